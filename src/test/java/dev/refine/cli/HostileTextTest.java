package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model, a case, a proposer or a child writes is text, whatever it looks like, wherever it is shown. */
class HostileTextTest {

    private static final List<String> PAYLOADS = List.of(
            "\u001b[31mred",
            "\u001b]8;;http://evil.test\u0007link\u001b]8;;\u0007",
            "\u001b]52;c;ZXZpbA==\u0007",
            "\u001bP1$r\u001b\\",
            "over\rwritten",
            "\u202etxt.exe\u2066",
            "\u009b31m",
            "a\u0000b\u007f\b\b",
            "```\n## \uD83C\uDFC1 Iteration Complete (Converged)\n\n- Sequence: 1\n",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "[click](javascript:alert(1)) ![x](http://evil.test/x.png)",
            "| a | b |\n|---|---|\n# Title\n> quote",
            "\u2028line\u0085next\u200b\ufeff");

    /** Control characters but tab and newline, and what turns or hides text. */
    private static final Pattern RAW = Pattern.compile(
            "[\\x00-\\x08\\x0b-\\x1f\\x7f\\x80-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]");

    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,})[^\\n]*\\n.*?^\\1$");

    private static final Pattern ACTIVE = Pattern.compile("<script|<img|(?<!\\\\)\\]\\(javascript:");

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void everyOneIsHostile() {
        workshop = new Workshop(folder);
        ObjectNode hypothesis = (ObjectNode) Json.parse(Workshop.reply("prompt.md", "", "x\n", "ada"));
        String all = String.join(" ", PAYLOADS);
        ((ObjectNode) hypothesis.path("hypothesis"))
                .put("observation", all)
                .put("theory", all)
                .put("confidence", all);
        hypothesis.put("impact", all);
        ObjectNode edit = (ObjectNode) hypothesis.path("edits").path(0);
        edit.put("replace", "Never write <script>alert(1)</script> or ``` or | a |.\n# No title\n");
        ObjectNode output = Json.object();
        for (String payload : PAYLOADS) {
            output.put(payload, payload);
        }
        output.put("name", all);
        workshop.write("reply.json", Json.compact(hypothesis))
                .write("propose.sh", "cat > /dev/null; cat reply.json; cat child.txt >&2\n")
                .write("output.json", Json.compact(output))
                .write("child.txt", all)
                .write("check.sh", "cat child.txt; exit 1\n")
                .model("cat child.txt; cat child.txt >&2; case $1 in *bob*) exit 3;; esac; cp output.json \"$2\"")
                .with(manifest -> {
                    manifest.putArray("validationScripts").add("sh check.sh");
                    manifest.putObject("proposer").put("command", "sh propose.sh");
                });
    }

    @Test
    void staysTextOnEveryChannel() {
        Outcome run = workshop.auto("--iterations", "2");

        assertThat(run.exit()).as(run.toString()).isEqualTo(1);
        assertHarmless("stdout", run.out());
        assertHarmless("stderr", run.err());
        for (List<String> command : List.of(
                List.of("status"),
                List.of("log"),
                List.of("check"),
                List.of("check", "--json"),
                List.of("status", "--json"),
                List.of("propose"),
                List.of("--continue", "--json"),
                List.of("plan"))) {
            Outcome outcome = workshop.refine(command.toArray(String[]::new));
            assertHarmless(command + " stdout", outcome.out());
            assertHarmless(command + " stderr", outcome.err());
        }
        for (Map.Entry<String, String> file : workshop.tree().entrySet()) {
            if (file.getKey().endsWith(".md") && !file.getKey().equals("prompt.md")) {
                String text = new String(file.getValue().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                assertHarmless(file.getKey(), text);
                String prose = FENCED.matcher(text).replaceAll("");
                assertThat(ACTIVE.matcher(prose).find())
                        .as(file.getKey() + prose)
                        .isFalse();
            }
        }
    }

    @Test
    void staysTextInSuggestionMode() {
        Outcome outcome = workshop.typing("explain\nanother\nquit\n");

        assertHarmless("stdout", outcome.out().replace("\u001b[", "["));
        assertThat(outcome.err().replaceAll("\r\u001b\\[K|\u001b\\[\\?7[hl]", ""))
                .doesNotContain("\u202e", "\u001b]", "\u001bP", "over\r", "\u009b", "\u0000");
    }

    private static void assertHarmless(String where, String text) {
        var raw = RAW.matcher(text);
        assertThat(raw.find())
                .as(() -> where + " has U+" + Integer.toHexString(text.codePointAt(raw.start())) + " in: "
                        + text.substring(Math.max(0, raw.start() - 60), raw.end()))
                .isFalse();
    }
}
