package dev.refine.report;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Ledger;
import dev.refine.journal.SessionState;
import dev.refine.score.Scorecard;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One side of a comparison: how the cases did in one state of the files.
 *
 * @param name as the user asked for it
 * @param session name of the session's folder
 * @param iteration after which the files stood so
 * @param results of the cases that were measured in this state
 * @param started what the session began with
 * @param ledger what the whole session cost
 */
public record MeasuredState(
        String name,
        String session,
        int iteration,
        Map<String, CaseResult> results,
        Event.SessionStarted started,
        Ledger ledger) {

    public MeasuredState {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    public static MeasuredState of(
            String name, String session, int iteration, Map<String, CaseResult> results, SessionState state) {
        return new MeasuredState(name, session, iteration, results, state.started(), state.ledger());
    }

    /** The same state, judged by another measure. */
    public MeasuredState withResults(Map<String, CaseResult> judged) {
        return new MeasuredState(name, session, iteration, judged, started, ledger);
    }

    public Scorecard scorecard() {
        return CaseResult.card(results);
    }

    /** What running some of its cases took, whenever that was. */
    Cost cost(Set<String> cases) {
        List<CaseResult> counted = results.entrySet().stream()
                .filter(entry -> cases.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return Cost.of(counted);
    }
}
