package dev.refine.loop.judge;

import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.journal.CaseResult;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the outputs that a session keeps once more, by other rules or other expected files. Runs nothing: what its
 * validators said at the time stands.
 */
public final class Rejudging {

    private final Workload workload;
    private final Comparer comparer;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    public Rejudging(Workload workload, Comparer comparer) {
        this.workload = workload;
        this.comparer = comparer;
        workload.all().forEach(input -> cases.put(input.id(), input));
    }

    /** A result that cannot be judged again, for want of an expected file or an answer, stays as it is. */
    public Map<String, CaseResult> judge(SessionFolder session, Map<String, CaseResult> results) {
        Map<String, CaseResult> judged = new LinkedHashMap<>();
        results.forEach((id, result) -> {
            Case input = cases.get(id);
            boolean possible = result.standing() != Standing.ERROR
                    && input != null
                    && input.expected().isPresent();
            judged.put(id, possible ? judge(input, result, session.output(result)) : result);
        });
        return judged;
    }

    private CaseResult judge(Case input, CaseResult old, Optional<Path> output) {
        Reading reading = output.map(OutputReader::read).orElse(Reading.NOTHING);
        Comparison comparison = comparer.compare(workload.expected(input), reading);
        List<String> checks = old.wrong().stream()
                .filter(leaf -> leaf.startsWith(CaseJudge.CHECK))
                .toList();
        int scripts = workload.manifest().judging().validationScripts().size();
        double share = scripts == 0 ? 1 : 1 - Math.min(1.0, (double) checks.size() / scripts);
        return old.judgedAs(
                comparison.equal() && checks.isEmpty() ? Standing.PASSED : Standing.FAILED,
                comparison.score() * share,
                Stream.concat(comparison.wrongLeaves().stream().sorted(), checks.stream())
                        .toList(),
                comparison.extraLeaves().stream().sorted().toList());
    }
}
