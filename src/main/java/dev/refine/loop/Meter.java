package dev.refine.loop;

import dev.refine.journal.CaseResult;
import java.util.Map;
import java.util.Optional;

/**
 * Takes figures that no result of a case tells: of the files, such as the tokens of the prompts, and of all results
 * together, by a command of the user's.
 */
public interface Meter {

    /** A workload with no such figures. */
    Meter NONE = new Meter() {
        @Override
        public Taken ofFiles() {
            return Taken.NOTHING;
        }

        @Override
        public Taken ofResults(int iteration, Map<String, CaseResult> results) {
            return Taken.NOTHING;
        }
    };

    /**
     * What a meter found.
     *
     * @param values by name of the metric; finite
     * @param problem why they cannot be taken: a whole sentence, or empty
     */
    record Taken(Map<String, Double> values, Optional<String> problem) {

        public static final Taken NOTHING = new Taken(Map.of(), Optional.empty());

        boolean isNothing() {
            return values.isEmpty() && problem.isEmpty();
        }
    }

    /** Of the files as they are now. Called by the loop's thread. */
    Taken ofFiles();

    /**
     * Of every case, measured in the state that the files hold. Blocks; called by the loop's thread.
     *
     * @param results without the holdout
     */
    Taken ofResults(int iteration, Map<String, CaseResult> results);
}
