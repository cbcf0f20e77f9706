package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenWorkloadTest {

    private static final String ALONE = " Run it alone: refine validate --manifest refine.manifest.json.";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    /** The journal takes results in case order; an output that is there already counts all the same. */
    @Test
    void threeSlowErrorsBeforeAnOutputThatIsThereAlreadyEndNothing() {
        workshop.given("dora", "Dora", 4)
                .model(
                        "case $1 in *dora*) echo '{\"name\": \"Dora\", \"total\": 4}' > \"$2\"; exit ;; esac",
                        "while ! test -e out/dora.json; do sleep 0.05; done; sleep 1; kill -9 $$")
                .with(own -> own.put("concurrency", 4).put("retries", 0).put("errorTolerance", 0.9));

        assertThat(workshop.refine("check").out()).startsWith("1 of 4 cases pass, 3 errors, score ");
    }

    @Test
    void theDebriefSaysThatItsChangesAreOfFewerCasesThanItsCounts() {
        workshop.write("model.sh", "case $1 in *cleo*) exit 75 ;; esac\n" + workshop.read("model.sh"))
                .with(own -> own.put("retries", 0).put("errorTolerance", 0.5))
                .proposes(Workshop.NO_MARKS, "ada");

        workshop.auto("--iterations", "1");

        assertThat(workshop.inSession("REFINE.md"))
                .contains("\n- Beware: only 2 of 3 cases judged in both states; small sample: ");
    }

    @Test
    void countsNoStartTwiceThatAValidatorCouldNotJudge() {
        workshop.write("model.sh", "echo $1 >> ran\n" + workshop.read("model.sh"))
                .with(own -> own.putArray("validationScripts").add("no-such-check {output}"));
        assertThat(workshop.auto().exit()).isEqualTo(3);

        Outcome again = workshop.auto("--continue", "--json");

        assertThat(again.exit()).isEqualTo(3);
        assertThat(workshop.read("ran").lines()).hasSize(1);
        assertThat(again.json().at("/executions/total").asInt()).isLessThan(2);
    }

    /** Exit 3 after one run, with the reason on the screen, in the log and in the debrief. */
    @Nested
    class FirstCaseDoesNotRun {

        @Test
        void commandOfTheShellNotFound() {
            workshop.with(own -> own.put("runCommand", "no-such-model {case} {output}"));

            fails(
                    "case ada: runCommand ended with exit code 127 (127 usually means that a command was not found)"
                            + " after 0.0 s [run-exit]. The last lines of its stderr follow." + ALONE,
                    "sh: 1: no-such-model: not found");
        }

        @Test
        void programNotFound() {
            workshop.with(own -> own.putArray("runCommand")
                    .add("no-such-model")
                    .add("{case}")
                    .add("{output}"));

            fails("case ada: runCommand could not be started (there is no program no-such-model in PATH) [run-start]."
                    + ALONE);
        }

        @Test
        void exitCodeOtherThanZero() {
            workshop.model("echo no key >&2", "exit 3");

            fails(
                    "case ada: runCommand ended with exit code 3 after 0.0 s [run-exit]. The last lines of its stderr"
                            + " follow." + ALONE,
                    "no key");
        }

        @Test
        void noOutput() {
            workshop.model("exit 0");

            fails("case ada: runCommand left no output after 0.0 s [run-no-output]." + ALONE);
        }

        @Test
        void outOfTime() {
            workshop.with(own -> own.put("timeoutSeconds", 1).put("retries", 0)).model("sleep 60");

            fails("case ada: runCommand ran out of time (ended after 1 s (timeoutSeconds)) after 0.0 s [run-timeout]."
                    + ALONE);
        }

        @Test
        void overlayNotStartable() {
            workshop.with(own -> own.put("overlayPath", "out/{caseId}.png")
                    .putArray("overlayCommand")
                    .add("no-such-overlay"));

            fails("case ada: overlayCommand could not be started [overlay-start]:"
                    + " there is no program no-such-overlay in PATH");
        }

        @Test
        void validatorNotStartable() {
            workshop.with(own -> own.putArray("validationScripts").addArray().add("no-such-check"));

            fails("case ada: the validator no-such-check could not be started [check-start]:"
                    + " there is no program no-such-check in PATH");
        }

        private void fails(String message, String... lastWords) {
            Outcome outcome = workshop.auto();

            String said = outcome.out().replaceAll("after \\d+\\.\\d s", "after 0.0 s");
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(said.lines().findFirst()).contains("Validation Failed: " + message);
            assertThat(said.lines()).containsAll(List.of(lastWords));
            assertThat(workshop.inSession("REFINE_LOG.md")).contains("## 🛑 Validation Failure\n");
            assertThat(workshop.inSession("REFINE.md")).contains("- Status: Validation Failed\n");
            assertThat(workshop.refine("status", "--json").json().path("end").asText())
                    .isEqualTo("validation-failed");
        }
    }

    /** A wrong answer is what refine is for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'I am sorry, I cannot do that.' > \"$2\"",
                "printf '```json\\n{\"name\": \"Ada\"}\\n```\\n' > \"$2\"",
                ": > \"$2\"",
                "printf '{\"name\": ' > \"$2\"",
                "printf '\\377\\376\\000' > \"$2\"",
                "echo '[[[' > \"$2\"",
                "echo null > \"$2\"",
            })
    void takesAWrongAnswerForNormalRed(String model) {
        workshop.model(model);

        Outcome outcome = workshop.auto("--iterations", "1", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().path("end").asText()).isEqualTo("max");
        assertThat(outcome.json().path("baseline").path("passing").asInt()).isZero();
    }

    @Test
    void takesAValidatorThatSaysNoForNormalRed() {
        workshop.with(own -> own.putArray("validationScripts").add("echo too short >&2; exit 1"));

        Outcome outcome = workshop.auto("--iterations", "0");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("check echo too short >&2; exit 1: too short ");
    }

    /** A check has no validation before it, and a missing program says nothing of an output. */
    @ParameterizedTest
    @CsvSource({
        "'[\"no-such-check\", \"{output}\"]', no-such-check {output}, there is no program no-such-check in PATH",
        "'[\"./check.sh\", \"{output}\"]', ./check.sh {output}, ./check.sh is not executable",
        "'\"sh check.sh {output}; exit 127\"', sh check.sh {output}; exit 127, it said so",
    })
    void takesAValidatorThatCannotBeStartedInACheckForABrokenWorkload(String command, String shown, String why) {
        workshop.write("check.sh", "echo it said so\n")
                .with(own -> own.putArray("validationScripts").add(Json.parse(command)));

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.err().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith(
                        "3 of 3 cases broke down: that is no measurement [too-many-errors]. First case ada: the validator "
                                + shown + " could not be started [check-start]: ")
                .endsWith(". Mend it, or raise errorTolerance, and run again.")
                .contains(why);
        assertThat(outcome.out()).startsWith("0 of 3 cases pass, 3 errors, score 0.000\n");
    }

    @Test
    void countsARunOnceThatIsJudgedOnlyWhenTheSessionGoesOn() {
        workshop.write("model.sh", "echo $1 >> ran\n" + workshop.read("model.sh"))
                .write("check.sh", "grep -q Ada $1 || installed-later\n")
                .with(own -> own.putArray("validationScripts").add("sh check.sh {output}"));
        assertThat(workshop.auto("--iterations", "0").exit()).isEqualTo(3);
        workshop.write("bin/installed-later", "#!/bin/sh\n");
        assertThat(folder.resolve("bin/installed-later").toFile().setExecutable(true))
                .isTrue();
        workshop.variables.merge("PATH", folder.resolve("bin").toString(), (path, own) -> own + ":" + path);

        Outcome again = workshop.auto("--continue", "--json");

        assertThat(again.json().path("end").asText()).isEqualTo("max");
        assertThat(workshop.read("ran").lines()).hasSize(3);
        assertThat(again.json().at("/executions/total").asInt()).isEqualTo(3);
    }

    @Test
    void judgesWithoutAnotherRunWhatAValidatorCouldNotJudgeBefore() {
        workshop.write("model.sh", "echo $1 >> ran\n" + workshop.read("model.sh"))
                .write("check.sh", "grep -q Ada $1 || no-such-check\n")
                .with(own -> own.putArray("validationScripts").add("sh check.sh {output}"));
        assertThat(workshop.auto("--iterations", "0").exit()).isEqualTo(3);
        workshop.write("check.sh", "exit 0\n");

        assertThat(workshop.auto("--continue", "--iterations", "0").exit()).isEqualTo(1);

        assertThat(workshop.read("ran").lines()).hasSize(3);
    }

    @Test
    void saysWhyABaselineWithTooManyErrorsIsNone() {
        workshop.with(own -> own.put("timeoutSeconds", 1).put("retries", 0))
                .model("case $1 in *bob*) sleep 60;; esac", "echo '{}' > \"$2\"");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .endsWith(
                        "1 of 3 cases broke down: that is no measurement [too-many-errors]. First case bob: runCommand"
                                + " ran out of time (ended after 1 s (timeoutSeconds)). Mend it, or raise errorTolerance, and"
                                + " run again.\n");
        assertThat(workshop.refine("check").exit()).isEqualTo(3);
    }

    @Test
    void namesTheCasesWhoseErrorsAreTolerated() {
        workshop.given("dora", "Dora", 6)
                .with(own -> own.put("timeoutSeconds", 1).put("retries", 0).put("errorTolerance", 0.8))
                .model(
                        "case $1 in *bob* | *cleo*) kill -9 $$;; *dora*) sleep 60;; esac",
                        "cp expected/$(basename $1 .txt).json $2");

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        // A shell may add in a word how its child died.
        assertThat(outcome.out().replace("(signal 9): Killed", "(signal 9)")).startsWith("""
                        1 of 4 cases pass, 3 errors, score 0.250
                        errors:
                          bob and 1 more: runCommand was ended by a signal (signal 9)
                          dora: runCommand ran out of time (ended after 1 s (timeoutSeconds))
                        runs: 4 (baseline 4)
                        """);
    }

    @Test
    void saysInTheDocumentOfACheckWhyItEndedBeforeAllCasesHadRun() {
        workshop.with(own -> own.put("concurrency", 1).put("retries", 0)).model("kill -9 $$");
        workshop.given("dora", "Dora", 6);

        Outcome outcome = workshop.refine("check", "--json");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.json().path("notMeasured").asInt()).isEqualTo(1);
        assertThat(outcome.json().path("reason").asText())
                .startsWith("3 of 3 cases broke down: that is no measurement [too-many-errors]. First case ada:");
    }

    @Test
    void countsACommandThatFailsLaterAsAFailedCase() {
        workshop.model(
                "case $1 in *bob*) echo no credit >&2; exit 9;; esac", "cp expected/$(basename $1 .txt).json $2");

        Outcome outcome = workshop.auto("--iterations", "0", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().path("baseline").path("passing").asInt()).isEqualTo(2);
        assertThat(workshop.refine("check", "--json")
                        .json()
                        .path("results")
                        .get(1)
                        .path("findings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("message").asText())
                        .isEqualTo("runCommand ended with exit code 9: no credit"));
    }

    @Test
    void saysThatItCannotKeepASession() {
        workshop.write("sessions", "a file in the way");

        Outcome outcome = workshop.auto();

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        74,
                        "",
                        "a session cannot be kept in DIR/sessions [session-folder]. The system says: A file is in the way."
                                + " Correct the permissions, or name another folder with --session.\n"));
        assertThat(workshop.read("sessions")).isEqualTo("a file in the way");
    }

    @Test
    void saysThatItCannotKeepItsLock() {
        workshop.write(".refine", "a file in the way");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isEqualTo(74);
        assertThat(outcome.err()).startsWith("DIR/.refine/lock: cannot be written [write-failed].");
    }

    @Test
    void judgesByValidatorsAlone() {
        workshop.with(own -> {
                    own.remove("expectedPaths");
                    own.putArray("validationScripts").add("! grep '!' \"$REFINE_OUTPUT\"");
                })
                .proposes(Workshop.NO_MARKS, "ada");

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.json().path("final").path("passing").asInt()).isEqualTo(3);
    }
}
