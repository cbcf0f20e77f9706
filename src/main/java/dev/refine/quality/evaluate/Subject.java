package dev.refine.quality.evaluate;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Preserved;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.tree.FileTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is judged, and all that a judge may know: not what its maker thinks of it.
 *
 * @param images of the deliverable; may be empty
 * @param earlier verdicts of earlier rounds, as files
 * @param preserve what earlier evaluations wanted to survive
 */
public record Subject(
        int round,
        String query,
        List<Criterion> criteria,
        FileTree deliverable,
        List<CheckResult> checks,
        FileTree images,
        FileTree earlier,
        List<Preserved> preserve) {

    /** Criteria that a program has scored. */
    Set<String> checked() {
        return checks.stream()
                .filter(CheckResult::ran)
                .map(CheckResult::criterion)
                .collect(Collectors.toSet());
    }
}
