package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.crash.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own can show: signals, the lock between two programs, a standard output that is full. */
class RealProcessTest {

    private static final long LONGEST_SECONDS = 60;

    /** Of a validator: waits at one case when another has been judged. */
    private static final String WAITS_WITH_BOB = """
            case $1 in
            *cleo*) touch cleo ;;
            *bob*) until test -e cleo; do sleep 0.05; done; echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600 ;;
            esac
            """;

    @TempDir
    Path folder;

    private Workshop workshop;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        workshop.with(own -> own.put("concurrency", 1));
        // Waits at one case until the test lets it go, and tells which process waits.
        workshop.write("model.sh", """
                case $1 in *bob*) test -e go || { echo $$ > waiting.new; mv waiting.new waiting; sleep 600; } ;; esac
                """ + Workshop.MODEL);
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void endsWithTheCodeOfItsSignalAndGoesOnLater(String signal, int exit) throws Exception {
        Process program = start("out.txt", "--auto", "--json");
        long model = waiting();

        new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                .start()
                .waitFor();

        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(exit);
        // What is dead may still be listed until the system's first process has noticed.
        ProcessHandle.of(model)
                .ifPresent(left -> left.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
        assertThat(workshop.inSession("REFINE.md")).contains("- Status: Interrupted\n");
        assertThat(workshop.read("err.txt")).endsWith("\ninterrupted; go on with: refine --continue --auto\n");
        JsonNode interrupted = document(exit, "run-result.schema.json");
        assertThat(interrupted.path("end").asText()).isEqualTo("interrupted");
        assertThat(interrupted.path("exit").asInt()).isEqualTo(exit);

        workshop.write("go", "");
        JsonNode resumed = workshop.auto("--continue", "--json").json();
        JsonNode whole =
                workshop.write("prompt.md", "Copy the card.\n").auto("--json").json();
        for (String part : List.of("end", "cases", "baseline", "final", "iterations", "exit")) {
            assertThat(resumed.path(part)).as(part).isEqualTo(whole.path(part));
        }
    }

    @Test
    void countsNoProposerThatAnInterruptKeptFromBeingAsked() throws Exception {
        workshop.write("go", "").write("think.sh", "echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600\n");
        workshop.with(own -> {
            own.putArray("proposer").addObject().put("command", "sh think.sh");
            own.withArray("proposer").addObject().put("command", "touch asked");
        });
        interrupted("--auto", "--budget-runs", "6");

        Outcome outcome = workshop.auto("--continue", "--budget-runs", "5");

        assertThat(workshop.has("asked")).isFalse();
        assertThat(outcome.out()).contains("; 4 of 5 runs are used, 1 of them to ask, and the next step needs 2\n");
    }

    @Test
    void judgesAgainByAnotherValidatorWhatHadRunWhenItWasInterrupted() throws Exception {
        workshop.with(
                own -> own.put("concurrency", 2).putArray("validationScripts").add("sh check.sh {case}"));
        workshop.write("model.sh", "echo $1 >> ran\n" + Workshop.MODEL);
        workshop.write("check.sh", WAITS_WITH_BOB);
        interrupted("--auto", "--iterations", "0");

        workshop.write("check.sh", "exit 1\n");
        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(workshop.read("ran").lines()).hasSize(3);
        assertThat(outcome.err()).contains("judged again: ", "this has changed: a validator.");
        assertThat(outcome.json().at("/executions/remembered").asInt()).isEqualTo(3);
        assertThat(outcome.json().at("/baseline/passing").asInt()).isZero();
    }

    @Test
    void countsWhatHadRunWhenItWasInterruptedAlsoWhereTheWorkloadRemembersIt() throws Exception {
        workshop.with(own -> own.put("concurrency", 2)
                .put("cache", "workload")
                .putArray("validationScripts")
                .add("sh check.sh {case}"));
        workshop.write("model.sh", "echo $1 >> ran\n" + Workshop.MODEL);
        workshop.write("check.sh", "test ! -e mended || exit 0\n" + WAITS_WITH_BOB);
        interrupted("--auto", "--iterations", "0");

        workshop.write("mended", "");
        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(workshop.read("ran").lines()).hasSize(3);
        assertThat(outcome.json().at("/executions/total").asInt()).isEqualTo(3);
        assertThat(outcome.json().at("/executions/remembered").asInt()).isZero();
    }

    @Test
    void judgesAgainByAnotherExpectedFileWhatWasJudgedAndNotYetJournalled() throws Exception {
        workshop.with(own -> own.put("concurrency", 2));
        workshop.write("model.sh", "echo $1 >> ran\n" + workshop.read("model.sh"));
        Process program = start("out.txt", "--auto", "--iterations", "0");
        waiting();
        Patience.untilThereIs(workshop.sessions().get(0).resolve("runs/0/cleo/1/result.json"));
        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();

        workshop.write("go", "").write("expected/ada.json", "{\"name\": \"Ada!\"}");
        workshop.auto("--continue");

        assertThat(workshop.read("ran").lines().map(line -> line.replaceFirst(".*/", "")))
                .containsExactlyInAnyOrder("ada.txt", "bob.txt", "cleo.txt", "bob.txt");
    }

    @Test
    void hidesTheSecretsOfWhatAnInterruptCutsShortAndLooksAtNothingElseAgain() throws Exception {
        String token = "sk-" + "a".repeat(30);
        workshop.write("model.sh", """
                case $1 in *bob*) echo TOKEN > "$2"; echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600 ;; esac
                """.replace("TOKEN", token) + Workshop.MODEL);
        Process program = start("out.txt", "--auto");
        waiting();
        Path runs = workshop.sessions().get(0).resolve("runs/0");
        Files.writeString(runs.resolve("ada/1/later.txt"), token);

        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();

        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(runs.resolve("bob/1/output.json")).hasContent("[masked]");
        assertThat(runs.resolve("ada/1/later.txt")).as("judged long ago").hasContent(token);
    }

    @Test
    void tellsAProgramWhatACheckHadFoundWhenItWasInterrupted() throws Exception {
        workshop.write("cases/aaa.txt", "name: large\n");
        String half = "\"" + "a".repeat(2_200_000) + "\"";
        workshop.write("expected/aaa.json", "{\"name\": [" + half + ", " + half + "]}");

        interrupted("check", "--json");

        JsonNode check = document(130, "check-result.schema.json");
        assertThat(check.path("reason").asText()).isEqualTo("interrupted");
        assertThat(check.path("exit").asInt()).isEqualTo(130);
        assertThat(check.path("cases").asInt()).isEqualTo(4);
        assertThat(check.path("notMeasured").asInt()).isEqualTo(2);
        assertThat(check.at("/results/0/outcome").asText()).isEqualTo("failed");
        assertThat(check.at("/results/0").has("findings"))
                .as("what takes long to find is not half found")
                .isFalse();
        assertThat(check.at("/results/1/findings/0/path").asText()).isEqualTo("/name");
    }

    @Test
    void tellsAProgramThatATryWasInterrupted() throws Exception {
        interrupted("try", "--json");

        JsonNode tried = document(130, "try-result.schema.json");
        assertThat(tried.path("end").asText()).isEqualTo("interrupted");
        assertThat(tried.path("exit").asInt()).isEqualTo(130);
        assertThat(workshop.read("err.txt")).endsWith("\ninterrupted; go on with: refine try\n");
    }

    @Test
    void tellsAProgramThatAReviewWasInterruptedBeforeAnythingWasTaken() throws Exception {
        interrupted("expect", "--accept-all", "--yes", "--json");

        JsonNode review = document(130, "expect-result.schema.json");
        assertThat(review.path("written")).isEmpty();
        assertThat(review.path("left")).hasSize(3);
        assertThat(review.path("reason").asText()).isEqualTo("interrupted");
        assertThat(review.path("exit").asInt()).isEqualTo(130);
    }

    @Test
    void tellsAProgramThatAPlanWasInterruptedAlsoWhileTheProposerThinks() throws Exception {
        interrupted("plan", "--json");
        assertThat(document(130, "plan-result.schema.json").path("reason").asText())
                .isEqualTo("interrupted");

        workshop.write("go", "");
        Files.delete(folder.resolve("waiting"));
        workshop.write("thinks.sh", "echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600\n");
        workshop.with(own -> own.putObject("proposer").put("command", "sh thinks.sh"));
        interrupted("plan", "--json");
        assertThat(document(130, "plan-result.schema.json").path("exit").asInt())
                .isEqualTo(130);
        assertThat(workshop.has("REFINE_PLAN.md")).isFalse();
        assertThat(workshop.has(".refine/holder.json")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"run, INT", "run, TERM", "check, INT", "plan, INT", "try, TERM", "validate, INT", "expect, INT"})
    void printsADocumentAlsoWhenItIsInterruptedDuringPreflight(String command, String signal) throws Exception {
        workshop.write("up.sh", "echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600\n");
        workshop.with(own -> own.putArray("preflight").addObject().put("command", "sh up.sh"));
        int exit = signal.equals("INT") ? 130 : 143;
        String[] args = command.equals("expect")
                ? new String[] {command, "--accept-all", "--yes", "--json"}
                : new String[] {command.equals("run") ? "--auto" : command, "--json"};
        Process program = start("out.txt", args);
        waiting();

        new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                .start()
                .waitFor();

        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(exit);
        JsonNode document = document(exit, command + "-result.schema.json");
        assertThat(document.toString()).contains("\"interrupted\"");
        assertThat(workshop.read("err.txt")).isEqualTo("interrupted during preflight; nothing has run\n");
        assertThat(workshop.has("sessions")).isFalse();
        assertThat(workshop.has(".refine/holder.json")).isFalse();
    }

    @Test
    void tellsWhatTheDoctorFoundAlsoWhenPreflightIsInterrupted() throws Exception {
        workshop.write("up.sh", "echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600\n");
        workshop.with(own -> own.putArray("preflight").addObject().put("command", "sh up.sh"));

        interrupted("doctor", "--json");

        JsonNode document = document(130, "doctor-result.schema.json");
        assertThat(document.path("well").asBoolean()).isFalse();
        assertThat(document.path("findings"))
                .filteredOn(finding -> !finding.path("well").asBoolean())
                .extracting(finding -> finding.path("name").asText())
                .containsExactly("preflight");
        assertThat(workshop.read("err.txt")).isEmpty();
    }

    @Test
    void goesOnAfterAnInterruptDuringPreflight() throws Exception {
        workshop.write("up.sh", "test -e up || { echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600; }\n");
        workshop.with(own -> own.putArray("preflight").addObject().put("command", "sh up.sh"));
        workshop.write("go", "").write("up", "").auto("--iterations", "0");
        Files.delete(folder.resolve("up"));

        interrupted("--auto", "--continue", "--iterations", "1", "--json");

        JsonNode document = document(130, "run-result.schema.json");
        assertThat(document.path("end").asText()).isEqualTo("interrupted");
        assertThat(document.at("/executions/total").asInt()).isEqualTo(3);
        assertThat(workshop.read("err.txt")).endsWith("interrupted; go on with: refine --continue --auto\n");
        Outcome outcome = workshop.write("up", "").auto("--continue", "--json");
        assertThat(outcome.json().path("iterations")).hasSize(1);
    }

    @Test
    void callsNoWorkloadBrokenWhoseValidationWasInterrupted() throws Exception {
        workshop.write("model.sh", "echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600\n");

        interrupted("validate", "--json");

        JsonNode validation = document(130, "validate-result.schema.json");
        assertThat(validation.path("problem").asText()).isEqualTo("interrupted");
    }

    @Test
    void saysWhichEditAnInterruptLeavesInTheFiles() throws Exception {
        workshop.proposes(Workshop.NO_MARKS, "ada", "bob");
        workshop.write("model.sh", """
                grep -q marks prompt.md && { echo $$ > waiting.new; mv waiting.new waiting; exec sleep 600; }
                """ + Workshop.MODEL);
        workshop.write("other.json", workshop.read("refine.manifest.json"));

        interrupted("--auto", "--manifest", "other.json");

        assertThat(workshop.read("err.txt"))
                .endsWith("\ninterrupted: the files hold the edit of iteration 1, which is not measured yet; go on"
                        + " with: refine --continue --auto --manifest other.json; or put the best state back with:"
                        + " refine restore 0 --manifest other.json\n");
        String other = folder.resolve("other.json").toString();
        assertThat(workshop.refine("restore", "0", "--manifest", other).exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
    }

    @Test
    void letsNoSecondSessionInAndTellsWhoseTurnItIs() throws Exception {
        Process program = start("out.txt", "--auto");
        waiting();

        Outcome second = workshop.auto();
        JsonNode status = Shape.checked("status-result.schema.json", workshop.refine("status", "--json"));

        assertThat(second.exit()).isEqualTo(75);
        assertThat(second.err())
                .startsWith(
                        "DIR: another session is running here [session-busy]. It is process " + program.pid() + ", ")
                .endsWith("Wait for it or stop it. Nothing was changed.\n");
        assertThat(status.path("end").isNull()).isTrue();
        assertThat(workshop.refine("status").out())
                .contains(", not ended\nbaseline: 1 of 3 cases measured, 0 passing\n");
    }

    @Test
    @EnabledIf("hasFullDevice")
    void saysThatTheResultCouldNotBeWritten() throws Exception {
        workshop.write("go", "");
        Process program = start("/dev/full", "--auto", "--iterations", "0");

        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(74);
        assertThat(workshop.read("err.txt")).endsWith("standard output could not be written [stdout-write].\n");
    }

    /** As {@code refine --auto | head -n 1} would, if its reader left before the first line. */
    @Test
    void keepsTheSessionWholeWhenTheReaderOfItsResultLeaves() throws Exception {
        Process pipeline = start(
                "out.txt",
                Stream.concat(
                                Stream.of("sh", "-c", "{ \"$@\"; echo $? > exit; } | { exec <&-; : > left; }", "sh"),
                                program("--auto", "--iterations", "0").stream())
                        .toList());
        long model = waiting();
        Patience.untilThereIs(folder.resolve("left"));
        workshop.write("go", "");
        new ProcessBuilder("kill", Long.toString(model)).start().waitFor();

        assertThat(pipeline.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(workshop.read("exit")).isEqualTo("74\n");
        assertThat(workshop.read("err.txt"))
                .endsWith("standard output could not be written [stdout-write].\n")
                .doesNotContain("Exception", "\tat ");
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
        assertThat(workshop.inSession("REFINE.md")).contains("- Status: Max Reached\n");
        assertThat(workshop.has(".refine/holder.json")).isFalse();
    }

    static boolean hasFullDevice() {
        return Files.isWritable(Path.of("/dev/full"));
    }

    private Process start(String out, String... args) throws IOException {
        return start(out, program(args));
    }

    /** What starts the program as a process of its own. */
    static List<String> program(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    private Process start(String out, List<String> command) throws IOException {
        Process program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(out).toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        program.getOutputStream().close();
        started.add(program);
        return program;
    }

    /** Ctrl-C as soon as the model waits. */
    private void interrupted(String... args) throws IOException, InterruptedException {
        Process program = start("out.txt", args);
        waiting();
        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(130);
    }

    private JsonNode document(int exit, String schema) {
        return Shape.checked(schema, new Outcome(exit, workshop.read("out.txt"), ""));
    }

    /** The process that waits in the model, as soon as it does. */
    private long waiting() throws IOException, InterruptedException {
        Path file = folder.resolve("waiting");
        for (long left = LONGEST_SECONDS * 20; left > 0 && !Files.exists(file); left--) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(file).exists();
        return Long.parseLong(Files.readString(file).strip());
    }
}
