package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditBlocksTest {

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
                .containsExactly(new Edit("prompts/extract.md", "a", "b"), new Edit("prompts/extract.md", "c", "d"));
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
                .isEqualTo("the reply has edits and does not say why it makes them");
    }

    @Test
    void takesTheFirstParagraphOfATextForItsTheory() {
        String text =
                "## Proposal\n\nThe prompt does not say\nhow dates are written.\n\nMore of that would be too much.\n"
                        + "\nprompts/extract.md\n```\n" + block("a", "b") + "```\n";

        Proposal proposal = only(read(text));

        assertThat(proposal.hypothesis())
                .isEqualTo(new Hypothesis(
                        "",
                        "The prompt does not say how dates are written.",
                        new Prediction(List.of(), List.of()),
                        "Medium"));
        assertThat(proposal.edits()).containsExactly(new Edit("prompts/extract.md", "a", "b"));
    }

    @Test
    void takesNoBrokenHeaderForATheory() {
        String blocks = "prompts/extract.md\n" + block("a", "b");

        assertThat(reason("{\"hypothesis\": {\"theory\": \"it says nothing of dates\"}\n" + blocks))
                .startsWith("the reply is not JSON: ");
        assertThat(reason("Here is \"hypothesis\": \"dates are not mentioned\"\n" + blocks))
                .isEqualTo("the reply has edits and does not say why it makes them");
    }

    private String block(String search, String replace) {
        return "<<<<<<< SEARCH\n" + search + "\n=======\n" + replace + "\n>>>>>>> REPLACE\n";
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
