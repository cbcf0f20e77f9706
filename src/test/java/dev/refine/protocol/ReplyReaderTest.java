package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private static final String GOOD = """
            {"hypothesis": {"observation": "dates differ", "theory": "no format",
              "prediction": {"fixes": ["a", "b"], "risks": []}, "confidence": "High"},
             "edits": [{"path": "prompts/extract.md", "search": "", "replace": "Write dates as YYYY-MM-DD.\\n"}],
             "impact": "two cases"}
            """;

    private static final Proposal PROPOSAL = new Proposal(
            new Hypothesis("dates differ", "no format", new Prediction(List.of("a", "b"), List.of()), "High"),
            List.of(new Edit("prompts/extract.md", "", "Write dates as YYYY-MM-DD.\n")),
            "",
            "two cases",
            "command");

    @Test
    void readsOneDocument() {
        assertThat(read(GOOD)).isEqualTo(new Reply.Candidates(List.of(PROPOSAL)));
        assertThat(read("\uFEFF" + GOOD)).isEqualTo(new Reply.Candidates(List.of(PROPOSAL)));
    }

    @Test
    void findsTheReplyInProseAndFences() {
        String wrapped = "I looked at {these} cases {\"x\": 1}.\n```json\n" + GOOD + "```\nDone, see {\"log\": true}.";
        assertThat(read(wrapped)).isEqualTo(new Reply.Candidates(List.of(PROPOSAL)));
    }

    @Test
    void findsTheReplyBehindAThousandOtherObjects() {
        String events = "{\"event\": \"tick\"}\nif (x) {\n".repeat(1_000);
        assertThat(read(events + GOOD)).isEqualTo(new Reply.Candidates(List.of(PROPOSAL)));
    }

    @Test
    void takesTheLastOfTwoReplies() {
        String first = GOOD.replace("dates differ", "first thought");
        assertThat(read(first + "\nNo, better:\n" + GOOD)).isEqualTo(new Reply.Candidates(List.of(PROPOSAL)));
    }

    @Test
    void readsRankedCandidates() {
        String second = GOOD.replace("dates differ", "other");
        Reply reply = read("{\"protocol\": 1, \"candidates\": [" + GOOD + "," + second + "]}");
        assertThat(((Reply.Candidates) reply).proposals())
                .extracting(proposal -> proposal.hypothesis().observation())
                .containsExactly("dates differ", "other");
    }

    @Test
    void keepsTheGroupOnlyIfTheRequestNamesIt() {
        String known = GOOD.replaceFirst("\\{", "{\"group\": \"check totals\", ");
        String unknown = GOOD.replaceFirst("\\{", "{\"group\": \"totals\", ");
        assertThat(only(read(known)).groupId()).isEqualTo("check totals");
        assertThat(only(read(unknown)).groupId()).isEmpty();
    }

    @Test
    void readsASentenceAsTheory() {
        Reply reply = read("{\"hypothesis\": \"no format\", \"prediction\": {\"fixes\": [\"a\"]}, \"confidence\": 0.2,"
                + " \"edits\": [{\"path\": \"./p\", \"search\": \"x\", \"replace\": \"\"}]}");
        assertThat(only(reply).hypothesis())
                .isEqualTo(new Hypothesis("", "no format", new Prediction(List.of("a"), List.of()), "Low"));
        assertThat(only(reply).edits()).containsExactly(new Edit("p", "x", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"High\"', High",
        "'\"very high\"', High",
        "'\"low\"', Low",
        "'\"medium\"', Medium",
        "0.9, High",
        "0.5, Medium",
        "0.1, Low",
        "90, High",
        "30, Low",
        "'\"85%\"', High",
        "'\"0.2\"', Low",
        "'\"1 %\"', Low",
        "null, Medium",
        "'\"sure\"', Medium",
        "'[]', Medium",
        "-3, Low",
        "1e400, High"
    })
    void speaksOfConfidenceInThreeWords(String given, String word) {
        assertThat(only(read(GOOD.replace("\"High\"", given))).hypothesis().confidence())
                .isEqualTo(word);
    }

    @Nested
    class NothingToPropose {

        @Test
        void givesTheReason() {
            assertThat(read("{\"edits\": [], \"noChangeReason\": \"all is well\"}"))
                    .isEqualTo(new Reply.Nothing("all is well"));
            assertThat(read("{\"noChangeReason\": \"all is well\"}")).isEqualTo(new Reply.Nothing("all is well"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"edits\": []}", "{\"candidates\": []}", "{\"candidates\": [{\"edits\": []}]}"})
        void saysSoWithoutAReason(String text) {
            assertThat(read(text)).isEqualTo(new Reply.Nothing("the reply holds no edit"));
        }
    }

    private static Reply read(String text) {
        return ReplyReader.read(text == null ? "" : text, Requests.full(), "command");
    }

    private static Proposal only(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Candidates.class);
        return ((Reply.Candidates) reply).proposals().get(0);
    }
}
