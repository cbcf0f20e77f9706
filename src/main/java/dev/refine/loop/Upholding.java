package dev.refine.loop;

import dev.refine.score.Acceptance;
import dev.refine.score.CaseScore;
import dev.refine.score.Change;
import dev.refine.score.Scorecard;
import java.util.List;
import java.util.Set;

/**
 * What guards that follow from the fields look at: the candidate against the baseline, which never moves. A case that
 * contradicts itself, with the edit or right before it, says nothing of the edit, and counts as it did at the baseline.
 */
final class Upholding {

    private final Bench bench;

    Upholding(Bench bench) {
        this.bench = bench;
    }

    /** The cases that the candidate has run. */
    Scorecard candidate() {
        Scorecard seen = bench.state().current().seenScorecard();
        Set<String> flaky = new CandidateRuns(bench).flaky();
        Scorecard baseline = baseline();
        return Scorecard.of(seen.cases().values().stream()
                .map(score -> flaky.contains(score.caseId()) ? before(baseline, score) : score)
                .toList());
    }

    private static CaseScore before(Scorecard baseline, CaseScore score) {
        return baseline.get(score.caseId()).orElse(score);
    }

    /** What the candidate gained and lost since the baseline. */
    List<Change> changes() {
        return Acceptance.changes(baseline(), candidate());
    }

    private Scorecard baseline() {
        return bench.state().baseline().scorecard();
    }
}
