package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To check an expected file and to read it are two ways through its text, and must come to one end. */
class ExpectedFileTest {

    private static final long SEED = 1_122L;

    /** Ten thousand with {@code -Drefine.fuzz=10000}. */
    private static final int ROUNDS = Integer.getInteger("refine.fuzz", 1_500);

    private static final byte[] SOUND =
            "{\"name\": \"Zo\u00eb \ud83d\ude00 \\ud83d\",\n\t\"lines\": [{\"n\": -1.50e+3, \"of\": 12345678901234567890}, [], {}, null], \"ok\": true}\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            ",",
            ":",
            " ",
            "\n",
            "null",
            "nul",
            "1e99999999999",
            "0",
            ".",
            "-",
            "+",
            "e",
            "NaN",
            "Infinity",
            "\u0000",
            "\ufeff",
            "//",
            "/*",
            "#",
            "'",
            "\"name\":1,",
            "\u00eb",
            "\ud83d\ude00");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{",
                "[1,",
                "[1 2]",
                "1 2",
                "{} {}",
                "[]]",
                "[] x",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{\"a\":}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,\"b\":{\"c\":1,\"d\":2,\"c\":3}}",
                "{\"a\":1,\"\\u0061\":2}",
                "[01]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[1e]",
                "[-]",
                "[1e999999999999]",
                "1e-999999999999",
                "[1e2147483647]",
                "[1e-2147483648]",
                "[0e99999999999]",
                "[NaN]",
                "[-Infinity]",
                "tru",
                "nullx",
                "\"a",
                "\"a\\",
                "\"a\\x\"",
                "\"a\\u12\"",
                "\"a\nb\"",
                "\"a\u0000b\"",
                "// a\n1",
                "1 # a",
                "\ufeff1",
                "\ufeff\ufeff1",
                " \ufeff1",
                "1\ufeff",
                "\ufeff",
                "\u00a01",
                "\\ud800",
                "{\"\\ud800\": \"\\udc00\"}",
                "1",
                "\"\"",
                "{\"\":{\"\":[]}}"
            })
    void isRefusedInTheSameWordsAsWhenItIsRead(String text) throws IOException {
        sameEnd(text.getBytes(StandardCharsets.UTF_8), text);
    }

    static List<byte[]> bytesThatAreNoText() {
        return List.of(
                bytes('"', 0xC3, '"'),
                bytes('1', 0xFF),
                bytes('[', ']', '\n', 0xE2, 0x82),
                bytes('"', 0xC0, 0x80, '"'),
                bytes('"', 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, '"'),
                bytes('"', 0xF4, 0x90, 0x80, 0x80, '"'),
                bytes('{', '"', 0x80, '"', ':', '1', '}'),
                bytes(0xFF, 0xFE, '1', 0),
                bytes(0xFE, 0xFF, 0, '1'),
                bytes(0xEF, 0xBB),
                bytes(0xEF, 0xBB, '1'),
                bytes(0, 0, 0xFE, 0xFF, 0, 0, 0, '1'),
                bytes('[', 0, '1', 0, ']', 0));
    }

    @ParameterizedTest
    @MethodSource("bytesThatAreNoText")
    void isRefusedInTheSameWordsForItsBytes(byte[] bytes) throws IOException {
        assertThat(sameEnd(bytes, "")).isNotEmpty();
    }

    @Test
    void comesToTheSameEndWhateverBecomesOfASoundOne() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int sound = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(random);
            sound += sameEnd(bytes, "seed " + SEED + ", round " + round).isEmpty() ? 1 : 0;
        }
        assertThat(sound).as("some mutations do no harm").isBetween(1, ROUNDS / 2);
    }

    @Test
    void aFileThatIsTooLongIsRefusedInTheSameWordsHoweverLongItIs() throws IOException {
        Path file = folder.resolve("long.json");
        for (long length : List.of(17_000_000L, 100_000_000_000L)) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.write("[".getBytes(StandardCharsets.UTF_8));
                sparse.write(" ".repeat(16_900_000).getBytes(StandardCharsets.UTF_8));
                sparse.setLength(length);
            }

            assertThat(WorkloadFixture.refusal(() -> {
                        ExpectedFile.check(file, "long.json");
                        return "";
                    }))
                    .isEqualTo("long.json:1:1: not JSON: it is longer than 16777216 characters [expected-json]. An"
                            + " expected file holds exactly one JSON value.");
        }
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThat(WorkloadFixture.refusal(() -> {
                    ExpectedFile.check(folder.resolve("gone.json"), "gone.json");
                    return "";
                }))
                .isEqualTo("\"gone.json\" cannot be read [file-unreadable]. It was there a moment ago; see what removes"
                        + " it.");
    }

    private List<Problem> sameEnd(byte[] bytes, String which) throws IOException {
        Path file = Files.write(folder.resolve("a.json"), bytes);
        List<Problem> checked = List.of();
        try {
            ExpectedFile.check(file, "a.json");
        } catch (UsageException e) {
            checked = e.problems();
        }
        List<Problem> read = List.of();
        try {
            ExpectedFile.again(file, "a.json");
        } catch (SessionException e) {
            read = e.problems();
        }
        assertThat(checked).as(which).isEqualTo(read);
        return checked;
    }

    private static byte[] mutated(SplittableRandom random) {
        byte[] bytes = SOUND;
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(6));
            byte[] piece = switch (random.nextInt(3)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            };
            bytes = replaced(bytes, at, random.nextBoolean() ? at : to, piece);
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] all = new byte[from + piece.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(piece, 0, all, from, piece.length);
        System.arraycopy(bytes, to, all, from + piece.length, bytes.length - to);
        return all;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
