package dev.refine.score;

import java.util.Comparator;
import java.util.List;

/**
 * Decides which of several candidates is measured, by what each did to the same failing cases. One that gained and lost
 * nothing comes before one that is not known, and that before one that also lost; what gained nothing comes after it.
 */
public final class Contest {

    private Contest() {}

    /** How a candidate fared. */
    public enum Fate {
        /** It ran. */
        TRIED,
        /** Nothing is known of it. */
        UNTRIED,
        /** It cannot run. */
        UNFIT
    }

    /**
     * A candidate.
     *
     * @param gained leaves
     * @param lost leaves
     */
    public record Candidate(int number, Fate fate, int gained, int lost) {

        /** Whether it is known to be of no use as it is. */
        public boolean isRefuted() {
            return fate == Fate.UNFIT || fate == Fate.TRIED && (gained == 0 || lost > 0);
        }

        private int rank() {
            return switch (fate) {
                case UNTRIED -> 1;
                case UNFIT -> 5;
                case TRIED -> gained > 0 ? (lost == 0 ? 0 : 2) : lost == 0 ? 3 : 4;
            };
        }
    }

    /** @param candidates at least one, best guess first: that decides where nothing else does */
    public static Candidate best(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(Candidate::rank)
                        .thenComparing(Candidate::gained, Comparator.reverseOrder())
                        .thenComparing(Candidate::lost))
                .orElseThrow();
    }
}
