package dev.refine.journal;

import dev.refine.score.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of each case over the whole session, whatever the bytes. Written by {@link SessionState}. */
final class CaseRecord {

    private final Map<String, Integer> runs = new HashMap<>();
    private final Set<String> failed = new HashSet<>();

    void add(Event.CaseMeasured event) {
        if (event.result().standing() == Standing.FAILED) {
            failed.add(event.caseId());
        }
        if (!event.result().remembered()) {
            runs.merge(event.caseId(), event.result().attempts(), Integer::sum);
        }
    }

    int runs(String caseId) {
        return runs.getOrDefault(caseId, 0);
    }

    boolean hasFailed(String caseId) {
        return failed.contains(caseId);
    }
}
