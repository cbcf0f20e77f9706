package dev.refine.journal;

import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state that the kept edits have led to. It is the best one as long as every edit is verified at once; with
 * {@code measure: lazy} it runs ahead, and most of what it says of its cases is presumed.
 *
 * @param iteration whose edit was the last one kept
 * @param files content of every editable file, by SHA-256
 * @param beliefs by case id
 */
public record ProvisionalState(int iteration, Map<String, String> files, Map<String, Belief> beliefs) {

    public ProvisionalState {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        beliefs = Collections.unmodifiableMap(new LinkedHashMap<>(beliefs));
    }

    static ProvisionalState of(BestState best) {
        Map<String, Belief> beliefs = new LinkedHashMap<>();
        best.trials().forEach((id, trials) -> beliefs.put(id, Belief.seen(id, trials)));
        return new ProvisionalState(best.iteration(), best.files(), beliefs);
    }

    /** What was seen under exactly these bytes replaces whatever was believed. */
    ProvisionalState learned(String caseId, CaseResult result) {
        Map<String, Belief> more = new LinkedHashMap<>(beliefs);
        Belief known = more.get(caseId);
        CaseTrials trials =
                known != null && known.exact() ? known.source().with(result) : CaseTrials.of(caseId, result);
        more.put(caseId, Belief.seen(caseId, trials));
        return new ProvisionalState(iteration, files, more);
    }

    /** After a kept edit: what its own runs showed is exact, the rest is carried over, less what is presumed repaired. */
    ProvisionalState after(
            int next, Map<String, String> edited, Map<String, CaseTrials> seen, Event.RepairPresumed presumed) {
        Map<String, Belief> carried = new LinkedHashMap<>();
        beliefs.forEach((id, belief) -> carried.put(id, belief.carriedOver()));
        if (presumed != null) {
            presumed.cases()
                    .forEach(remaining -> carried.computeIfPresent(
                            remaining.caseId(), (id, belief) -> less(belief, presumed.groups(), remaining)));
        }
        seen.forEach((id, trials) -> carried.put(id, Belief.seen(id, trials)));
        return new ProvisionalState(next, edited, carried);
    }

    private static Belief less(Belief belief, List<String> groups, Remaining remaining) {
        Set<String> repaired = new TreeSet<>(belief.repaired());
        repaired.addAll(groups);
        CaseScore before = belief.score();
        CaseScore score = new CaseScore(
                remaining.caseId(),
                remaining.passes() ? Standing.PASSED : before.standing(),
                remaining.passes() ? 1 : before.score(),
                Set.copyOf(remaining.wrong()),
                Set.copyOf(remaining.extra()));
        return new Belief(belief.source(), false, repaired, score);
    }

    public Scorecard scorecard() {
        return Scorecard.of(beliefs.values().stream().map(Belief::score).toList());
    }

    /** Only what ran under exactly these bytes. */
    public Scorecard exact() {
        return Scorecard.of(beliefs.values().stream()
                .filter(Belief::exact)
                .map(Belief::score)
                .toList());
    }

    /** Results that the beliefs rest on, by case id. */
    public Map<String, CaseResult> results() {
        Map<String, CaseResult> results = new LinkedHashMap<>();
        beliefs.forEach((id, belief) -> results.put(id, belief.source().result()));
        return results;
    }

    /** Runs under exactly these bytes, by case id. */
    public Map<String, CaseTrials> exactTrials() {
        Map<String, CaseTrials> exact = new LinkedHashMap<>();
        beliefs.forEach((id, belief) -> {
            if (belief.exact()) {
                exact.put(id, belief.source());
            }
        });
        return exact;
    }

    Map<String, CaseTrials> trials() {
        Map<String, CaseTrials> trials = new LinkedHashMap<>();
        beliefs.forEach((id, belief) -> trials.put(id, belief.source()));
        return trials;
    }
}
