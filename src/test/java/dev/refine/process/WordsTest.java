package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

    @TempDir
    Path root;

    @Test
    void sayWithAParameterHowTheyBegin() {
        Words words = Words.plain().after("/s/").after("/s/runs/0/ada/1/");

        assertThat(words.of("/s/runs/0/ada/1/output.json")).isEqualTo("\"$2\"output.json");
        assertThat(words.of("/s/runs/0/ada/1/it's.json")).isEqualTo("\"$2\"'it'\\''s.json'");
        assertThat(words.of("/s/runs/0/ada/1/")).isEqualTo("\"$2\"");
        assertThat(words.of("/s/runs/0/ada/10/x")).isEqualTo("\"$1\"runs/0/ada/10/x");
        assertThat(words.of("see /s/runs/0/ada/1/x")).isEqualTo("'see /s/runs/0/ada/1/x'");
    }

    @Test
    void sayItInFullWhereAShellMightReadItOtherwise() {
        for (String name : List.of("a b", "$x", "ünï", "a'b", "~", "")) {
            Words words = Words.plain().after(name);

            assertThat(words.of(name + "x!")).isEqualTo(NativeText.quoted(name + "x!"));
        }
    }

    @Test
    void areQuotedUnlessEveryLetterIsPlain() {
        Words words = Words.plain();

        assertThat(words.of("./a_B-9.sh")).isEqualTo("./a_B-9.sh");
        for (String text : List.of("", "~", "a=b", "a b", "a\nb", "{a,b}", "!x", "#", "é", "*", "a;b")) {
            assertThat(words.of(text)).isEqualTo("'" + text + "'");
        }
    }

    @Test
    void meanTheSameToAShell() throws Exception {
        try (GuardedProcesses processes = Commands.processes()) {
            Command command = Commands.shell(root, "printf '%s|%s' \"$1\" \"$NAMED\"; echo no >&2");
            String inside = command.captureFolder() + "/it's \"$HOME\" `x`.json";
            Command told = new Command(
                    List.of("sh", "-c", command.argv().get(2), "sh", inside),
                    root,
                    Map.of("PATH", Commands.PATH, "NAMED", inside),
                    new byte[0],
                    command.captureFolder(),
                    command.timeout());

            assertThat(processes.run(told).stdout()).isEqualTo(inside + "|" + inside);
            assertThat(Files.readString(command.captureFolder().resolve("stderr")))
                    .isEqualTo("no\n");
        }
    }
}
