package dev.refine.journal;

import dev.refine.score.CaseScore;
import dev.refine.score.Majority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of one case under the same bytes, first to last. At least one. */
public record CaseTrials(String caseId, List<CaseResult> results) {

    public CaseTrials {
        results = List.copyOf(results);
    }

    static CaseTrials of(String caseId, CaseResult first) {
        return new CaseTrials(caseId, List.of(first));
    }

    /** By case id, in their order, what the majority of each case's runs says. */
    static Map<String, CaseResult> results(Map<String, CaseTrials> trials) {
        Map<String, CaseResult> results = new LinkedHashMap<>();
        trials.forEach((id, runs) -> results.put(id, runs.result()));
        return results;
    }

    CaseTrials with(CaseResult next) {
        List<CaseResult> more = new ArrayList<>(results);
        more.add(next);
        return new CaseTrials(caseId, more);
    }

    /** What each run earned. */
    public List<CaseScore> scores() {
        return results.stream().map(result -> result.scoreOf(caseId)).toList();
    }

    /** What the majority says. */
    public Majority majority() {
        return Majority.of(scores());
    }

    /** The run that stands for them all: one that agrees with the majority. */
    public CaseResult result() {
        return results.size() == 1 ? results.get(0) : results.get(majority().index());
    }
}
