package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictScanTest {

    private static final int MEGA = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void hasTheLimitsOfReading(int more) throws IOException {
        assertThat(List.of(
                        passes("[".repeat(Limits.DEPTH + more) + "]".repeat(Limits.DEPTH + more)),
                        passes("{\"a\":".repeat(Limits.DEPTH + more) + "1" + "}".repeat(Limits.DEPTH + more)),
                        passes("{\"" + "n".repeat(Limits.NAME + more) + "\":1}"),
                        passes("{\"" + "\u00eb".repeat(Limits.NAME + more) + "\":1}"),
                        passes("{\"" + "\\u00eb".repeat(Limits.NAME + more) + "\":1}"),
                        passes("[" + "1".repeat(Limits.DIGITS + more) + "]"),
                        passes("1".repeat(Limits.DIGITS + more)),
                        passes("\"" + "t".repeat(Limits.TEXT + more) + "\""),
                        passes("[\"" + "\u00eb".repeat(Limits.TEXT + more) + "\"]"),
                        passes("[\"" + "\\n".repeat(Limits.TEXT + more) + "\"]"),
                        passes("[" + "1,".repeat(Limits.TOKENS - 3 + more) + "1]"),
                        passes("{\"a\":[" + "{},".repeat(999_996) + "1" + ",1".repeat(more + 2) + "]}")))
                .containsOnly(more <= 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -2, -1, 0, 1, 2, 3})
    void countsTheDigitsOfAFractionAsReadingDoes(int more) throws IOException {
        passes("[0." + "1".repeat(Limits.DIGITS + more) + "]");
        passes("-" + "1".repeat(Limits.DIGITS + more) + ".1");
        passes("[-1e" + "0".repeat(Limits.DIGITS + more) + "]");
        passes("[1." + "0".repeat(Limits.DIGITS / 2) + "E-" + "0".repeat(Limits.DIGITS / 2 + more) + "]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_001})
    void hasTheLimitOfReadingForAWholeDocument(int more) throws IOException {
        passes("[" + " ".repeat(Limits.BYTES - 2 + more) + "]");
        passes("[]" + "\n".repeat(Limits.BYTES - 2 + more));
        passes("[" + ("\"" + "t".repeat(MEGA - 3) + "\",").repeat(15) + "\"" + "t".repeat(MEGA - 4 + more) + "\"]");
    }

    @Test
    void endsWhenNobodyWaitsForIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> StrictScan.passes(new StringReader("[]"))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Whether it does, which must be what reading says. */
    private static boolean passes(String text) throws IOException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        boolean passes = StrictScan.passes(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        assertThat(passes)
                .as("%s of %d letters", text.substring(0, 12), text.length())
                .isEqualTo(isRead(text));
        return passes;
    }

    private static boolean isRead(String text) {
        try {
            return Json.parse(text) != null;
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
