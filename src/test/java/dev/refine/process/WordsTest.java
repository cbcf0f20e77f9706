package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

    private static final Path FOLDER = Path.of("/s/runs/0/ada/1");

    @TempDir
    Path root;

    @Test
    void sayThePathOfTheFolderOnce() {
        Words words = Words.around(FOLDER, Map.of());

        assertThat(words.beginning()).isEqualTo("refine_f=/s/runs/0/ada/1/\n");
        assertThat(words.of("/s/runs/0/ada/1/it's.json")).isEqualTo("\"$refine_f\"'it'\\''s.json'");
        assertThat(words.of("/s/runs/0/ada/10/x")).isEqualTo("'/s/runs/0/ada/10/x'");
        assertThat(words.of("see /s/runs/0/ada/1/x")).isEqualTo("'see /s/runs/0/ada/1/x'");
    }

    @Test
    void sayItInFullWhereAShellMightReadItOtherwise() {
        for (String name : List.of("a b", "$x", "ünï", "a'b", "~")) {
            Words words = Words.around(Path.of("/s", name), Map.of());

            assertThat(words.beginning()).isEmpty();
            assertThat(words.of("/s/x")).isEqualTo("'/s/x'");
        }
    }

    @Test
    void areLeftAloneByACommandThatHasAVariableOfThatName() {
        assertThat(Words.around(FOLDER, Map.of("refine_f", "mine")).beginning()).isEmpty();
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
