package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class OptionsTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --iterations x      | Invalid value for option '--iterations': 'x' is not a whole number [usage]. See refine --help.
                    --budget-runs 99999999999 | Invalid value for option '--budget-runs': '99999999999' is larger than 2147483647 [usage]. See refine --help.
                    --budget-usd x      | Invalid value for option '--budget-usd': 'x' is not a number [usage]. See refine --help.
                    --iterations -1     | --iterations cannot be "-1" [usage]. It must be at least 0. See refine --help.
                    --concurrency 0     | --concurrency cannot be "0" [usage]. It must be at least 1. See refine --help.
                    --budget-runs 0     | --budget-runs cannot be "0" [usage]. It must be at least 1. See refine --help.
                    --budget-usd -1     | --budget-usd cannot be "-1.0" [usage]. It must be a number above 0. See refine --help.
                    --budget-usd NaN    | --budget-usd cannot be "NaN" [usage]. It must be a number above 0. See refine --help.
                    --mode fast         | --mode cannot be "fast" [usage]. Possible are accuracy, speed, robustness, custom. See refine --help.
                    --measure all       | --measure cannot be "all" [usage]. Possible are full, gated and lazy. See refine --help.
                    --proposer gpt      | --proposer cannot be "gpt" [usage]. Possible are rules, plan, and command, model, preset or race if the manifest's "proposer" has one. See refine --help.
                    --proposer rulse    | --proposer cannot be "rulse" [usage]. Possible are rules, plan, and command, model, preset or race if the manifest's "proposer" has one. Did you mean "rules"? See refine --help.
                    --proposer race     | --proposer cannot be "race" [usage]. The manifest's "proposer" has no race. Write one there, for instance "proposer": {"race": ["rules", {"preset": "claude"}]}, or choose rules or plan, which need nothing there.
                    --proposer model    | --proposer cannot be "model" [usage]. The manifest's "proposer" has no model. Write one there, for instance "proposer": {"model": "ollama/qwen3"}, or choose rules or plan, which need nothing there.
                    --proposer plan     | DIR/REFINE_PLAN.md: there is no such plan [plan-missing]. Write one with: refine plan.
                    --plan nowhere.md   | nowhere.md: there is no such plan [plan-missing]. Write one with: refine plan.
                    --case dora         | no case is named "dora" [case-unknown]. The cases are ada, bob, cleo. A path, a glob, an id, @failing and @changed are understood.
                    --case @odd         | there is no group @odd [case-unknown]. Groups: @failing, @changed.
                    --case @failing     | --case @failing selects no case [case-none]. By the newest session of each case, none is of that kind. Run refine check to see where every case stands.
                    """)
    void refusesWhatAnOptionCannotBe(String options, String message) {
        assertThat(workshop.auto(options.split(" "))).isEqualTo(new Outcome(2, "", message + "\n"));
    }

    @Test
    void suggestsTheNearestOption() {
        assertThat(workshop.auto("--iteration"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "Unknown option: '--iteration' [usage]. Did you mean \"--iterations\"? See refine --help.\n"));
    }

    @Test
    void suggestsTheNearestCommand() {
        Outcome outcome = workshop.refine("chekc");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("'chekc'")
                .endsWith(" See refine --help.\n")
                .contains("\"check\"");
    }

    @Test
    void takesOptionsBeforeTheNameOfACommandAsThoseBehindIt() {
        String expected = folder.resolve("expected/ada.json").toString();

        Outcome outcome = workshop.refine("--case", "ada", "--json", "check", "--case", "bob");

        assertThat(outcome.json().path("results").findValuesAsText("case")).containsExactly("ada", "bob");
        assertThat(workshop.refine("--json", "diff", expected, expected)
                        .json()
                        .path("equal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesBeforeTheNameOfACommandWhatTheCommandDoesNotHave() {
        assertThat(workshop.refine("--dry-run", "--iterations", "2", "check"))
                .isEqualTo(new Outcome(
                        2, "", "Unknown options: '--dry-run', '--iterations' [usage]. See refine check --help.\n"));
        assertThat(workshop.has("sessions")).isFalse();
    }

    @Test
    void breaksNoNameOfAFileInItsHelp() {
        CommandLine line = RefineCommand.commandLine(CommandModel.console());

        assertThat(line.getUsageMessage()).doesNotContainPattern("refine\\.\\s+manifest");
        for (CommandLine command : line.getSubcommands().values()) {
            assertThat(command.getUsageMessage())
                    .as(command.getCommandName())
                    .doesNotContainPattern("refine\\.\\s+manifest|quality\\.\\s+json|DETAILS\\.\\s+md");
        }
    }

    @Test
    void givesAnOptionOneTypeInAllCommands() {
        CommandLine line = RefineCommand.commandLine(CommandModel.console());

        for (CommandLine command : line.getSubcommands().values()) {
            for (OptionSpec option : line.getCommandSpec().options()) {
                OptionSpec own = command.getCommandSpec().findOption(option.longestName());
                assertThat(own == null ? option.type() : own.type())
                        .as(command.getCommandName() + " " + option.longestName())
                        .isEqualTo(option.type());
            }
        }
    }

    @Test
    void takesHelpForACommandToo() {
        assertThat(workshop.refine("help")).isEqualTo(workshop.refine("--help"));
        assertThat(workshop.refine("help", "check")).isEqualTo(workshop.refine("check", "--help"));
        assertThat(workshop.refine("help", "check").out()).startsWith("Usage: refine check ");
        assertThat(workshop.refine("help", "chekc")).isEqualTo(workshop.refine("chekc", "--help"));
    }

    @Test
    void keepsNoDollarsThatNobodyCanCount() {
        assertThat(workshop.auto("--budget-usd", "1"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "--budget-usd cannot be kept: nothing says what a run costs [budget-cost]. The manifest has"
                                + " neither \"caseEstimate\" with \"usd\" nor \"usagePath\". Add one of them, or limit"
                                + " the runs with --budget-runs.\n"));
    }

    @Test
    void neverStartsMoreRunsThanTheBudgetHas() {
        Outcome outcome = workshop.auto("--budget-runs", "4", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().path("end").asText()).isEqualTo("budget");
        assertThat(outcome.json().path("executions").path("total").asInt()).isLessThanOrEqualTo(4);
    }

    @Test
    void saysHowManyCasesTheBudgetDidNotReach() {
        assertThat(workshop.auto("--budget-runs", "2").out())
                .startsWith("Budget: ")
                .contains(
                        ", 2 not measured, score ",
                        "runs: 1 (baseline 1); 1 of 2 runs are used and the next step needs 2\n");
    }

    @Test
    void callsACheckThatTheBudgetCutShortNotClean() {
        workshop.with(own -> own.putObject("budget").put("runs", 2));

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("0 of 0 cases pass, 3 not measured, score 0.000\n"
                        + "runs: none; 0 of 2 runs are used and the next step needs 3\n");
    }

    @Test
    void startsNoMoreCasesOfACheckWhenTheMinutesAreOver() {
        workshop.model("sleep 2", "echo '{}' > \"$2\"").with(own -> {
            own.put("concurrency", 1);
            own.putObject("budget").put("minutes", 0.01);
        });

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("[23] not measured").contains("the 0.01 minutes are over");
    }

    @Test
    void tellsProgramsWhatACheckDidNotReach() {
        workshop.with(own -> own.putObject("budget").put("runs", 2));

        JsonNode check = workshop.refine("check", "--json").json();

        assertThat(check.path("notMeasured").asInt()).isEqualTo(3);
        assertThat(check.path("reason").asText()).isEqualTo("0 of 2 runs are used and the next step needs 3");
        JsonNode run = workshop.auto("--json").json();
        assertThat(run.path("end").asText()).isEqualTo("budget");
        assertThat(run.path("reason").asText()).isEqualTo("1 of 2 runs are used and the next step needs 2");
    }

    @Test
    void writesNoPlanOfABaselineThatTheBudgetCutShort() {
        workshop.with(own -> own.putObject("budget").put("runs", 2));

        Outcome outcome = workshop.refine("plan", "--quiet");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        1,
                        "the baseline is not complete: 0 of 2 runs are used and the next step needs 3; no plan is"
                                + " written\n",
                        ""));
        assertThat(workshop.has("REFINE_PLAN.md")).isFalse();
    }

    @Test
    void learnsFromOneCaseHowFarTheDollarsOfACheckReach() {
        workshop.model("echo '{\"costUsd\": 0.5}' > \"$REFINE_USAGE\"", "echo '{}' > \"$2\"")
                .with(own -> {
                    own.put("usagePath", "usage/{caseId}.json");
                    own.putObject("caseEstimate").put("usd", 0.01);
                    own.putObject("budget").put("costUsd", 0.9);
                });

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "runs: 1 (baseline 1); $0.5000 of $0.9000 are spent and the next step would cost about $1.0000\n");
    }

    @Test
    void retriesTheCaseThatTellsWhatARunCosts() {
        workshop.model(
                        "test -e tried || { touch tried; exit 75; }",
                        "echo '{\"costUsd\": 0.1}' > \"$REFINE_USAGE\"",
                        "echo '{}' > \"$2\"")
                .with(own -> {
                    own.put("usagePath", "usage/{caseId}.json");
                    own.putObject("budget").put("costUsd", 0.9);
                });

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("runs: 4 (baseline 4)\n");
    }

    @Test
    void takesAnUnknownCostForNoReasonToGoOn() {
        workshop.model("echo '{}' > \"$2\"").with(own -> {
            own.put("usagePath", "usage/{caseId}.json");
            own.putObject("budget").put("costUsd", 0.9);
        });

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("runs: 1 (baseline 1); no run has reported what it cost and there is no caseEstimate.usd\n");
    }

    @Test
    void countsRetriesInTheBudget() {
        workshop.model("echo started >> starts", "exit 75").with(own -> own.put("retries", 5));

        workshop.auto("--budget-runs", "4", "--json");

        assertThat(workshop.read("starts").lines()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void refusesTheHoldoutInTheLoopButNotInACheck() {
        workshop.with(own -> own.putArray("holdout").add("cases/bob.txt"));

        assertThat(workshop.auto("--case", "bob"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "case bob is in the holdout [case-holdout]. The loop never looks at it. Name another case, or"
                                + " look at this one with refine check --case.\n"));
        assertThat(workshop.refine("check", "--case", "bob", "--json").json().path("results"))
                .singleElement()
                .satisfies(result -> assertThat(result.path("case").asText()).isEqualTo("bob"));
    }

    @Test
    void runsOnlyTheCasesOfAGlobAndSaysHowManyItLeft() {
        Outcome outcome = workshop.auto("--case", "cases/[ab]*.txt", "--iterations", "0");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("of 2 cases pass").contains("1 case was not selected and not run\n");
    }

    @Test
    void countsWhatACheckOfTheHoldoutAloneLeft() {
        workshop.with(own -> own.putArray("holdout").add("cases/ada.txt").add("cases/bob.txt"));

        Outcome outcome = workshop.refine("check", "--case", "ada", "--case", "bob");

        assertThat(outcome.out()).contains("of 2 cases pass").contains("1 case was not selected and not run\n");
    }

    @Test
    void runsTheFailingCasesOfTheNewestSession() {
        workshop.write("prompt.md", Workshop.NO_MARKS).write("expected/ada.json", "{\"name\": \"Ada\"}");
        workshop.refine("check");

        Outcome outcome = workshop.refine("check", "--case", "@failing", "--json");

        assertThat(outcome.json().path("results").findValuesAsText("case")).containsExactly("bob", "cleo");
    }

    @Test
    void runsTheCasesThatChangedSinceTheNewestSession() {
        workshop.refine("check");
        workshop.given("ada", "Adele", 3);

        Outcome outcome = workshop.refine("check", "--case", "@changed", "--json");

        assertThat(outcome.json().path("results").findValuesAsText("case")).containsExactly("ada");
    }

    /** Who looked at one case has not looked away from the others. */
    @Test
    void takesEachCaseAsTheNewestSessionSawItThatHadIt() {
        workshop.write("prompt.md", Workshop.NO_MARKS).write("expected/ada.json", "{\"name\": \"Ada\"}");
        workshop.refine("check");
        workshop.refine("check", "--case", "ada");

        Outcome failing = workshop.refine("check", "--case", "@failing", "--json");
        workshop.refine("check", "--case", "bob");
        Outcome changed = workshop.refine("check", "--case", "@changed");

        assertThat(failing.json().path("results").findValuesAsText("case")).containsExactly("bob", "cleo");
        assertThat(changed.exit()).isEqualTo(2);
        assertThat(changed.err()).startsWith("--case @changed selects no case [case-none].");
    }

    /** The first iteration mends one of the failing cases, and the session is about all of them. */
    @Test
    void goesOnWithTheCasesThatFailedOrHadChangedWhenTheSessionBegan() {
        workshop.write("expected/ada.json", "{\"name\": \"Ada\"}")
                .proposes(Workshop.NO_MARKS)
                .proposes(Workshop.WITH_TOTAL);
        workshop.refine("check");
        assertThat(workshop.auto("--case", "@failing", "--iterations", "1").out())
                .startsWith("Max Reached: 0 → 1 of 3 cases pass");

        workshop.write("expected/ada.json", "{\"name\": \"Ada\"}");
        assertThat(workshop.refine("propose").exit()).isZero();
        assertThat(workshop.refine("try").err()).startsWith("there is nothing to try [try-unchanged].");
        assertThat(workshop.auto("--continue", "--iterations", "2", "--json")
                        .json()
                        .path("cases")
                        .asInt())
                .isEqualTo(3);

        workshop.given("bob", "Bobby", 4);
        assertThat(workshop.auto("--case", "@changed", "--iterations", "0").out())
                .contains("2 cases were not selected and not run\n");
        assertThat(workshop.auto("--continue").err()).doesNotContain("[case-none]");
    }

    @Test
    void needsATerminalForSuggestions() {
        assertThat(workshop.refine())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "suggestion mode needs a terminal, and there is none [no-terminal]. Standard input and standard"
                                + " error must both be one. Run it in a terminal, or let refine decide by measurement:"
                                + " add --auto.\n"));
    }

    @Test
    void overwritesNoFolderWithASession() {
        workshop.write("mine/notes", "");

        assertThat(workshop.auto("--session", folder.resolve("mine").toString()))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "the session folder DIR/mine exists already [session-exists]. A session is never overwritten."
                                + " Name a new folder, or leave --session away.\n"));
    }

    @Test
    void leavesNothingWhereASessionCannotHaveItsName() {
        SortedMap<String, String> before = workshop.tree();

        Outcome outcome =
                workshop.auto("--session", folder.resolve("x".repeat(300)).toString());

        assertThat(outcome.exit()).isEqualTo(74);
        assertThat(outcome.err()).contains("[write-failed]");
        assertThat(workshop.tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "--auto, 'Name a new folder, or go on with that session: add --continue.'",
        "check, 'Name a new folder, or leave --session away.'"
    })
    void offersToGoOnWithASessionWhereTheCommandCan(String command, String remedy) {
        String mine = folder.resolve("mine").toString();
        workshop.auto("--session", mine, "--iterations", "0");

        assertThat(workshop.refine(command, "--session", mine))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "the session folder DIR/mine exists already [session-exists]. A session is never overwritten. "
                                + remedy + "\n"));
    }

    @Test
    void keepsASessionWhereTheUserWantsIt() {
        String mine = folder.resolve("mine").toString();

        assertThat(workshop.auto("--session", mine, "--iterations", "1").exit()).isEqualTo(1);
        assertThat(workshop.has("sessions")).isFalse();
        assertThat(workshop.auto("--continue", "--session", mine, "--iterations", "5")
                        .exit())
                .isZero();
        assertThat(workshop.read("mine/REFINE.md")).contains("- Status: Converged\n");
    }

    /** As from a variable that is not set. */
    @ParameterizedTest
    @CsvSource({"--auto, --session", "check, --session", "status, --session", "--auto, --manifest", "--auto, --plan"})
    void refusesAnEmptyNameOfAFile(String command, String option) {
        Outcome outcome = workshop.refine(command, option, "");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("Invalid value for option '" + option + "': it is empty [usage]. See refine");
        assertThat(workshop.has("sessions")).isFalse();
    }

    /** What can be found and not be read, whoever asks. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDryRunRefusesACaseThatCannotBeReadLikeTheRunItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("cases/dora.txt"), Path.of("/proc/self/mem"));
        workshop.write("expected/dora.json", "{}");

        for (String asked : List.of("--auto", "--dry-run")) {
            StringWriter err = new StringWriter();
            assertThat(workshop.into(new StringWriter(), err, asked)).as(asked).isEqualTo(2);
            assertThat(err.toString()).contains("dora.txt cannot be read [file-read]. ");
        }
        workshop.delete("cases/dora.txt");
        assertThat(workshop.has("sessions")).isFalse();
    }
}
