package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.journal.session.SessionLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {

    private static final String PLAIN = "Copy the card.\n";
    private static final String AFTER_1 = PLAIN + Workshop.NO_MARKS;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void twoIterations() {
        workshop = new Workshop(folder).proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
        assertThat(workshop.auto("--iterations", "2").exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo(AFTER_1 + Workshop.WITH_TOTAL);
    }

    @Test
    void branchesOffWithTheFilesTheHistoryAndTheRunsAndLeavesTheOtherAlone() {
        String first = workshop.sessions().get(0).getFileName().toString();
        String journal = workshop.read("sessions/" + first + "/journal.jsonl");
        workshop.model("exit 3");

        Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
        assertThat(workshop.sessions()).hasSize(2);
        assertThat(workshop.read("prompt.md")).isEqualTo(AFTER_1);
        assertThat(workshop.read("sessions/" + first + "/journal.jsonl")).isEqualTo(journal);
    }

    @Test
    void saysInItsLogThatAnotherNameOfAPromptKeepsWhatItHeld() throws IOException {
        Files.createLink(folder.resolve("twin.md"), folder.resolve("prompt.md"));

        Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(workshop.read("twin.md")).isEqualTo(AFTER_1 + Workshop.WITH_TOTAL);
        assertThat(workshop.read("sessions/" + workshop.sessions().get(1).getFileName() + "/REFINE_LOG.md"))
                .containsOnlyOnce("prompt.md had 2 names (hard links).");
    }

    @Test
    void runsNothingThatTheOtherSessionRan() {
        Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0", "--json");

        JsonNode json = outcome.json();
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(json.at("/end").asText()).isEqualTo("max");
        assertThat(json.at("/executions/total").asInt()).isZero();
        assertThat(json.at("/executions/remembered").asInt()).isEqualTo(3);
        assertThat(json.at("/baseline/score").asDouble()).isBetween(0.3, 0.9);
        assertThat(json.at("/forked/iteration").asInt()).isEqualTo(1);
        assertThat(json.at("/forked/session").asText())
                .isEqualTo(workshop.sessions().get(0).getFileName().toString());
    }

    @Test
    void saysInItsLogWhereItCameFromAndKeepsTheHistoryThatFar() {
        String first = workshop.sessions().get(0).getFileName().toString();

        workshop.auto("--fork", "1", "--iterations", "0");

        String log = workshop.read("sessions/" + workshop.sessions().get(1).getFileName() + "/REFINE_LOG.md");
        assertThat(log)
                .contains("- Insight: branched off from " + first + " after its iteration 1\n")
                .contains("No exclamation marks")
                .doesNotContain("Give the total");
    }

    @Test
    void showsProposersWhatWasTriedBefore() {
        workshop.write("propose.sh", "cat > request.json\n");

        workshop.auto("--fork", "1", "--iterations", "1");

        assertThat(workshop.read("request.json"))
                .contains("No exclamation marks")
                .doesNotContain("Give the total");
    }

    @Test
    void goesOnFromThereAndCanBeContinued() {
        workshop.auto("--fork", "0", "--iterations", "0");
        assertThat(workshop.read("prompt.md")).isEqualTo(PLAIN);
        workshop.write("asked", "0");

        Outcome outcome = workshop.auto("--continue", "--iterations", "2", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo(AFTER_1 + Workshop.WITH_TOTAL);
        assertThat(outcome.json().at("/executions/total").asInt()).isZero();
        assertThat(workshop.sessions()).hasSize(2);
    }

    @Test
    void forksAFork() {
        workshop.auto("--fork", "1", "--iterations", "0");

        Outcome outcome = workshop.auto("--fork", "0", "--iterations", "0", "--json");

        assertThat(outcome.json().at("/executions/total").asInt())
                .as(outcome.err())
                .isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo(AFTER_1);
        assertThat(workshop.sessions()).hasSize(3);
    }

    @Nested
    class WhereContinueRefuses {

        @Test
        void measuresNewCasesAndKeepsTheRestInMind() {
            workshop.given("dora", "Dora", 6);

            Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0", "--json");

            assertThat(outcome.json().at("/executions/total").asInt())
                    .as(outcome.err())
                    .isEqualTo(1);
            assertThat(outcome.json().at("/cases").asInt()).isEqualTo(4);
        }

        @Test
        void judgesByTheExpectedFilesAsTheyAreNow() {
            workshop.write("expected/ada.json", "{\"name\": \"Ada\"}");

            Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0", "--json");

            assertThat(outcome.json().at("/baseline/passing").asInt())
                    .as(outcome.err())
                    .isEqualTo(1);
            assertThat(outcome.json().at("/executions/total").asInt()).isZero();
        }

        @Test
        void runsAllAgainUnderAnotherCommand() {
            workshop.with(manifest -> manifest.put("runCommand", "sh ./model.sh {case} {output}"));

            Outcome outcome = workshop.auto("--fork", "1", "--iterations", "0", "--json");

            assertThat(outcome.json().at("/executions/total").asInt())
                    .as(outcome.err())
                    .isEqualTo(3);
        }
    }

    @Nested
    class Refuses {

        @Test
        void anIterationThatDoesNotExist() {
            String session = workshop.session().getFileName().toString();

            assertThat(workshop.auto("--fork", "7"))
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "the session " + session
                                    + " has no closed iteration 7 [iteration-unknown]. It has 0 to 2. See refine"
                                    + " status.\n"));
        }

        @Test
        void workThatNobodyHasACopyOf() {
            workshop.write("prompt.md", "My own words.\n");
            String session = workshop.session().getFileName().toString();

            Outcome outcome = workshop.auto("--fork", "1");

            assertThat(outcome.exit()).isEqualTo(4);
            assertThat(outcome.err())
                    .startsWith("prompt.md: changed outside of the session [file-changed]. It has sha256 ")
                    .endsWith("which the session " + session
                            + " has no copy of. Nothing was changed. Put the session's copy back: refine restore 1; or"
                            + " start a new session from the file as it is.\n");
            assertThat(workshop.read("prompt.md")).isEqualTo("My own words.\n");
            assertThat(workshop.sessions()).hasSize(1);
        }

        @Test
        void toGoOnAtTheSameTime() {
            assertThat(workshop.auto("--fork", "1", "--continue").err())
                    .isEqualTo("--continue and --fork exclude each other [options]. One goes on with a session, the"
                            + " other begins a new one from it. Leave one of them away.\n");
        }

        @Test
        void withoutASession() {
            Outcome outcome = workshop.auto("--fork", "1", "--session", "nowhere");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("nowhere is no session [session-missing].");
        }
    }

    @Test
    void aDryRunChangesNothing() {
        var before = workshop.tree();

        Outcome outcome = workshop.auto("--fork", "1", "--dry-run");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(workshop.tree()).isEqualTo(before);
    }

    @Test
    void aDryRunNamesTheSessionThatItBranchesOffFromAndUsesAFolderOfItsOwn() {
        String first = "sessions/" + workshop.sessions().get(0).getFileName();

        Outcome text = workshop.auto(
                "--fork", "1", "--dry-run", "--session", folder.resolve(first).toString());
        Outcome document = workshop.auto("--fork", "1", "--dry-run", "--json");

        String origin = "branches off from " + first + ", after iteration 1";
        assertThat(text.out())
                .startsWith("dry run of cards: nothing is written, nothing is started\n" + origin + "\n")
                .contains(first + "_2/runs/0/ada/1/output.json\n");
        assertThat(Shape.checked("dry-run-result.schema.json", document)
                        .path("origin")
                        .asText())
                .isEqualTo(origin);
        assertThat(document.json().has("goesOn")).isFalse();
    }

    @Test
    void aDryRunForecastsWhatTheForkReallyRuns() {
        workshop.given("dora", "Dora", 6);

        Outcome text = workshop.auto("--fork", "1", "--dry-run");
        Outcome fork = workshop.auto("--fork", "1", "--iterations", "0", "--json");

        assertThat(fork.json().at("/executions/total").asInt()).isEqualTo(1);
        assertThat(fork.err()).startsWith("forecast: 1 run for the baseline, 1 at worst");
        assertThat(text.out()).contains("runs: 1 for the baseline, ");
        assertThat(dryBaseline("--fork", "0")).as("of a fork").isZero();
        assertThat(dryBaseline("--fork", "0", "--fresh")).isEqualTo(4);
        workshop.model("exit 3");
        assertThat(dryBaseline("--fork", "0")).as("under another command").isEqualTo(4);
    }

    private int dryBaseline(String... args) {
        return workshop.auto(Stream.concat(Stream.of("--dry-run", "--json"), Stream.of(args))
                        .toArray(String[]::new))
                .json()
                .at("/runs/baseline")
                .asInt();
    }

    @Test
    void aDryRunIsRefusedLikeTheForkItself() {
        workshop.write("prompt.md", "Somebody's work.\n");

        assertThat(workshop.auto("--fork", "1", "--dry-run")).isEqualTo(workshop.auto("--fork", "1"));
    }

    @Test
    void waitsForNobodyWhoIsAtWorkHere() {
        SessionLock lock = SessionLock.acquire(folder.resolve(".refine"), "refine cards");
        Outcome outcome = workshop.auto("--fork", "1");
        lock.close();

        assertThat(outcome.exit()).isEqualTo(75);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("DIR: another session is running here [session-busy]. It is process "
                        + ProcessHandle.current().pid() + ", ")
                .endsWith(", refine cards. Wait for it or stop it. Nothing was changed.\n");
        assertThat(workshop.sessions()).hasSize(1);
        assertThat(workshop.read("prompt.md")).isEqualTo(AFTER_1 + Workshop.WITH_TOTAL);
    }
}
