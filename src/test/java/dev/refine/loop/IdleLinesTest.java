package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.Effect;
import dev.refine.propose.ProposalRequest.Tried;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdleLinesTest {

    private static final String LINE = "Write the date as YYYY-MM-DD.";

    private static Tried tried(int iteration, String line, boolean kept, Map<String, Effect> effects) {
        return new Tried(
                iteration,
                "",
                new Hypothesis("o", "t", new Prediction(List.of(), List.of()), "High"),
                List.of(new Edit("prompt.md", "Read it.\n", "Read it.\n" + line + "\n")),
                "",
                "Improved",
                kept,
                List.of(),
                effects);
    }

    private static List<String> sentences(String text, Tried... history) {
        return new IdleLines(List.of(history), Map.of("prompt.md", text)).sentences();
    }

    @Test
    void namesALineOfWhichNoFieldBecameRight() {
        assertThat(sentences(
                        "Read it.\n" + LINE + "\n",
                        tried(2, LINE, true, Map.of("/date", new Effect(3, 0), "/total", new Effect(1, 1)))))
                .containsExactly(
                        "\"" + LINE + "\" in prompt.md mended nothing of date in iteration 2: it can probably go");
    }

    @Test
    void takesAWordForAFieldOnlyWhereTheLineSaysWhatItIsAbout() {
        Map<String, Effect> effects = Map.of("/total", new Effect(3, 3), "/currency", new Effect(3, 0));
        for (String line : List.of(
                "- Write `total` as a plain JSON number: no quotes, currency, unit or thousands separator.",
                "- Write total as a plain JSON number: no quotes, currency, unit or thousands separator.",
                "- Write `total` as a number, without the currency.")) {
            assertThat(sentences("Read it.\n" + line + "\n", tried(1, line, true, effects)))
                    .as(line)
                    .isEmpty();
        }
        String line = "Note: the currency is a code of three letters.";
        assertThat(sentences("Read it.\n" + line + "\n", tried(1, line, true, effects)))
                .hasSize(1);
    }

    @Test
    void saysNothingOfALineThatHelpedOrWasNotTestedOrIsGone() {
        Map<String, Effect> idle = Map.of("/date", new Effect(3, 0));
        String text = "Read it.\n" + LINE + "\n";

        assertThat(sentences(text, tried(1, LINE, true, Map.of("/date", new Effect(3, 1)))))
                .isEmpty();
        assertThat(sentences(text, tried(1, LINE, true, Map.of("/date", new Effect(0, 0)))))
                .isEmpty();
        assertThat(sentences(text, tried(1, LINE, true, Map.of("/total", new Effect(3, 0)))))
                .isEmpty();
        assertThat(sentences("Read it.\n", tried(1, LINE, true, idle))).isEmpty();
        assertThat(sentences(text, tried(1, LINE, false, idle))).isEmpty();
        assertThat(sentences(text, tried(1, LINE, true, idle), tried(2, LINE, true, Map.of("/date", new Effect(3, 3)))))
                .isEmpty();
    }
}
