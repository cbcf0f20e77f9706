package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinueTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void needsASession() {
        assertThat(workshop.auto("--continue"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "there is no session to continue [session-none]. No folder below DIR/sessions holds a journal"
                                + " of refine.manifest.json. Start one: leave --continue away.\n"));
    }

    @Test
    void runsNothingAfterConvergenceNeedsNoTerminalAndEndsAlike() {
        Outcome first = workshop.auto("--json");
        String journal = workshop.inSession("journal.jsonl");
        workshop.model("exit 3");

        Outcome again = workshop.refine("--continue", "--json");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).isEqualTo("the session has converged: there is nothing to continue\n");
        assertThat(workshop.inSession("journal.jsonl")).isEqualTo(journal);
    }

    @Test
    void cannotWhenTheOutputsOfTheSessionAreGone() throws IOException {
        workshop.auto("--iterations", "1");
        try (Stream<Path> runs = Files.walk(workshop.session().resolve("runs"))) {
            for (Path output : runs.filter(Files::isRegularFile).toList()) {
                Files.delete(output);
            }
        }

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .contains(
                        "output.json: the session's copy of an output is gone [output-missing]. The session cannot go on"
                                + " without it. Put it back from a backup of the session folder, or start a new session.")
                .doesNotContain("interrupted");
    }

    @Test
    void takesUpTheNewestSessionOfItsOwnManifestAndOfNoOtherInTheFolder() throws IOException {
        workshop.auto("--iterations", "1");
        String other = folder.resolve("other.json").toString();
        Files.copy(folder.resolve("refine.manifest.json"), Path.of(other));
        workshop.auto("--iterations", "0", "--manifest", other);

        Outcome outcome = workshop.auto("--continue", "--iterations", "3", "--json");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.json().path("iterations")).hasSize(2);
    }

    @Test
    void goesOnAfterTheMaximumOnlyWithMoreIterations() {
        assertThat(workshop.auto("--iterations", "1").exit()).isEqualTo(1);

        Outcome same = workshop.auto("--continue", "--iterations", "1");
        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.err()).isEqualTo("the session used its 1 iteration; allow more with --iterations N\n");

        Outcome more = workshop.auto("--continue", "--iterations", "3", "--json");
        assertThat(more.exit()).isZero();
        assertThat(more.json().path("iterations")).hasSize(2);
        assertThat(workshop.inSession("REFINE.md")).contains("- Status: Converged\n");
    }

    /** Whoever asked for a check has not asked for edits, and one iteration of none would be neither. */
    @Test
    void editsNothingInACheckThatIsNamedAndSaysHowToBeginFromIt() {
        String mine = folder.resolve("mine").toString();
        Outcome check = workshop.refine("check", "--session", mine);
        String journal = workshop.read("mine/journal.jsonl");

        Outcome outcome = workshop.auto("--continue", "--session", mine, "--iterations", "3");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        1,
                        check.out(),
                        "the session measured and edits nothing; begin a run from it with --fork 0 --session"
                                + " DIR/mine\n"));
        assertThat(workshop.read("mine/journal.jsonl")).isEqualTo(journal);
        assertThat(workshop.auto("--continue", "--dry-run", "--session", mine).out())
                .contains("mine would not go on: the session measured and edits nothing; begin a run from it");
        assertThat(workshop.auto("--fork", "0", "--session", mine).exit()).isZero();
    }

    /** The manifest had allowed more all along, and the command line less. */
    @Test
    void takesOnlyAManifestThatWasRaisedSinceForMoreIterations() {
        workshop.with(own -> own.put("maxIterations", 3)).auto("--iterations", "1");
        String journal = workshop.inSession("journal.jsonl");

        Outcome same = workshop.auto("--continue");

        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.err()).isEqualTo("the session used its 1 iteration; allow more with --iterations N\n");
        assertThat(workshop.inSession("journal.jsonl")).isEqualTo(journal);

        workshop.with(own -> own.put("maxIterations", 2));
        Outcome raised = workshop.auto("--continue", "--json");
        assertThat(raised.json().path("iterations")).hasSize(2);
    }

    @Test
    void judgesAgainWithinTheIterationsThatItWasGiven() {
        workshop.with(own -> own.put("maxIterations", 3)).auto("--iterations", "1");
        workshop.write("expected/bob.json", "{\"name\": \"Bob\", \"total\": 44}");

        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(outcome.json().at("/executions/total").asInt())
                .as(outcome.err())
                .isZero();
        assertThat(outcome.json().path("iterations")).isEmpty();
    }

    @Test
    void passesOverChecks() {
        workshop.auto("--iterations", "1");
        workshop.refine("check");

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isZero();
        assertThat(workshop.sessions()).hasSize(2);
        assertThat(outcome.out())
                .contains("log: sessions/" + workshop.sessions().get(0).getFileName() + "/");
    }

    @Test
    void listsWhatChanged() {
        workshop.auto("--iterations", "1");
        workshop.write("cases/ada.txt", "name: Adele\n")
                .write("expected/bob.json", "{\"name\": \"Bobby\"}")
                .given("dora", "Dora", 6)
                .with(own -> own.put("plateau", 9));
        String session = workshop.session().getFileName().toString();

        assertThat(workshop.auto("--continue", "--iterations", "3"))
                .isEqualTo(new Outcome(
                        4,
                        "",
                        "the session " + session + " cannot go on: what it measured has changed [session-changed]."
                                + " Changed: the manifest (plateau), case ada, new case dora, expected file of bob."
                                + " Put it back as it was, or branch a new session off from this one: --fork 1.\n"));
    }

    @Test
    void judgesAgainAndRunsNothingWhenAnExpectedFileChanged() {
        workshop.auto();
        String first = workshop.session().getFileName().toString();
        String journal = workshop.inSession("journal.jsonl");
        workshop.write("expected/bob.json", "{\"name\": \"Bob\", \"total\": 44}")
                .write("asked", "9");

        Outcome outcome = workshop.auto("--continue", "--iterations", "2", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("judged again: since " + first + " began, this has changed: expected file of bob. A new"
                        + " session takes over from it; what ran there is not run again.\n");
        assertThat(outcome.json().at("/executions/total").asInt()).isZero();
        assertThat(outcome.json().at("/baseline/passing").asInt()).isEqualTo(2);
        assertThat(outcome.json().at("/forked/session").asText()).isEqualTo(first);
        assertThat(workshop.read("sessions/" + first + "/journal.jsonl")).isEqualTo(journal);
    }

    @Test
    void judgesAgainByOtherRulesAndValidators() {
        workshop.auto();
        workshop.with(manifest -> manifest.putArray("validationScripts").add("sh validate.sh {output}"))
                .write("validate.sh", "grep -q Bob \"$1\"\n")
                .write("asked", "9");

        Outcome rules = workshop.auto("--continue", "--iterations", "2", "--json");
        assertThat(rules.err()).contains("this has changed: the manifest (validationScripts). A new session");
        assertThat(rules.json().at("/baseline/passing").asInt()).isEqualTo(1);
        assertThat(rules.json().at("/executions/total").asInt()).isZero();

        workshop.write("validate.sh", "true\n");
        Outcome script = workshop.auto("--continue", "--iterations", "2", "--json");
        assertThat(script.exit()).as(script.err()).isZero();
        assertThat(script.err()).contains("this has changed: a validator. A new session");
        assertThat(script.json().at("/end").asText()).isEqualTo("converged");
        assertThat(script.json().at("/executions/total").asInt()).isZero();
        assertThat(workshop.sessions()).hasSize(3);
    }

    @Test
    void aManifestThatOnlyLooksDifferentIsTheSame() {
        workshop.auto("--iterations", "1");
        workshop.write("refine.manifest.json", workshop.read("refine.manifest.json") + "\n\n");

        assertThat(workshop.auto("--continue", "--iterations", "3").exit()).isZero();
        assertThat(workshop.sessions()).hasSize(1);
    }

    @Test
    void refusesAPromptThatSomebodyChanged() {
        workshop.auto("--iterations", "1");
        workshop.write("prompt.md", "My own words.\n");

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .startsWith("prompt.md: changed outside of the session [file-changed]. It has sha256 ")
                .endsWith("Put the session's copy back: refine restore 1; or measure it as your own edit: refine"
                        + " try.\n");
        assertThat(workshop.read("prompt.md")).isEqualTo("My own words.\n");

        assertThat(workshop.refine("restore", "1").exit()).isZero();
        assertThat(workshop.auto("--continue", "--iterations", "3").exit()).isZero();
    }

    /** Else the advice would put back what a session of the usual manifest left. */
    @Test
    void namesAManifestThatIsNotTheUsualOneInItsAdvice() {
        String[] other = {"--manifest", folder.resolve("other.json").toString(), "--iterations", "1"};
        workshop.write("other.json", workshop.read("refine.manifest.json")).auto(other);
        workshop.write("prompt.md", "My own words.\n");

        assertThat(workshop.refine("--auto", "--continue", other[0], other[1]).err())
                .endsWith("Put the session's copy back: refine restore 1 --manifest other.json; or measure it as your"
                        + " own edit: refine try --manifest other.json.\n");
        assertThat(workshop.refine("status", other[0], other[1]).out())
                .endsWith("; refine restore 1 --manifest other.json puts that state back\n");
    }

    /** As whoever followed the advice of an interrupted session does. */
    @Test
    void knowsAnIterationThatWasRestored() {
        workshop.auto("--iterations", "1");
        workshop.refine("restore", "0");

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .startsWith(
                        "prompt.md: changed outside of the session [file-changed]. It holds what it held after iteration 0,"
                                + " as \"refine restore 0\" leaves it, and the session has gone on since."
                                + " Put the session's copy back: refine restore 1;");
    }

    @Test
    void refusesADamagedJournal() throws IOException {
        workshop.auto("--iterations", "1");
        Path journal = workshop.session().resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("CaseMeasured", "CaseMeasureD"));

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("journal.jsonl").contains("[journal-");
        assertThat(workshop.refine("log", "--verify").exit()).isEqualTo(4);
        assertThat(workshop.auto("--iterations", "1").exit())
                .as("a new session")
                .isZero();
    }

    @Test
    void mendsATornTailAndSaysSo() throws IOException {
        workshop.auto("--iterations", "1");
        Path journal = workshop.session().resolve("journal.jsonl");
        Files.writeString(journal, "{\"seq\":99,\"eve", StandardOpenOption.APPEND);

        Outcome outcome = workshop.auto("--continue", "--iterations", "3");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("journal");
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
    }

    @Test
    void keepsTheSelection() {
        workshop.auto("--iterations", "1", "--case", "ada");

        Outcome outcome = workshop.auto("--continue", "--iterations", "3", "--json");

        assertThat(outcome.json().path("cases").asInt()).isEqualTo(1);
        assertThat(outcome.json().path("notSelected").asInt()).isEqualTo(2);
    }

    @Test
    void startsThePlateauAnew() {
        workshop.replies("no").with(own -> own.put("plateau", 1).put("maxIterations", 9));
        assertThat(workshop.auto().out()).startsWith("Plateau: ");

        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(outcome.json().path("end").asText()).isEqualTo("plateau");
        assertThat(outcome.json().path("iterations")).hasSize(2);
    }

    @Test
    void triesABrokenWorkloadAgain() {
        workshop.model("exit 3");
        assertThat(workshop.auto().exit()).isEqualTo(3);
        workshop.write("model.sh", Workshop.MODEL);

        assertThat(workshop.auto("--continue").exit()).isZero();
    }
}
