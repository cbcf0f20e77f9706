package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cache: workload}: what ran once under the same key is not paid for again, whatever session asks. */
class RememberedRunsTest {

    private static final Consumer<ObjectNode> REMEMBERING = own -> own.put("cache", "workload");

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void countsItsStarts() {
        workshop = new Workshop(folder.resolve("first"))
                .model("echo started >> starts", Workshop.MODEL)
                .with(REMEMBERING);
    }

    private long starts(Workshop shop) {
        return shop.has("starts") ? shop.read("starts").lines().count() : 0;
    }

    @Test
    void startsNothingInASecondSession() {
        Outcome first = workshop.refine("check");
        workshop.delete("out/ada.json");
        workshop.write(".refine/cache/.DS_Store", "left by the system's own file browser");

        Outcome second = workshop.refine("check");

        assertThat(starts(workshop)).isEqualTo(3);
        assertThat(second.exit()).isEqualTo(first.exit()).isEqualTo(ExitCode.GOAL_NOT_MET);
        assertThat(second.out().lines().findFirst())
                .isEqualTo(first.out().lines().findFirst());
        assertThat(second.out()).contains("runs: none, remembered 3");
        assertThat(workshop.read("out/ada.json")).isEqualTo("{\"name\": \"Ada!\"}\n");
    }

    /** It may have read the prompt before or after. */
    @Test
    void remembersNoRunDuringWhichThePromptHasChanged() {
        String prompt = workshop.read("prompt.md");
        workshop.model("echo started >> starts", "test -e once || echo more >> prompt.md", "touch once", Workshop.MODEL)
                .with(own -> own.put("concurrency", 1));

        assertThat(workshop.refine("check").exit()).isEqualTo(4);
        workshop.write("prompt.md", prompt);

        assertThat(workshop.refine("check").out()).contains("runs: 3 (baseline 3)");
        assertThat(starts(workshop)).isEqualTo(4);
    }

    @Test
    void remembersWhatARunReportedToo() {
        workshop.model("echo started >> starts", "echo '{\"costUsd\": 0.5}' > \"$REFINE_USAGE\"", Workshop.MODEL)
                .with(own -> own.put("usagePath", "usage/{caseId}.json"));
        Outcome first = workshop.refine("check");

        Outcome second = workshop.refine("check");

        assertThat(first.err()).doesNotContain("[defect]");
        assertThat(second.exit()).isEqualTo(first.exit()).isEqualTo(ExitCode.GOAL_NOT_MET);
        assertThat(second.out()).contains("runs: none, remembered 3");
        assertThat(starts(workshop)).isEqualTo(3);
    }

    @Test
    void startsNothingWhenAWholeLoopComesAgain() {
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes(Workshop.WITH_TOTAL, "ada");
        assertThat(workshop.auto().exit()).isZero();
        long before = starts(workshop);

        assertThat(workshop.auto().exit()).isZero();

        assertThat(starts(workshop)).isEqualTo(before);
    }

    @Test
    void judgesAgainWithoutRunning() {
        workshop.refine("check");
        workshop.write("expected/ada.json", "{\"name\": \"Ada!\"}\n");

        Outcome second = workshop.refine("check", "--case", "ada");

        assertThat(second.exit()).isZero();
        assertThat(starts(workshop)).isEqualTo(3);
    }

    @Test
    void remembersNothingOfARunWithoutOutput() {
        workshop.model("echo started >> starts", "exit 3");
        workshop.refine("check");
        long before = starts(workshop);

        workshop.refine("check");

        assertThat(starts(workshop)).isEqualTo(2 * before);
    }

    @Test
    void runsAgainAfterAChangeOfTheEnvFileButNotOfASecretInIt() {
        workshop.with(own -> own.put("envFile", ".env")).write(".env", "MODEL=bad\nAPI_KEY=sk-11111\n");
        workshop.refine("check");

        workshop.write(".env", "MODEL=bad\nAPI_KEY=sk-22222\n");
        assertThat(workshop.refine("check").out()).contains("runs: none, remembered 3");
        assertThat(starts(workshop)).isEqualTo(3);

        workshop.write(".env", "MODEL=good\nAPI_KEY=sk-22222\n");
        assertThat(workshop.refine("check").out()).doesNotContain("remembered");
        assertThat(starts(workshop)).isEqualTo(6);
    }

    @Nested
    class RunsAgain {

        @BeforeEach
        void afterOneCheck() {
            workshop.refine("check");
        }

        @Test
        void whenThePromptChanged() {
            workshop.write("prompt.md", "Copy the whole card.\n");

            workshop.refine("check");

            assertThat(starts(workshop)).isEqualTo(6);
        }

        @Test
        void whenOneCaseChanged() {
            workshop.write("cases/ada.txt", "name: Ada\ntotal: 9\n");

            workshop.refine("check");

            assertThat(starts(workshop)).isEqualTo(4);
        }

        @Test
        void whenTheScriptChanged() {
            workshop.write("model.sh", workshop.read("model.sh") + "# changed\n");

            workshop.refine("check");

            assertThat(starts(workshop)).isEqualTo(6);
        }

        @Test
        void whenTheUserWantsItFresh() {
            workshop.refine("check", "--fresh");

            assertThat(starts(workshop)).isEqualTo(6);
        }

        @Test
        void whenWhatIsRememberedIsDamaged() throws IOException {
            for (Path output : remembered()) {
                Files.writeString(output, "{\"name\": \"Eve\"}");
            }

            workshop.refine("check");

            assertThat(starts(workshop)).isEqualTo(6);
        }

        private List<Path> remembered() throws IOException {
            try (Stream<Path> paths = Files.walk(workshop.folder.resolve(".refine/cache"))) {
                List<Path> outputs =
                        paths.filter(path -> path.endsWith("output")).toList();
                assertThat(outputs).hasSize(3);
                return outputs;
            }
        }
    }

    @Test
    void remembersOnAnotherMachineToo() throws IOException {
        workshop.refine("check");
        Workshop second = new Workshop(folder.resolve("second")).with(REMEMBERING);
        second.write("model.sh", workshop.read("model.sh"));
        copy(workshop.folder.resolve(".refine/cache"), second.folder.resolve(".refine/cache"));

        second.refine("check");

        assertThat(starts(second)).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.createDirectories(to.resolve(from.relativize(path)).getParent());
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
