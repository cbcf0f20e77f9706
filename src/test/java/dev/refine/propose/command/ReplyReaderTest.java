package dev.refine.propose.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import java.io.IOException;
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

    @Nested
    class TextReply {

        private static final String HEADER = "{\"hypothesis\": {\"observation\": \"o\", \"theory\": \"t\"}}\n";

        @Test
        void readsBlocksBehindAHeader() {
            String text = HEADER + """

                    ```text prompts/extract.md
                    <<<<<<< SEARCH
                    Extract {the} invoice.
                    =======
                    Extract {the} invoice.
                    Use ISO dates.
                    >>>>>>> REPLACE
                    ```

                    **schemas/invoice.json:**
                    ```json
                    <<<<<<< SEARCH
                    =======
                    {"type": "object"}
                    >>>>>>> REPLACE
                    ```
                    """;
            assertThat(only(read(text)).edits())
                    .containsExactly(
                            new Edit(
                                    "prompts/extract.md",
                                    "Extract {the} invoice.",
                                    "Extract {the} invoice.\nUse ISO dates."),
                            new Edit("schemas/invoice.json", "", "{\"type\": \"object\"}"));
        }

        @Test
        void continuesTheFileOfTheBlockBefore() {
            String text = HEADER + "prompts/extract.md\n" + block("a", "b") + block("c", "d");
            assertThat(only(read(text)).edits())
                    .containsExactly(
                            new Edit("prompts/extract.md", "a", "b"), new Edit("prompts/extract.md", "c", "d"));
        }

        @Test
        void keepsAnUnlistedPathForItsRefusal() {
            assertThat(only(read(HEADER + "File: `../secret.md`\n" + block("a", "b")))
                            .edits())
                    .containsExactly(new Edit("../secret.md", "a", "b"));
        }

        @Test
        void namesWhatABlockLacks() {
            assertThat(reason(HEADER + "prompts/extract.md\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n"))
                    .isEqualTo("search/replace block 1 has no line \"=======\"");
            assertThat(reason(HEADER + "prompts/extract.md\n<<<<<<< SEARCH\na\n=======\nb\n"))
                    .isEqualTo("search/replace block 1 has no line \">>>>>>> REPLACE\"");
            assertThat(reason(HEADER + block("a", "b")))
                    .isEqualTo("search/replace block 1 does not name its file on the line above it");
            assertThat(reason("prompts/extract.md\n" + block("a", "b")))
                    .isEqualTo("the reply holds no JSON object with edits");
        }

        private String block(String search, String replace) {
            return "<<<<<<< SEARCH\n" + search + "\n=======\n" + replace + "\n>>>>>>> REPLACE\n";
        }
    }

    @Nested
    class Misfit {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | the reply is empty",
                    "I cannot help. | the reply holds no JSON object with edits",
                    "[1] | the reply is JSON, but not an object",
                    "{} | edits is missing",
                    "{\"edits\": {}} | edits is an object; it must be an array",
                    "{\"edits\": [1]} | edits[0] is a number; it must be an object",
                    "{\"edits\": [{\"search\":\"\",\"replace\":\"\"}]} | edits[0].path is missing; it must be a string",
                    "{\"edits\": [{\"path\":\" \",\"search\":\"\",\"replace\":\"\"}]} | edits[0].path is empty",
                    "{\"edits\": [{\"path\":\"p\",\"replace\":\"\"}]} | edits[0].search is missing; it must be a string",
                    "{\"edits\": [{\"path\":\"p\",\"search\":null,\"replace\":\"\"}]} "
                            + "| edits[0].search is null; it must be a string",
                    "{\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"\",\"op\":\"whole\"}]} "
                            + "| edits[0].op is \"whole\"; only \"replace\" is known",
                    "{\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"x\"}]} "
                            + "| hypothesis is missing; it must be an object",
                    "{\"hypothesis\":{},\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"x\"}]} "
                            + "| hypothesis says neither observation nor theory",
                    "{\"candidates\": 3} | candidates is a number; it must be an array",
                    "{\"candidates\": [true]} | candidates[0] is true or false; it must be an object",
                    "{\"candidates\": [{}]} | candidates[0].edits is missing",
                    "{\"protocol\": 2, \"edits\": []} | protocol is 2; this is protocol 1",
                })
        void isNamedInOneLine(String text, String reason) {
            assertThat(read(text)).isEqualTo(new Reply.Failed(reason, text));
        }

        @Test
        void pointsAtBrokenJson() {
            assertThat(reason("{\"edits\": [,]}"))
                    .startsWith("the reply is not JSON: Unexpected character")
                    .endsWith("(line 1, column 12)");
            assertThat(reason(GOOD.substring(0, GOOD.length() - 20))).startsWith("the reply is not JSON: ");
        }

        @Test
        void clipsALongAnswer() {
            Reply.Failed failed = (Reply.Failed) read("x".repeat(100_000));
            assertThat(failed.raw())
                    .isEqualTo("x".repeat(32_768) + "\n[... 34464 characters left out ...]\n" + "x".repeat(32_768));
            assertThat(reason("x".repeat(2_000_001))).isEqualTo("the reply is longer than 2 million characters");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"edits\": []}",
                "{\"noChangeReason\": \"fine\"}",
                "{\"candidates\": []}",
                "{\"candidates\": [{\"edits\": []}]}",
                "{\"hypothesis\": {\"observation\": \"\", \"theory\": \"t\"},"
                        + " \"edits\": [{\"path\": \"p\", \"search\": \"\", \"replace\": \"\"}]}"
            })
    void readsEverythingThatThePublishedSchemaAllows(String text) throws IOException {
        assertThat(SchemaCheck.errors("proposer-reply.schema.json", Json.parse(text)))
                .isEmpty();
        assertThat(SchemaCheck.errors("proposer-reply.schema.json", Json.parse(GOOD)))
                .isEmpty();
        assertThat(read(text)).isNotInstanceOf(Reply.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"edits\": [{}]}",
                "{\"edits\": [{\"path\": \"p\", \"search\": \"\", \"replace\": \"\"}]}",
                "{\"candidates\": [{}]}",
                "{\"protocol\": 2, \"edits\": []}"
            })
    void refusesWhatThePublishedSchemaRefuses(String text) throws IOException {
        assertThat(SchemaCheck.errors("proposer-reply.schema.json", Json.parse(text)))
                .isNotEmpty();
        assertThat(read(text)).isInstanceOf(Reply.Failed.class);
    }

    private static Reply read(String text) {
        return ReplyReader.read(text == null ? "" : text, Requests.full(), "command");
    }

    private static String reason(String text) {
        return ((Reply.Failed) read(text)).reason();
    }

    private static Proposal only(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Candidates.class);
        return ((Reply.Candidates) reply).proposals().get(0);
    }
}
