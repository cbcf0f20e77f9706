package dev.refine.propose.rules.saving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    private static final String TASK = "Extract the record from the receipt.";

    private static List<String> fillers(String sentence, String... keys) {
        return new Verdicts(Passages.of(TASK + "\n\n" + sentence + "\n"), Set.of(keys))
                .all().getOrDefault(Waste.FILLER, List.of()).stream()
                        .map(Passage::text)
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please note that our customers rely on you.",
                "Please kindly note how important this is.",
                "Note that accuracy is essential to us.",
                "Kindly mind the reputation of our house, which matters."
            })
    void whatAddressesTheReaderNamesNoFieldByIt(String sentence) {
        assertThat(fillers(sentence, "note", "mind", "total")).containsExactly(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please copy the note as it is printed.",
                "Please note that the note stands below.",
                "Please note that the total is at the bottom.",
                "It is important that note and total agree."
            })
    void whatNamesAFieldIsNoFiller(String sentence) {
        assertThat(fillers(sentence, "note", "mind", "total")).isEmpty();
    }

    @Test
    void theFirstSentenceThatSaysSomethingIsTheTask() {
        assertThat(new Verdicts(Passages.of(TASK + " Thank you.\n"), Set.of())
                        .all()
                        .get(Waste.FILLER))
                .extracting(Passage::text)
                .containsExactly("Thank you.");
    }
}
