package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proposer may answer anything: no file changes, the reason is told, and the iteration closes. */
class BadProposerTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void answersNonsense() {
        everyReply("what do you mean?");

        assertThat(refusal()).isEqualTo("the reply holds no JSON object with edits");
    }

    @Test
    void answersAtGreatLengthAndIsHeard() {
        String reply = Workshop.reply("prompt.md", "", Workshop.WITH_TOTAL);
        workshop.replies("{\"thoughts\": \"" + "hm ".repeat(500_000) + "\", " + reply.substring(1));

        Outcome outcome = workshop.auto("--iterations", "1");

        assertThat(workshop.read("prompt.md")).as(outcome.toString()).contains(Workshop.WITH_TOTAL);
    }

    @Test
    void answersNothing() {
        workshop.replies("");

        assertThat(refusal()).isEqualTo("the proposer printed nothing");
    }

    @Test
    void namesAnotherFile() {
        everyReply(Workshop.reply("model.sh", "", "rm -rf /\n"));

        assertThat(refusal()).contains("model.sh").contains("[edit-");
        assertThat(workshop.read("model.sh")).isEqualTo(Workshop.MODEL);
    }

    @Test
    void leavesTheFolder() {
        everyReply(Workshop.reply("../outside.md", "", "text"));

        assertThat(refusal()).contains("../outside.md");
        assertThat(folder.getParent().resolve("outside.md")).doesNotExist();
    }

    @Test
    void searchesForWhatOccursTwice() {
        workshop.write("prompt.md", "one\none\n");
        everyReply(Workshop.reply("prompt.md", "one", "two"));

        assertThat(refusal())
                .contains("the text to replace occurs 2 times in prompt.md (lines 1, 2)")
                .contains("[edit-ambiguous]");
    }

    @Test
    void hangs() {
        workshop.with(
                own -> own.putObject("proposer").put("command", "sleep 60").put("timeoutSeconds", 0.3));

        assertThat(refusal()).isEqualTo("the proposer gave no reply within 0.3 s");
    }

    @Test
    void failsAndIsAskedOnceForEachAttempt() {
        workshop.with(own -> own.putObject("proposer").put("command", "echo asked >> asked; exit 3"));

        assertThat(refusal()).startsWith("the proposer ended with exit code 3 after ");
        assertThat(workshop.read("asked")).isEqualTo("asked\nasked\nasked\n");
    }

    @Test
    void isMissingAndNothingRuns() {
        workshop.with(own -> own.putObject("proposer").putArray("command").add("no-such-proposer"));

        assertThat(workshop.auto())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "no proposer can be started: there is no program no-such-proposer in PATH [proposer-missing]."
                                + " Install it, or correct \"proposer\" in refine.manifest.json; refine check runs the"
                                + " cases without one.\n"));
        assertThat(workshop.sessions()).isEmpty();
        assertThat(workshop.refine("doctor").out())
                .contains("proposer: no proposer can be started: there is no program no-such-proposer in PATH");
    }

    @Test
    void isMissingButAnotherIsThere() {
        workshop.with(own -> {
            own.putArray("proposer").addObject().putArray("command").add("no-such-proposer");
            own.withArray("proposer").add("rules");
        });

        assertThat(workshop.auto("--iterations", "1").err()).contains("baseline 3/3");
    }

    @Test
    void isOneOfSeveralAndToldOnceWhatDoesNotFit() {
        workshop.replies("as you like").replies("{}").replies(Workshop.reply("prompt.md", "", Workshop.WITH_TOTAL));
        workshop.with(own -> own.set(
                "proposer",
                Json.tree(List.of(Map.of("command", "sh propose.sh"), Map.of("command", "sh propose.sh")))));

        Outcome outcome = workshop.auto("--iterations", "1");

        assertThat(workshop.inSession("proposals/1/request.json")).contains("\"kind\": \"propose\"");
        assertThat(workshop.inSession("proposals/2/request.json"))
                .contains("\"refusal\": \"the reply holds no JSON object with edits\"");
        assertThat(workshop.inSession("proposals/3/request.json")).contains("\"kind\": \"propose\"");
        assertThat(outcome.err()).contains("a proposer failed, and another one answered; command 1: ");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Proposer: command 2, attempt 1\n");
    }

    /** An interpreter that is missing shows only when the program is started. */
    @Test
    void cannotBeStarted() {
        workshop.write("propose", "#!/no/such/interpreter\n");
        assertThat(folder.resolve("propose").toFile().setExecutable(true)).isTrue();
        workshop.with(own -> own.putObject("proposer").putArray("command").add("./propose"));

        assertThat(refusal()).startsWith("the proposer could not be started: ./propose: ");
    }

    @Test
    void saysInTheDebriefThatNothingWasProposedAndNotThatItBroughtNothing() {
        everyReply("no JSON");

        assertThat(workshop.auto().out()).startsWith("Plateau: ");

        assertThat(workshop.inSession("REFINE.md"))
                .contains(
                        "No edit was measured, and it ended with 0 passing: nothing was proposed that could be measured.\n");
    }

    private void everyReply(String reply) {
        for (int attempt = 0; attempt < 6; attempt++) {
            workshop.replies(reply);
        }
    }

    /** The reason that the user is told, once all attempts are used. */
    private String refusal() {
        String before = workshop.read("prompt.md");

        Outcome outcome = workshop.auto("--iterations", "1");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("  1  Neutral          -  no proposal could be measured\n");
        assertThat(workshop.read("prompt.md")).isEqualTo(before);
        String last = outcome.err().strip().lines().reduce("", (first, second) -> second);
        String head = "attempt 3 of iteration 1 not measured: ";
        assertThat(last).startsWith(head);
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("## 🅿️ Parking Lot\n");
        return last.substring(head.length());
    }
}
