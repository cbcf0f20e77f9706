package dev.refine.quality.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.quality.tree.FileTree;
import org.junit.jupiter.api.Test;

/** Where a part of an answer is looked for, the best place first. */
class AnswerTest {

    private static final String NAMED = "```json verdict.json\n{\"verdict\": \"named\"}\n```\n";
    private static final String OTHER = "```json\n{\"verdict\": \"fence\"}\n```\n";

    @Test
    void fileWins() {
        FileTree files = FileTree.EMPTY.with("verdict.json", "{\"verdict\": \"file\"}");

        assertThat(word(OTHER + NAMED, files)).isEqualTo("file");
    }

    @Test
    void fileThatIsBrokenGivesWayToABlockOfItsName() {
        FileTree files = FileTree.EMPTY.with("verdict.json", "{\"verdict\": ");

        assertThat(word(OTHER + NAMED, files)).isEqualTo("named");
    }

    @Test
    void nameMayStandAboveTheBlock() {
        assertThat(word(OTHER + "\n**verdict.json**\n\n```json\n{\"verdict\": \"above\"}\n```\n", FileTree.EMPTY))
                .isEqualTo("above");
    }

    @Test
    void blockOfTheOldNameIsKnown() {
        assertThat(word(OTHER + "```json verdict_block\n{\"verdict\": \"old\"}\n```\n", FileTree.EMPTY))
                .isEqualTo("old");
    }

    @Test
    void blockThatFitsWillDo() {
        assertThat(word("```json\n{\"tasks\": []}\n```\n" + OTHER, FileTree.EMPTY))
                .isEqualTo("fence");
    }

    @Test
    void wholeTextMayBeThePartOrHoldIt() {
        assertThat(word(" {\"verdict\": \"text\"}\n", FileTree.EMPTY)).isEqualTo("text");
        assertThat(word("{\"verdict.json\": {\"verdict\": \"member\"}}", FileTree.EMPTY))
                .isEqualTo("member");
    }

    @Test
    void partThatStandsThereTwiceIsNoneUnlessItIsTheSame() {
        String quoted = "```json verdict.json\n{\"verdict\": \"quoted\"}\n```\n";

        assertThat(word(NAMED + NAMED, FileTree.EMPTY)).isEqualTo("named");
        assertThat(new Answer(quoted + NAMED, FileTree.EMPTY).json("verdict.json", node -> node.has("verdict")))
                .isEmpty();
        assertThat(new Answer(quoted + NAMED, FileTree.EMPTY).isAmbiguous("verdict.json", node -> node.has("verdict")))
                .isTrue();
    }

    @Test
    void proseIsWhatIsLeftWithoutJson() {
        Answer answer = new Answer("Before.\n" + NAMED + "```text\nkept\n```\nAfter.\n", FileTree.EMPTY);

        assertThat(answer.prose()).isEqualTo("Before.\n```text\nkept\n```\nAfter.");
    }

    @Test
    void packetMayHoldBlocksOfItsOwn() {
        String text = "````md critique_packet.md\n# Critique\n```sh\nls\n```\n````\n";

        assertThat(new Answer(text, FileTree.EMPTY).text("critique_packet.md"))
                .contains("# Critique\n```sh\nls\n```\n");
    }

    private static String word(String text, FileTree files) {
        return new Answer(text, files)
                .json("verdict.json", node -> node.has("verdict"))
                .map(node -> node.path("verdict").asText())
                .map(String::valueOf)
                .orElse("");
    }
}
