package dev.refine.journal;

import dev.refine.score.Scorecard;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The best state of the files so far.
 *
 * @param iteration after which the files stood so
 * @param files content of every editable file, by SHA-256
 * @param results of every case under exactly these bytes
 * @param verified whether all cases were measured under exactly these bytes
 */
public record BestState(int iteration, Map<String, String> files, Map<String, CaseResult> results, boolean verified) {

    public BestState {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    public Scorecard scorecard() {
        return Scorecard.of(results.entrySet().stream()
                .map(entry -> entry.getValue().scoreOf(entry.getKey()))
                .toList());
    }
}
