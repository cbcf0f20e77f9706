package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program as a process of its own: little memory against much output, and names in three locales. */
class ExtremeOutputTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private JsonNode check(int exit, Map<String, String> variables, String... options) throws Exception {
        run(exit, variables, List.of("check", "--json"), options);
        return Json.parse(workshop.read("out.txt"));
    }

    private void run(int exit, Map<String, String> variables, List<String> words, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.refine.cli.Main"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().putAll(variables);
        Process program = builder.start();
        program.getOutputStream().close();

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(workshop.read("err.txt")).isEqualTo(exit);
    }

    @Test
    void hundredMegabytesOnEveryWayOutFitIntoASmallHeap() throws Exception {
        workshop.model(
                "case $1 in *bob*) ;; *) cp expected/$(basename $1 .txt).json $2; exit;; esac",
                "head -c 99000000 /dev/zero",
                "head -c 99000000 /dev/zero >&2",
                "head -c 100000000 /dev/zero > $2");

        JsonNode result = check(1, Map.of(), "-Xmx64m");

        assertThat(result.at("/passing").asInt()).isEqualTo(2);
        assertThat(result.at("/results/1/findings/0/message").asText() + result.at("/results/1/findings/0"))
                .contains("the output is larger than 16777216 bytes");
    }

    @Test
    void documentsThatDoNotFitIntoTheHeapTogetherAreDiagnosed() throws Exception {
        String figures = "1.5,".repeat(20_000);
        for (int i = 0; i < 24; i++) {
            workshop.given("c" + i, "x", i)
                    .write("expected/c" + i + ".json", "{\"name\": \"right\", \"figures\": [" + figures + i + "]}");
        }
        workshop.model("sed s/right/wrong/ expected/$(basename $1 .txt).json > $2")
                .with(own -> own.put("concurrency", 1));

        run(1, Map.of(), List.of("--auto", "--iterations", "1"), "-Xmx48m");

        assertThat(workshop.read("out.txt")).contains("Max Reached", "wrong-value /name", "24 cases");
    }

    /** As the launcher starts Java: in UTF-8, with the user's locale kept for the commands. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    @EnabledOnOs(OS.LINUX)
    void everyNameIsRunInEveryLocale(String locale) throws Exception {
        List<String> names = List.of("Zo\u00eb", "Zoe\u0308", "日本語", "🎯", "\ufb01", "\u05d0\u200fb");
        names.forEach(name -> workshop.given(name, "Dora", 6));
        workshop.model("echo \"$LC_ALL\" >> locales", "cp \"expected/$(basename \"$1\" .txt).json\" \"$2\"");

        JsonNode result = check(0, Map.of("LC_ALL", "C.UTF-8", "REFINE_USER_LC_ALL", locale));

        assertThat(result.at("/results").findValuesAsText("case"))
                .containsAll(names)
                .hasSize(9);
        assertThat(workshop.read("locales").lines()).hasSize(9).containsOnly(locale);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nameThatIsNoTextIsNotSkippedInSilence() throws Exception {
        new ProcessBuilder("sh", "-c", "echo x > \"$(printf 'cases/\\377.txt')\"")
                .directory(folder.toFile())
                .start()
                .waitFor();

        run(2, Map.of("LC_ALL", "C.UTF-8"), List.of("check", "--json"));

        assertThat(workshop.read("err.txt"))
                .isEqualTo(
                        "the name of \"cases/\ufffd.txt\" cannot be read as text [file-name]. It was found for casePaths."
                                + " Rename the file, or set a UTF-8 locale such as LC_ALL=C.UTF-8.\n");
    }
}
