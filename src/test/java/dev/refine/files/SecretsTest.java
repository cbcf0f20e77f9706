package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String VALUE = "pä ss/w\"ord+1";

    @TempDir
    Path folder;

    @Test
    void hidesAKnownValueInEverySpelling() {
        Secrets secrets = Secrets.of(List.of(VALUE));
        byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);

        for (String spelling : List.of(
                VALUE,
                "pä ss/w\\\"ord+1",
                URLEncoder.encode(VALUE, StandardCharsets.UTF_8),
                URLEncoder.encode(VALUE, StandardCharsets.UTF_8).replace("+", "%20"),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
            assertThat(secrets.hide("a " + spelling + " b")).as(spelling).isEqualTo("a [masked] b");
            assertThat(new String(
                            secrets.hide(("ä " + spelling + " b").getBytes(StandardCharsets.UTF_8)),
                            StandardCharsets.UTF_8))
                    .as(spelling)
                    .isEqualTo("ä [masked] b");
        }
    }

    /** Put together at run time, so that nothing in this repository looks like a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-|proj-abcdefghijklmnopqrst",
                "sk-|ant-api03-abcdefghijklmnop",
                "AIza|0123456789012345678901234567890abcd",
                "ghp|_abcdefghijklmnopqrstuvwxyz0123456789",
                "gho|_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghu|_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghs|_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghr|_abcdefghijklmnopqrstuvwxyz0123456789",
                "github_pat|_abcdefghijklmnopqrstuvwxyz",
                "AKIA|ABCDEFGHIJKLMNOP",
                "xoxb|-1234567890-abcdef",
                "hf|_abcdefghijklmnopqrstuvwxyz012345",
                "eyJ|hbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abcdefg",
                "glpat|-abcdefghijklmnopqrst",
                "sk|_live_abcdefghijklmnop",
                "gsk|_abcdefghijklmnopqrstuvwx",
                "rk|_test_abcdefghijklmnop",
                "ya29|.abcdefghijklmnopqrst",
                "npm|_abcdefghijklmnopqrstuvwxyz0123456789",
                "ASIA|ABCDEFGHIJKLMNOP",
                "xapp|-1-abcdefghij",
                "-----BEGIN| RSA PRIVATE KEY-----\nabc+/=\n-----END RSA PRIVATE KEY-----"
            })
    void hidesWhatHasTheShapeOfAToken(String token) {
        assertThat(Secrets.ofShape().hide("key=" + token.replace("|", "") + ";"))
                .isEqualTo("key=[masked];");
    }

    @Test
    void hidesAValueOfOneLetterAtEitherEnd() {
        assertThat(Secrets.of(List.of("q")).hide("q, aqb q")).isEqualTo("[masked], a[masked]b [masked]");
        assertThat(Secrets.of(List.of("日")).hide("日x日")).isEqualTo("[masked]x[masked]");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "risk-based task-oriented ask-me AKIA sk-short eyJ ghp_x 0123456789abcdef0123456789abcdef";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Secrets.ofShape().hide(text)).isSameAs(text);
        assertThat(Secrets.ofShape().hide(bytes)).isSameAs(bytes);
    }

    @Test
    void findsATokenAtTheBeginningOfAWordOnly() {
        String token = "sk-" + "abcdefghijklmnopqrstuvwxyz";

        for (String before : List.of("", "\"", "-", " ", "\n", "=", "日")) {
            assertThat(Secrets.ofShape().hide(before + token)).as(before).isEqualTo(before + "[masked]");
        }
        for (String before : List.of("a", "Z", "0", "_")) {
            assertThat(Secrets.ofShape().hide(before + token)).as(before).isEqualTo(before + token);
        }
    }

    @Test
    void leavesEveryOtherLetterOfATextAsItIs() {
        String text = "Größe „x“ 😀 \u0000 ";

        assertThat(Secrets.of(List.of("hunter2")).hide(text + "hunter2" + text)).isEqualTo(text + "[masked]" + text);
    }

    @Test
    void hasNothingToHideInAFolderOrInWhatIsNotThere() throws IOException {
        Path inner = Files.writeString(folder.resolve("inner"), "hunter2hunter2");

        Secrets.of(List.of("hunter2hunter2")).hideIn(folder);
        Secrets.of(List.of("hunter2hunter2")).hideIn(folder.resolve("missing"));

        assertThat(inner).hasContent("hunter2hunter2");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void goesThroughALongFileAndKeepsEveryOtherByte() throws IOException {
        Path file = folder.resolve("stdout");
        byte[] filler = ("x".repeat(99) + "\n").repeat(60_000).getBytes(StandardCharsets.ISO_8859_1);
        filler[4321] = (byte) 0xff;
        Files.write(file, filler);
        Files.writeString(file, "before hunter2hunter2 after\n", java.nio.file.StandardOpenOption.APPEND);

        Secrets.of(List.of("hunter2hunter2")).hideIn(file);

        byte[] hidden = Files.readAllBytes(file);
        assertThat(hidden).startsWith(filler);
        assertThat(new String(hidden, StandardCharsets.ISO_8859_1)).endsWith("before [masked] after\n");
    }
}
