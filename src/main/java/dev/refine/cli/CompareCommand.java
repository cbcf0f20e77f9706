package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.report.StateComparison;
import dev.refine.report.StateComparisonJson;
import dev.refine.report.StateComparisonText;
import java.nio.file.Path;
import java.util.Collections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refine compare A B}: what is better and what is worse in B. Reads sessions; runs and writes nothing. */
@Command(
        name = "compare",
        description = {
            "Say what changed between two iterations or sessions: exit 0 nothing regressed, 1 something did.",
            "A and B are each the number of an iteration, baseline, last (the newest session, as it ended), the name or"
                    + " folder of a session, or one of these with an iteration: last:1, NAME:baseline."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class CompareCommand extends WorkloadCommand {

    @Parameters(index = "0", paramLabel = "A", description = "What to compare with.")
    private String before;

    @Parameters(index = "1", paramLabel = "B", description = "What is better or worse.")
    private String after;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            description = "The session that numbers and baseline are of; default: the newest that iterated.")
    private Path session;

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        StateNames names = new StateNames(console, common, session);
        Yardstick yardstick = Yardstick.of(names.find(before), names.find(after));
        StateComparison comparison = StateComparison.of(yardstick.before(), yardstick.after(), yardstick.warnings());
        if (Collections.disjoint(
                yardstick.before().results().keySet(),
                yardstick.after().results().keySet())) {
            throw new UsageException(Problem.of(
                    "compare-disjoint",
                    before + " and " + after + " have no case in common",
                    "There is nothing to compare.",
                    "Choose two of the same workload."));
        }
        int exit = comparison.isRegression() ? ExitCode.GOAL_NOT_MET : ExitCode.GOAL_MET;
        if (common.json) {
            console.out().println(Json.pretty(StateComparisonJson.of(comparison, exit)));
        } else {
            StateComparisonText.lines(comparison)
                    .forEach(line -> console.out().println(VisibleText.of(line).replace('\n', ' ')));
        }
        return exit;
    }
}
