package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.edit.ListedFiles;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a run and cannot come to be with this workload; none of it is a reason not to run. */
record Forewarning(RefineCommand options, OpenedWorkload opened) {

    /** Once, before anything runs. */
    void say(Console console) {
        problems().forEach(problem -> console.warn(problem.sentence()));
    }

    /** @throws UsageException where no listed file can be written */
    static void sayReadOnly(Console console, OpenedWorkload opened) {
        for (Problem problem : ListedFiles.of(opened.workload().files()).obstacles()) {
            console.warn(problem.sentence() + " An edit of it would end the session.");
        }
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (options.manualCritique && !Critics.isGiven(manifest())) {
            problems.add(Problem.of(
                    "option-idle",
                    "--manual-critique has no effect",
                    "The manifest has neither \"critiqueScript\" nor \"critic\", so there is no critique to look at.",
                    "Add one of them, or leave --manual-critique away."));
        }
        if (options.auto && isWithoutGoal()) {
            problems.add(new Problem(
                    "objective-target",
                    manifest().file().getFileName().toString(),
                    "there is no target for " + opened.objective().metric(),
                    "In " + manifest().loop().goal().mode()
                            + " mode only a target ends a run as converged; without one it"
                            + " ends by plateau, maximum or budget, with exit 1.",
                    "Add a \"target\" to \"objective\"."));
        }
        return problems;
    }

    private boolean isWithoutGoal() {
        return opened.objective().target().isEmpty() && !opened.objective().perfectIsEnough();
    }

    private Manifest manifest() {
        return opened.workload().manifest();
    }
}
