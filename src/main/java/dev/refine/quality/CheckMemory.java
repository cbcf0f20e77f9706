package dev.refine.quality;

import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.tree.FileTree;
import java.util.List;

/** Checks of a version run once in a session. */
final class CheckMemory {

    private final Bench bench;

    CheckMemory(Bench bench) {
        this.bench = bench;
    }

    List<CheckResult> of(int round, FileTree tree) {
        String digest = tree.digest();
        if (bench.state().checked(digest).isEmpty()) {
            List<CheckResult> results = bench.checks()
                    .run(tree, bench.state().started().file(), bench.state().criteria());
            bench.session().append(new QualityEvent.CriteriaChecked(round, digest, results));
        }
        return bench.state().checked(digest).orElseThrow();
    }
}
