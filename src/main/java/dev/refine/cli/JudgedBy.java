package dev.refine.cli;

import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.util.Optional;

/** What outputs are judged by. Whatever looks for a better prompt needs one; to see the outputs it takes none. */
final class JudgedBy {

    private static final String CODE = "nothing-to-judge-by";
    private static final String WHAT = "there is nothing to judge an output by";

    private JudgedBy() {}

    /** Before anything is run and paid for. */
    static void require(OpenedWorkload opened) {
        missing(opened).ifPresent(problem -> {
            throw new UsageException(problem);
        });
    }

    /** Why nothing can be judged; empty where something can. */
    static Optional<Problem> missing(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        String where = manifest.file().getFileName().toString();
        boolean paired = opened.workload().cases().stream()
                .anyMatch(input -> input.expected().isPresent());
        if (!manifest.cases().expectedPaths().isEmpty() && !paired) {
            return Optional.of(new Problem(
                    CODE,
                    where,
                    WHAT,
                    "No case has an expected file.",
                    "Make them from outputs that you have looked at: refine expect."));
        }
        if (paired || !manifest.judging().validationScripts().isEmpty() || Critics.isGiven(manifest)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                CODE,
                where,
                WHAT,
                "The manifest has none of \"expectedPaths\", \"validationScripts\", \"critiqueScript\" and \"critic\".",
                "Add one of them; refine check shows the outputs without judging."));
    }
}
