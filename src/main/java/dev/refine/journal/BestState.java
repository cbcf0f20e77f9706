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
 * @param trials of every case under exactly these bytes
 * @param verified whether all cases were measured under exactly these bytes
 */
public record BestState(int iteration, Map<String, String> files, Map<String, CaseTrials> trials, boolean verified) {

    public BestState {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
    }

    /** What the majority of each case's runs says, by case id. */
    public Map<String, CaseResult> results() {
        return CaseTrials.results(trials);
    }

    public Scorecard scorecard() {
        return CaseResult.card(results());
    }
}
