package dev.refine.cli;

import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Proposers;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.propose.plan.Plan;
import dev.refine.workload.Manifest;
import java.util.Optional;

/** What the command line of the loop asks for and only the workload can grant, whether it begins or goes on. */
record AskedLoop(Console console, RefineCommand options) {

    Optional<Plan> followed(Manifest manifest) {
        Optional<Plan> followed = Proposers.plan(manifest, options.plan);
        if (options.plan != null && followed.isEmpty()) {
            throw new UsageException(Problem.of(
                    "options",
                    "--plan and --proposer " + options.proposer + " exclude each other",
                    "A plan is followed by the proposer \"plan\".",
                    "Leave one of them away."));
        }
        return followed;
    }

    /** Suggestion mode needs somebody to suggest to. */
    Optional<TerminalPerson> person(OpenedWorkload opened) {
        if (options.auto) {
            return Optional.empty();
        }
        console.requireTerminal(
                "suggestion mode needs a terminal, and there is none",
                "Run it in a terminal, or let refine decide by measurement: add --auto.");
        return Optional.of(new TerminalPerson(console, opened.workload().files()));
    }

    /** What can be known to prevent every edit is said before the cases are paid for. */
    void requireEditing(OpenedWorkload opened) {
        if (opened.workload().manifest().loop().maxIterations() > 0) {
            Proposers.requirePrograms(console, opened.workload());
            Forewarning.sayReadOnly(console, opened);
        }
    }
}
