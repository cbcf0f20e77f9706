package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program gets its document also where the signal comes before, between and after what a signal ends. */
class InterruptedEarlyTest {

    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private Workshop workshop;
    private Process program;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"run", "check", "plan", "try", "expect"})
    void printsADocumentWhenTheSessionHasOnlyJustAppeared(String command) throws Exception {
        JsonNode document = terminated(command, this::hasSession);

        assertThat(document.toString()).contains("\"interrupted\"");
        assertThat(workshop.has(".refine/holder.json")).isFalse();
        assertThat(workshop.read("err.txt")).doesNotContain("defect");
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
        if (command.equals("run")) {
            assertThat(document.path("session").asText())
                    .isEqualTo(workshop.sessions().get(0).toString());
            assertThat(workshop.auto("--continue", "--iterations", "0").exit()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"run", "check", "plan", "try", "validate", "expect", "dry-run"})
    void printsADocumentWhileTheExpectedFilesAreLookedAt(String command) throws Exception {
        lookAtForLong();
        saysSomethingFirst();

        JsonNode document = terminated(command, this::hasSaidSomething);

        assertThat(document.toString()).contains("\"interrupted\"");
        assertThat(workshop.has("sessions")).isFalse();
        assertThat(workshop.has(".refine/holder.json")).isFalse();
        assertThat(workshop.read("err.txt")).endsWith("\ninterrupted; nothing has run\n");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void printsWhichExpectedFilesAreNotWritten(boolean inPreflight) throws Exception {
        workshop.write("wait.sh", "touch waiting; exec sleep 600\n");
        workshop.with(own -> {
            own.putArray("preflight").addObject().put("command", inPreflight ? "sh wait.sh" : "true");
            own.put("runCommand", "sh wait.sh {case} {output}");
        });

        JsonNode document = terminated("expect", () -> workshop.has("waiting"), "--case", "ada");

        assertThat(document.path("reason").asText()).isEqualTo("interrupted");
        assertThat(document.path("session").isNull()).isEqualTo(inPreflight);
        assertThat(document.path("written")).isEmpty();
        assertThat(document.path("left").get(0).asText()).isEqualTo("ada");
    }

    @Test
    void namesTheSessionThatItWasAboutToGoOnWith() throws Exception {
        saysSomethingFirst();
        workshop.auto("--iterations", "0");

        JsonNode document = terminated("run", this::hasSaidSomething, "--continue", "--iterations", "1");

        assertThat(document.path("session").asText())
                .isEqualTo(workshop.sessions().get(0).toString());
        assertThat(document.at("/executions/baseline").asInt()).isEqualTo(3);
    }

    /** It says that there is nothing to judge by, and then it reads all of them. */
    @Test
    void printsADocumentWhileADryRunReadsTheCases() throws Exception {
        workshop.with(own -> own.remove("expectedPaths"));
        for (int number = 0; number < 100; number++) {
            try (RandomAccessFile file = new RandomAccessFile(folder + "/cases/x" + number + ".txt", "rw")) {
                file.setLength(20_000_000);
            }
        }

        JsonNode document = terminated("dry-run", this::hasSaidSomething);

        assertThat(document.path("reason").asText()).isEqualTo("interrupted");
        assertThat(workshop.read("err.txt")).endsWith("\ninterrupted; nothing has run\n");
        assertThat(workshop.has("sessions")).isFalse();
    }

    @Test
    void saysThatADryRunOfGoingOnHasNothingToTell() throws Exception {
        saysSomethingFirst();
        workshop.auto("--iterations", "0");
        lookAtForLong();

        JsonNode document = terminated("dry-run", this::hasSaidSomething, "--continue", "--iterations", "1");

        assertThat(document.toString())
                .isEqualTo("{\"workload\":\"cards\",\"dryRun\":true,\"reason\":\"interrupted\",\"exit\":143}");
    }

    /** A warning comes before the expected files are held against the rules. */
    private void saysSomethingFirst() {
        workshop.with(own -> own.putObject("objective").put("target", 95));
    }

    private boolean hasSaidSomething() {
        return folder.resolve("err.txt").toFile().length() > 0;
    }

    private void lookAtForLong() {
        String much = "[" + "{\"a\": [1, 2, 3]}, ".repeat(60_000) + "1]";
        for (int number = 0; number < 6; number++) {
            workshop.write("cases/x" + number + ".txt", "name: x\n");
            workshop.write("expected/x" + number + ".json", much);
        }
        workshop.with(own -> own.putObject("compare")
                .putArray("rules")
                .addObject()
                .put("path", "/none")
                .put("weight", 2));
    }

    private boolean hasSession() {
        Path sessions = folder.resolve("sessions");
        if (!Files.isDirectory(sessions)) {
            return false;
        }
        try (Stream<Path> found = Files.list(sessions)) {
            return found.anyMatch(path -> !path.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            return false;
        }
    }

    /** The document of the command, to which TERM was sent at that moment. */
    private JsonNode terminated(String command, BooleanSupplier moment, String... more) throws Exception {
        Map<String, String> options = Map.of("run", "--auto", "dry-run", "--dry-run");
        List<String> words = new ArrayList<>(List.of(options.getOrDefault(command, command), "--json"));
        words.addAll(command.equals("expect") ? List.of("--accept-all", "--yes") : List.of());
        words.addAll(List.of(more));
        program = new ProcessBuilder(RealProcessTest.program(words.toArray(String[]::new)))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        program.getOutputStream().close();
        while (!moment.getAsBoolean()) {
            assertThat(program.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        program.destroy();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(TERMINATED);
        return Shape.checked(command + "-result.schema.json", new Outcome(TERMINATED, workshop.read("out.txt"), ""));
    }
}
