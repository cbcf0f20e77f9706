package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refine.propose.Reply;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ReplyReaderFuzzTest {

    private static final long SEED = 4_712L;

    private static final int ROUNDS = Integer.getInteger("refine.fuzz", 10_000);

    private static final List<String> SEEDS = List.of(
            "{\"protocol\":1,\"hypothesis\":{\"observation\":\"o\",\"theory\":\"t\",\"prediction\":{\"fixes\":[\"a\"],"
                    + "\"risks\":[]},\"confidence\":\"High\"},\"edits\":[{\"path\":\"prompts/extract.md\","
                    + "\"search\":\"\",\"replace\":\"x\\n\"}],\"impact\":\"i\"}",
            "{\"candidates\":[{\"hypothesis\":{\"observation\":\"o\",\"theory\":\"t\"},\"edits\":[]},"
                    + "{\"hypothesis\":\"t\",\"edits\":[{\"path\":\"p\",\"search\":\"a\",\"replace\":\"b\"}]}]}",
            "Here:\n```json\n{\"hypothesis\":\"t\",\"edits\":[]}\n```\n",
            "{\"hypothesis\":\"t\"}\nprompts/extract.md\n```\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```\n",
            "{\"hypothesis\":\"t\",\"edits\":[{\"path\":\"prompts/extract.md\",\"text\":\"x\\n\"},"
                    + "{\"path\":\"schemas/invoice.json\",\"patch\":[{\"op\":\"add\",\"path\":\"/a\",\"value\":[1]},"
                    + "{\"op\":\"move\",\"from\":\"/a/0\",\"path\":\"/b\"},{\"op\":\"remove\",\"path\":\"/a\"}]}]}",
            "{\"noChangeReason\":\"none\"}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "null",
            "1e9999",
            "\u0000",
            "\ud800",
            "```",
            "\n=======\n",
            "<<<<<<< SEARCH\n",
            ">>>>>>> REPLACE\n",
            "\uFEFF",
            "{\"edits\":",
            "[[[[[[[[",
            "\u202e",
            "-",
            "0x",
            "true");

    @Test
    void anyMutationOfAReplyIsAReply() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(random);
            assertThatCode(() -> assertThat(ReplyReader.read(text, Requests.full(), "command"))
                            .isInstanceOf(Reply.class))
                    .as("seed %d, round %d, text <%s>", SEED, round, text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void unendingNonsenseIsAnsweredInTime() {
        for (String piece : List.of("{", "{\"a\":", "[", "{}", "{\"", "<<<<<<< SEARCH\n", "```\n")) {
            String text = "x" + piece.repeat(900_000 / piece.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThat(ReplyReader.read(text, Requests.full(), "command"))
                            .isInstanceOf(Reply.Failed.class));
        }
    }

    private static String mutated(SplittableRandom random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
