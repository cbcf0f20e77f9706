package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own that is killed in the middle of every phase, and taken up again each time. */
class QualityKillTest {

    private static final long LONGEST_SECONDS = 120;
    private static final List<String> PHASES = List.of("criteria", "builder", "evaluator", "guard", "analyzer");

    @TempDir
    Path folder;

    private Process program;

    @AfterEach
    void close() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @Test
    void killInEachPhaseChangesNothingAndRepeatsNoCallThatWasAnswered() throws Exception {
        QualityWorkshop whole = shop("whole");
        JsonNode expected = whole.result();
        assertThat(expected.path("end").asText()).isEqualTo("converged");

        QualityWorkshop killed = shop("killed");
        for (int i = 0; i < PHASES.size(); i++) {
            killed.write("hold-" + PHASES.get(i), "");
            start(killed, i == 0 ? new String[] {"quality"} : new String[] {"quality", "--continue"});
            waitFor(killed.folder, "holding-" + PHASES.get(i));
            waitForTheOtherOfTwo(killed, PHASES.get(i));
            program.destroyForcibly().waitFor();
            assertThat(temporary())
                    .as("folders of dead programs")
                    .allMatch(name -> name.contains("-" + program.pid() + "-"));
            Files.delete(killed.folder.resolve("hold-" + PHASES.get(i)));
        }
        JsonNode resumed = killed.result("--continue");

        for (String part : List.of("end", "criteria", "rounds", "final", "calls", "exit")) {
            assertThat(resumed.path(part)).as(part).isEqualTo(expected.path(part));
        }
        assertThat(counts(killed)).isEqualTo(counts(whole));
        assertThat(killed.read("text/text.txt")).isEqualTo(whole.read("text/text.txt"));
        assertThat(killed.inSession("memory.md")).isEqualTo(whole.inSession("memory.md"));
    }

    /** Every role waits at its end where the test wants it to, and counts only the calls that it has answered. */
    private QualityWorkshop shop(String name) throws IOException {
        QualityWorkshop shop =
                new QualityWorkshop(Files.createDirectory(folder.toRealPath().resolve(name)));
        shop.write("role.sh", """
                home=$1 role=$2
                hold() { ! test -e $home/hold-$1 || { touch $home/holding-$1; sleep 600; }; }
                case $role in
                criteria) echo '[{"id": "E1", "text": "Good lines."}, {"id": "E2", "text": "Short."}, {"id": "E3", "text": "Sweet."}]' ;;
                builder) echo good >> deliverable/text.txt ;;
                guard) echo '{"dimensions": [
                    {"criterion": "E1", "stronger": "equivalent"}, {"criterion": "E2", "stronger": "equivalent"},
                    {"criterion": "E3", "stronger": "equivalent"}]}' > $REFINE_OUT_DIR/guard_verdict.json
                    test $(wc -l < A/text.txt) -gt $(wc -l < B/text.txt) && more=A || more=B
                    sed -i "s/E1\\", \\"stronger\\": \\"equivalent/E1\\", \\"evidence\\": \\"longer\\", \\"stronger\\": \\"$more/" $REFINE_OUT_DIR/guard_verdict.json ;;
                evaluator) test $(wc -l < deliverable/text.txt) -gt 1 && cat $home/say/good || cat $home/say/last ;;
                analyzer) echo '{"key_learnings": ["Look twice."]}' ;;
                esac
                hold $role
                echo $role >> $home/asked
                """);
        shop.says("good", QualityWorkshop.verdict("converged", "{\"E1\": 8, \"E2\": 9, \"E3\": 7}"));
        shop.says("last", QualityWorkshop.verdict("iterate", "{\"E1\": 4, \"E2\": 9, \"E3\": 7}"));
        return shop.with(file -> {
            file.remove("criteria");
            for (String role : List.of("criteria", "builder", "guard", "evaluator", "analyzer")) {
                file.withObject("/roles").putObject(role).put("command", "sh {home}/role.sh {home} " + role);
            }
        });
    }

    /** What lies in the programs' own temporary folder. */
    private List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("refine-"))
                    .toList();
        }
    }

    private static Map<String, Long> counts(QualityWorkshop shop) {
        Map<String, Long> counts = new TreeMap<>();
        shop.read("asked").lines().forEach(role -> counts.merge(role, 1L, Long::sum));
        return counts;
    }

    private void start(QualityWorkshop shop, String... args) throws IOException {
        program = new ProcessBuilder(Stream.concat(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "dev.refine.cli.Main")
                                        .stream(),
                                List.of(args).stream())
                        .toList())
                .directory(shop.folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shop.folder.resolve("said.txt").toFile())
                .start();
        program.getOutputStream().close();
    }

    /** Evaluator and analyzer work side by side: the one that is not held may be between its answer and its end. */
    private void waitForTheOtherOfTwo(QualityWorkshop shop, String held) throws Exception {
        if (held.equals("evaluator")) {
            waitFor(shop.session().resolve("calls"), "001-analyzer-");
        } else if (held.equals("analyzer")) {
            waitFor(shop.session().resolve("calls"), "002-evaluator-");
        }
    }

    private void waitFor(Path place, String prefix) throws Exception {
        for (long left = LONGEST_SECONDS * 20; left > 0 && program.isAlive() && !isThere(place, prefix); left--) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(isThere(place, prefix))
                .as(prefix + "\n" + Files.readString(folder.resolve("killed/said.txt")))
                .isTrue();
    }

    private static boolean isThere(Path place, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
        }
    }
}
