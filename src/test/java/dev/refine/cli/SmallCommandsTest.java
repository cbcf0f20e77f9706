package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.files.Sha256;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around the loop. */
class SmallCommandsTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void showsThePlanWithoutWritingOrStartingAnything() {
        workshop.model("touch mark", "exit 3")
                .with(own -> own.putArray("preflight").addObject().put("command", "touch mark"));
        Map<String, String> before = workshop.tree();

        Outcome text = workshop.refine("--dry-run");
        Outcome document = workshop.auto("--dry-run", "--json");

        assertThat(workshop.tree()).isEqualTo(before);
        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .startsWith("dry run of cards: nothing is written, nothing is started\n")
                .contains("  ada: cases/ada.txt → expected/ada.json\n", "runs: 3 for the baseline, 18 at worst\n");
        assertThat(Shape.checked("dry-run-result.schema.json", document)
                        .at("/cases/0/command")
                        .asText())
                .startsWith("sh model.sh DIR/cases/ada.txt DIR/sessions/")
                .endsWith("_CARDS_REFINE/runs/0/ada/1/output.json");
        assertThat(document.json().path("cases").findValuesAsText("expected"))
                .containsExactly("expected/ada.json", "expected/bob.json", "expected/cleo.json");
        assertThat(document.json().path("runs").path("worst").asInt()).isEqualTo(18);
    }

    @Test
    void commandsOfADryRunCanBePastedIntoAShell() throws Exception {
        String name = "it's $(touch mark) `id` \"a\\b\" *!";
        String path = folder + "/cases/" + name + ".txt";
        workshop.given(name, "Dora", 6)
                .with(own ->
                        own.put("runCommand", "printf '%s|' {case} --in={case}x a'b {case}'c \"d {case} e\" > said"));

        paste(name);
        assertThat(workshop.read("said"))
                .isEqualTo(String.join("|", path, "--in=" + path + "x", "ab " + path + "c", "d " + path + " e", ""));

        workshop.with(own -> {
            ArrayNode words = own.putArray("runCommand");
            words.add("sh").add("-c").add("printf '%s|' \"$@\" > said").add("it's");
            words.add("{case}").add("--in={case}x").add("").add("~").add("#a");
        });
        paste(name);
        assertThat(workshop.read("said")).isEqualTo(String.join("|", path, "--in=" + path + "x", "", "~", "#a", ""));
        assertThat(workshop.has("mark")).isFalse();
    }

    @Test
    void commandsOfADryRunBringTheVariablesThatTheirTextNames() throws Exception {
        String name = "it's $(touch mark) *!";
        String path = folder + "/cases/" + name + ".txt";
        String text = "printf '%s|' \"$REFINE_CASE\" {case} \"${REFINE_CASE_ID}\" ${REFINE_OVERLAY:+drawn} > said";
        workshop.given(name, "Dora", 6).with(own -> own.put("runCommand", text));

        paste(name);
        assertThat(workshop.read("said")).isEqualTo(String.join("|", path, path, name, "drawn", ""));

        workshop.with(own -> own.putArray("runCommand")
                .add("sh")
                .add("-c")
                .add("printf '%s|' \"$REFINE_CASE\" \"$@\" > said")
                .add("sh")
                .add("{caseId}"));
        paste(name);
        assertThat(workshop.read("said")).isEqualTo(String.join("|", path, name, ""));
        assertThat(workshop.has("mark")).isFalse();
    }

    private void paste(String name) throws Exception {
        String command = workshop.refine("--dry-run", "--json")
                .json()
                .path("cases")
                .valueStream()
                .filter(node -> node.path("case").asText().equals(name))
                .map(node -> node.path("command").asText())
                .findFirst()
                .orElseThrow();
        assertThat(workshop.refine("--dry-run").out()).contains("\n    " + command + "\n");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.replace("DIR", folder.toString()));
        assertThat(shell.directory(folder.toFile()).start().waitFor()).isZero();
    }

    @Test
    void validatesOneCaseAndLeavesNoSession() {
        Outcome text = workshop.refine("validate");
        assertThat(text.exit()).isZero();
        assertThat(text.out()).endsWith("case ada runs end to end: failed\n");
        assertThat(workshop.has("sessions")).isFalse();

        workshop.model("exit 3");
        Outcome broken = workshop.refine("validate", "--json");
        assertThat(broken.exit()).isEqualTo(3);
        assertThat(Shape.checked("validate-result.schema.json", broken)
                        .path("valid")
                        .asBoolean())
                .isFalse();
        assertThat(broken.json().path("problem").asText()).contains("[run-exit]");
        assertThat(workshop.has("sessions")).isFalse();
        assertThat(workshop.has(".refine")).isFalse();
    }

    @Test
    void examinesMachineAndWorkload() {
        assertThat(workshop.refine("doctor").exit()).isZero();

        workshop.with(own ->
                own.putArray("preflight").addObject().put("command", "exit 1").put("hint", "Start the server."));
        Outcome sick = workshop.refine("doctor", "--json");

        assertThat(sick.exit()).isEqualTo(1);
        assertThat(Shape.checked("doctor-result.schema.json", sick).path("well").asBoolean())
                .isFalse();
        assertThat(sick.out()).contains("Start the server.");
        assertThat(workshop.auto().exit()).as("the same preflight before a run").isEqualTo(3);
        assertThat(workshop.has("sessions")).isFalse();
    }

    @Test
    void tellsHowASessionStands() {
        workshop.auto();

        JsonNode status = Shape.checked("status-result.schema.json", workshop.refine("status", "--json"));

        assertThat(status.path("end").asText()).isEqualTo("converged");
        assertThat(status.path("iteration").asInt()).isEqualTo(2);
        assertThat(workshop.refine("status").out()).contains("Converged: 0 → 3 of 3 cases pass");
        assertThat(workshop.refine("log").out()).isEqualTo(workshop.inSession("REFINE_LOG.md"));
        assertThat(workshop.refine("log", "--verify").out()).matches("the journal is whole: \\d+ records\n");
    }

    @Test
    void putsTheFilesBackAsAfterAnIteration() {
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes(Workshop.WITH_TOTAL, "ada");
        workshop.auto();
        workshop.refine("check");

        assertThat(workshop.refine("restore", "1").exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
        assertThat(workshop.refine("restore", "0").exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        assertThat(workshop.refine("restore", "2").exit()).isZero();
        assertThat(workshop.read("prompt.md")).endsWith(Workshop.WITH_TOTAL);
        assertThat(workshop.refine("restore", "3"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "the session has no iteration 3 [iteration-unknown]. It has 0 to 2. See refine status.\n"));
        workshop.auto("--iterations", "0");
        assertThat(workshop.refine("restore", "1").err()).contains(" It has only 0. ");
    }

    @Test
    void putsBackNothingThatBelongsElsewhere() throws IOException {
        workshop.proposes(Workshop.NO_MARKS);
        workshop.auto("--iterations", "1");
        String session = workshop.session().toString();
        workshop.write("prompt.md", "Mine.\n").write("other.md", "Other.\n");

        Outcome unlisted = workshop.with(own -> own.putArray("promptPaths").add("other.md"))
                .refine("restore", "0", "--session", session);
        assertThat(unlisted)
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "prompt.md: belongs to the session and is no longer listed [file-unlisted]. Neither promptPaths nor"
                                + " schemaPaths of refine.manifest.json names it. List it again.\n"));
        assertThat(workshop.read("prompt.md")).isEqualTo("Mine.\n");

        Workshop second = new Workshop(Files.createDirectory(folder.resolve("second")))
                .with(own -> own.put("workloadId", "letters"))
                .write("prompt.md", "Theirs.\n");
        Outcome foreign = second.refine("restore", "0", "--session", session);
        assertThat(foreign.exit()).isEqualTo(2);
        assertThat(foreign.err())
                .contains(" is a session of another workload [session-other]. It is of \"cards\", begun with ")
                .endsWith(
                        ", and this manifest is of \"letters\". Nothing was changed. Name the manifest of that workload"
                                + " with --manifest FILE.\n");
        assertThat(second.read("prompt.md")).isEqualTo("Theirs.\n");

        assertThat(workshop.with(own -> own.put("workloadId", "renamed")
                                .putArray("promptPaths")
                                .add("prompt.md"))
                        .refine("restore", "0", "--session", session)
                        .exit())
                .as("its own, by another name")
                .isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
    }

    @Test
    void putsBackNoFileWhenTheCopyOfAnotherIsMissing() throws IOException {
        workshop.write("second.md", "Second.\n")
                .with(own -> own.withArray("promptPaths").add("second.md"));
        workshop.auto("--iterations", "0");
        Files.delete(
                workshop.session().resolve("files").resolve(Sha256.of("Second.\n".getBytes(StandardCharsets.UTF_8))));
        workshop.write("prompt.md", "Mine.\n");

        Outcome outcome = workshop.refine("restore", "0");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("[content-missing]");
        assertThat(workshop.read("prompt.md")).isEqualTo("Mine.\n");
    }

    @Test
    void putsBackFilesThatAreGone() {
        workshop.write("prompts/a.md", "A\n")
                .write("prompts/b/b.md", "B\n")
                .with(own -> own.withArray("promptPaths").add("prompts/**/*.md"));
        workshop.auto("--iterations", "0");
        workshop.delete("prompt.md").delete("prompts/b/b.md").delete("prompts/b");

        Outcome going = workshop.auto("--continue", "--iterations", "1");
        Outcome restored = workshop.refine("restore", "0");

        assertThat(going.exit()).as(going.err()).isEqualTo(2);
        assertThat(restored)
                .isEqualTo(new Outcome(0, "prompt.md, prompts/a.md, prompts/b/b.md: as after iteration 0\n", ""));
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        assertThat(workshop.read("prompts/b/b.md")).isEqualTo("B\n");

        workshop.delete("prompts/a.md");
        String gone = "prompts/a.md: changed outside of the session [file-changed]. It is gone.";
        String back = " Put the session's copy back: refine restore 0";
        assertThat(workshop.auto("--continue", "--iterations", "1")).isEqualTo(new Outcome(4, "", gone + back + ".\n"));
        assertThat(workshop.refine("try")).isEqualTo(new Outcome(4, "", gone + back + ".\n"));
        assertThat(workshop.auto("--fork", "0", "--iterations", "1").err())
                .contains(gone + " Nothing was changed." + back + "; or start a new session without it.\n");
        workshop.with(own -> own.putArray("promptPaths").add("prompt.md"));
        assertThat(workshop.refine("restore", "0")).isEqualTo(new Outcome(2, "", """
                        prompts/a.md: belongs to the session and is no longer listed [file-unlisted]. Neither promptPaths nor schemaPaths of refine.manifest.json names it. List it again.
                        prompts/b/b.md: belongs to the session and is no longer listed [file-unlisted]. Neither promptPaths nor schemaPaths of refine.manifest.json names it. List it again.
                        """));
    }

    @Test
    void keepsACopyOfWhatItsRestoreReplaces() {
        workshop.auto("--iterations", "0");
        workshop.write("prompt.md", "mine\n");
        String copy = "sessions/" + workshop.session().getFileName() + "/files/"
                + Sha256.of("mine\n".getBytes(StandardCharsets.UTF_8));

        Outcome first = workshop.refine("restore", "0");

        assertThat(first)
                .isEqualTo(new Outcome(
                        0,
                        "prompt.md: as after iteration 0\n" + "  the text that prompt.md held until now is kept in "
                                + copy + "\n",
                        ""));
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        assertThat(workshop.read(copy)).isEqualTo("mine\n");

        workshop.write("prompt.md", "mine\n");
        assertThat(workshop.refine("restore", "0").out())
                .as("when the session has the copy")
                .isEqualTo("prompt.md: as after iteration 0\n");
    }

    @Test
    void tellsProgramsWhatWasPlanned() {
        assertThat(Shape.checked("plan-result.schema.json", workshop.refine("plan", "--json")))
                .isEqualTo(Json.parse("{\"plan\": \"DIR/REFINE_PLAN.md\", \"experiments\": 2, \"exit\": 0}"));
    }

    @Test
    void tellsProgramsWhatWasRestoredAndLogged() {
        workshop.auto("--iterations", "0");
        String session = workshop.session().toString().replace(folder.toString(), "DIR");
        workshop.write("prompt.md", "mine\n");
        String copy = session + "/files/" + Sha256.of("mine\n".getBytes(StandardCharsets.UTF_8));

        JsonNode restored = Shape.checked("restore-result.schema.json", workshop.refine("restore", "0", "--json"));
        JsonNode log = Shape.checked("log-result.schema.json", workshop.refine("log", "--json"));
        JsonNode verified = Shape.checked("log-result.schema.json", workshop.refine("log", "--verify", "--json"));

        assertThat(restored)
                .isEqualTo(Json.parse("{\"session\": \"" + session
                        + "\", \"iteration\": 0, \"files\": [\"prompt.md\"], \"kept\":"
                        + " [{\"path\": \"prompt.md\", \"copy\": \"" + copy + "\"}], \"exit\": 0}"));
        assertThat(log.path("session").asText()).isEqualTo(session);
        assertThat(log.path("log").asText())
                .isEqualTo(workshop.inSession("REFINE_LOG.md").replace(folder.toString(), "DIR"));
        assertThat(verified.path("whole").asBoolean()).isTrue();
        assertThat(verified.path("records").asLong())
                .isEqualTo(workshop.inSession("journal.jsonl").lines().count());
    }

    @Test
    void tellsProgramsWhyThereIsNoPlan() {
        workshop.replies("no");

        Outcome outcome = workshop.refine("plan", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(Shape.checked("plan-result.schema.json", outcome))
                .isEqualTo(Json.parse("{\"plan\": null, \"experiments\": 0, \"reason\":"
                        + " \"the reply holds no JSON object with edits\", \"exit\": 1}"));
    }

    @Test
    void showsWhatFailsWhereThereIsNoPlan() {
        workshop.with(
                own -> own.put("runCommand", "echo out of order >&2; exit 3").put("proposer", "rules"));

        Outcome outcome = workshop.refine("plan");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out().replaceFirst("sessions/\\w+", "SESSION")).isEqualTo("""
                0 of 3 cases pass, score 0.000
                still failing, by path:
                  run exit 3                               3 cases  ada: out of order
                runs: 3 (baseline 3)
                log: SESSION/REFINE_LOG.md
                the proposer has nothing to propose for this baseline: no edit of a prompt cures a run without output: run exit 3; no plan is written
                """);
        assertThat(outcome.err()).endsWith("baseline 3/3 · 0 passing · first failing ada, exit code 3\n");
    }

    @Test
    void plansNothingWhereTooManyCasesBreakDown() {
        workshop.with(own -> own.put("retries", 0)
                .put("proposer", "rules")
                .put("runCommand", "case {caseId} in ada) exit 75 ;; esac; sh model.sh {case} {output}"));

        Outcome outcome = workshop.refine("plan");
        Outcome program = workshop.refine("plan", "--json");

        String broken = "1 of 3 cases broke down: that is no measurement [too-many-errors]. First case ada: runCommand"
                + " asked to be tried again (exit 75). Mend it, or raise errorTolerance, and run again.";
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.err()).endsWith("\n" + broken + "\n");
        assertThat(outcome.out()).endsWith("\nthe baseline could not be measured; no plan is written\n");
        assertThat(program.exit()).isEqualTo(3);
        assertThat(program.err()).endsWith("\n" + broken + "\n");
        assertThat(Shape.checked("plan-result.schema.json", program)
                        .path("reason")
                        .asText())
                .isEqualTo(broken);
        assertThat(workshop.has("REFINE_PLAN.md")).isFalse();
    }

    @Test
    void needsNoPlanWhereTheGoalIsMet() {
        workshop.with(own -> own.put("proposer", "rules")).write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);

        Outcome outcome = workshop.refine("plan");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .startsWith("3 of 3 cases pass, score 1.000\n")
                .endsWith("no failing group to work on; no plan is written\n");
        assertThat(workshop.refine("plan", "--json").json().path("exit").asInt(-1))
                .isZero();
    }

    @Test
    void tellsProgramsThatAJournalIsDamaged() {
        workshop.refine("check");
        String journal =
                folder.relativize(workshop.session().resolve("journal.jsonl")).toString();
        workshop.write(journal, workshop.read(journal).replaceFirst("ada", "adb"));

        Outcome outcome = workshop.refine("log", "--verify", "--json");

        assertThat(outcome.exit()).isEqualTo(4);
        JsonNode result = Shape.checked("log-result.schema.json", outcome);
        assertThat(result.path("whole").asBoolean(true)).isFalse();
        assertThat(result.path("records").isNull()).isTrue();
        assertThat(outcome.err())
                .isEqualTo(workshop.refine("log", "--verify").err())
                .isNotEmpty();
    }

    @Test
    void printsWhatAProposerWouldBeGiven() {
        workshop.refine("check");

        JsonNode request = Shape.checked("proposer-request.schema.json", workshop.refine("propose"));

        assertThat(request.path("protocol").asInt()).isEqualTo(1);
        assertThat(request.path("files").findValuesAsText("path")).containsExactly("prompt.md");
        assertThat(request.path("groups")).hasSize(2);
    }

    @Test
    void keepsSessionsOutOfGitUnlessTheUserWantsThemIn() {
        workshop.refine("check");
        assertThat(workshop.read("sessions/.gitignore")).isEqualTo("*\n");

        workshop.delete("sessions/.gitignore").refine("check");
        assertThat(workshop.has("sessions/.gitignore")).isFalse();
    }

    @Test
    void plansWithATitleAndALineForEveryExperiment() {
        workshop.write("prompt.md", "Read it.\nCopy the card.\n");
        workshop.replies(Workshop.reply("prompt.md", "Copy the card.", "Copy the card. Give the total.", "ada"));

        assertThat(workshop.refine("plan").out()).isEqualTo("REFINE_PLAN.md: 1 experiment; try it with --plan\n");
        assertThat(workshop.read("REFINE_PLAN.md"))
                .contains("### Experiment 1: Something is wrong: Copy the card. Give the total.\n")
                .contains("- File: `prompt.md`\n- Line: 2\n")
                .isEqualTo(workshop.inSession("REFINE_PLAN.md"));
    }

    @Test
    void keepsThePlanThatASessionFollowed() {
        workshop.refine("plan");

        String plan = folder.resolve("REFINE_PLAN.md").toString();
        workshop.auto(
                "--plan",
                plan,
                "--iterations",
                "0",
                "--session",
                folder.resolve("mine").toString());

        assertThat(workshop.read("mine/REFINE_PLAN.md")).isEqualTo(workshop.read("REFINE_PLAN.md"));
    }

    @Test
    void refusesAPlanThatNobodyWouldFollow() {
        workshop.refine("plan");
        String plan = folder.resolve("REFINE_PLAN.md").toString();

        Outcome outcome = workshop.auto("--plan", plan, "--proposer", "rules");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "--plan and --proposer rules exclude each other [options]. A plan is followed by the proposer"
                                + " \"plan\". Leave one of them away.\n");
        assertThat(workshop.auto("--plan", plan, "--proposer", "plan").err()).doesNotContain("[options]");
    }

    @Test
    void refusesAPlanThatNamesAnotherFile() {
        workshop.refine("plan");
        assertThat(workshop.read("REFINE_PLAN.md")).contains("prompt.md");
        workshop.write("REFINE_PLAN.md", workshop.read("REFINE_PLAN.md").replace("prompt.md", "model.sh"));

        Outcome outcome = workshop.auto("--proposer", "plan");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("REFINE_PLAN.md:")
                .contains("model.sh")
                .contains("[plan-");
    }
}
