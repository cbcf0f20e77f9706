package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Globs over cases must mean at least one: a misspelt holdout would be shown to the proposer. */
final class SelectionRule {

    private SelectionRule() {}

    static void check(Manifest.Selection selection, List<Case> all) {
        List<Problem> problems = new ArrayList<>();
        check("holdout", selection.holdout(), all, problems);
        check("focus", selection.focus(), all, problems);
        check("guards", selection.guards(), all, problems);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private static void check(String key, List<String> globs, List<Case> all, List<Problem> problems) {
        for (String glob : globs) {
            if (all.stream().noneMatch(input -> CaseGlob.matches(glob, input))) {
                problems.add(Problem.of(
                        key + "-empty",
                        "no case matches \"" + glob + "\"",
                        CaseNames.nearest(glob, all),
                        "Correct " + key + "."));
            }
        }
    }
}
