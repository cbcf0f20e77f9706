package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposerRaceTest {

    @TempDir
    Path folder;

    @Test
    void takesTheBestOfWhatSeveralProposersSay() {
        Workshop workshop = new Workshop(folder)
                .write("one.json", Workshop.reply("prompt.md", "", "You may guess.\n", "ada"))
                .write(
                        "two.json",
                        Workshop.reply("prompt.md", "", "Give the total, no exclamation.\n", "ada", "bob", "cleo"))
                .with(ProposerRaceTest::oneAgainstTwo);

        assertThat(workshop.auto().exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\nGive the total, no exclamation.\n");
        assertThat(workshop.inSession("proposals/1/stdout")).isNotEqualTo(workshop.inSession("proposals/2/stdout"));
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Proposer: command 2, attempt 1\n");
    }

    @Test
    void asksNobodyForWhatIsLeftAlsoAfterAnInterruption() {
        Workshop workshop = new Workshop(folder)
                .write("one.json", Workshop.reply("prompt.md", "", "You may guess.\n", "ada"))
                .write("two.json", Workshop.reply("prompt.md", "", "Be careful.\n", "bob"))
                .with(ProposerRaceTest::oneAgainstTwo);
        workshop.auto("--iterations", "1");

        assertThat(workshop.auto("--continue", "--iterations", "2").out()).contains("  2  Neutral ");
        assertThat(workshop.session().resolve("proposals/2")).exists();
        assertThat(workshop.session().resolve("proposals/3")).doesNotExist();
    }

    @Test
    void triesWhatIsLeftOfABudgetThatDoesNotReachForAnotherRace() {
        Workshop workshop = new Workshop(folder)
                .write("one.json", Workshop.reply("prompt.md", "", "You may guess.\n", "ada"))
                .write("two.json", Workshop.reply("prompt.md", "", "Be careful.\n", "bob"))
                .with(ProposerRaceTest::oneAgainstTwo)
                .with(own -> own.putObject("budget").put("runs", 7));

        Outcome outcome = workshop.auto("--iterations", "3", "--json");

        assertThat(outcome.json().path("iterations").findValuesAsText("verdict"))
                .containsExactly("neutral", "neutral");
        assertThat(outcome.json().at("/executions/total").asInt()).isEqualTo(5);
    }

    @Test
    void isChosenByNameAndSoIsOneThatTakesPart() {
        Workshop workshop = new Workshop(folder)
                .write("one.json", Workshop.reply("prompt.md", "", "Give the total, no exclamation.\n", "ada"))
                .with(own -> own.set(
                        "proposer",
                        Json.tree(List.of(
                                "plan",
                                Map.of(
                                        "race",
                                        List.of("rules", Map.of("command", "cat > /dev/null; cat one.json")))))));

        assertThat(workshop.auto("--proposer", "command").exit()).isZero();
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Proposer: command, attempt 1\n");
        assertThat(workshop.auto("--proposer", "race", "--iterations", "0").exit())
                .isZero();
        assertThat(workshop.refine("--dry-run", "--proposer", "model").exit()).isEqualTo(2);
    }

    @Test
    void needsTwoAtLeastAndKnowsWhoCanRun() {
        Workshop workshop = new Workshop(folder)
                .with(own -> own.putObject("proposer").set("race", Json.tree(List.of("rules", "ruels"))));

        assertThat(workshop.auto().err())
                .endsWith(
                        "\"proposer.race[1]\" cannot be \"ruels\" [manifest-value]. Allowed: rules, plan, or an object with"
                                + " command, preset, model or race. Did you mean \"rules\"?\n");
    }

    private static void oneAgainstTwo(ObjectNode manifest) {
        manifest.putObject("proposer")
                .set(
                        "race",
                        Json.tree(List.of(
                                Map.of("command", "cat > /dev/null; cat one.json"),
                                Map.of("command", "cat > /dev/null; cat two.json"))));
    }
}
