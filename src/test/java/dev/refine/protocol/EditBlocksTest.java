package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
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
                .isEqualTo("the reply holds no JSON object with edits");
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
