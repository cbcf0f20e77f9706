package dev.refine.journal;

import dev.refine.score.Standing;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known of each case over the whole session, whatever the bytes. Written by {@link SessionState}. */
public final class CaseRecord {

    private final Map<String, Integer> runs = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, CaseResult> memory = new HashMap<>();
    private final Map<Integer, Map<String, CaseResult>> holdout = new TreeMap<>();
    private Event.CaseMeasured first;

    /**
     * Cases that are measured together: what follows from them is decided when all of them are there.
     *
     * @param open those that are still to come
     */
    public record Batch(int iteration, Purpose purpose, List<String> open) {}

    void apply(Event event) {
        if (event instanceof Event.CaseMeasured e) {
            add(e);
        } else if (!(event instanceof Event.Critiqued || event instanceof Event.SessionContinued)) {
            first = null;
        }
    }

    private void add(Event.CaseMeasured event) {
        remember(event);
        if (event.result().standing() == Standing.FAILED) {
            failed.add(event.caseId());
        }
        if (!event.result().remembered()) {
            runs.merge(event.caseId(), event.result().attempts(), Integer::sum);
        }
        if (event.batch() != null) {
            first = event;
            open.clear();
            open.addAll(event.batch());
        }
        open.remove(event.caseId());
    }

    /** Only a result with an output is remembered, and the first one for its key stands. */
    private void remember(Event.CaseMeasured event) {
        if (event.purpose() == Purpose.HOLDOUT) {
            holdout.computeIfAbsent(event.iteration(), i -> new LinkedHashMap<>())
                    .put(event.caseId(), event.result());
        }
        // An error with an output is one that a critic or a validator could not judge.
        if (!event.result().output().isEmpty() && event.result().standing() != Standing.ERROR) {
            memory.putIfAbsent(event.key(), event.result());
        }
    }

    Optional<CaseResult> remembered(String key) {
        return Optional.ofNullable(memory.get(key));
    }

    Map<Integer, Map<String, CaseResult>> holdout() {
        return Collections.unmodifiableMap(holdout);
    }

    /** How often the command was started for a case. */
    public int runs(String caseId) {
        return runs.getOrDefault(caseId, 0);
    }

    /** Whether a case was ever seen to fail, under whatever bytes. */
    public boolean hasFailed(String caseId) {
        return failed.contains(caseId);
    }

    /** The last one, as long as nothing has followed from it. */
    public Optional<Batch> batch() {
        return Optional.ofNullable(first)
                .map(event -> new Batch(event.iteration(), event.purpose(), List.copyOf(open)));
    }
}
