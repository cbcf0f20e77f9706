package dev.refine.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the prompt and schema files hold, as far as the journal tells: the state that the kept edits have led to, or an
 * edit that is not kept, or not yet.
 *
 * @param iteration after which the files stood so, or whose edit they hold
 * @param tried the iteration that puts an edit into the files or looks at one there, so that either may be found; 0 for none
 */
public record HeldFiles(int iteration, Kind kind, int tried) {

    /** What the files hold, in the order in which an edit passes through. */
    public enum Kind {
        UNMEASURED("the edit of iteration %d, which is not measured yet"),
        UNDECIDED("the edit of iteration %d, which is not decided on yet"),
        UNVERIFIED("the edit of iteration %d, which is not verified"),
        PROVISIONAL("the state after iteration %d (provisional)"),
        BEST("the state after iteration %d");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String of(int iteration) {
            return words.replace("%d", Integer.toString(iteration));
        }
    }

    public static HeldFiles of(SessionState state) {
        int tried = isTrying(state.current()) ? state.current().number() : 0;
        Map<String, String> kept =
                state.provisional().map(ProvisionalState::files).orElse(state.files());
        if (state.files().equals(kept)) {
            int iteration = state.provisional().map(ProvisionalState::iteration).orElse(0);
            return new HeldFiles(iteration, state.isAhead() ? Kind.PROVISIONAL : Kind.BEST, tried);
        }
        Optional<BestState> best = state.best().filter(one -> one.files().equals(state.files()));
        if (best.isPresent() && state.current().restored().isPresent()) {
            return new HeldFiles(best.get().iteration(), Kind.BEST, tried);
        }
        Iteration author = author(state);
        return new HeldFiles(author.number(), kind(author), tried);
    }

    /**
     * What every file held when that iteration had closed, by SHA-256. Of hypotheses that were taken back later nothing is
     * left in it, if the state stands.
     */
    public static Map<String, String> after(SessionState state, int iteration) {
        Map<String, String> files = new TreeMap<>();
        state.started().files().forEach(file -> files.put(file.path(), file.sha()));
        state.iterations().stream()
                .takeWhile(step -> step.number() <= iteration)
                .flatMap(step -> step.trail().changes().stream())
                .forEach(change -> files.put(change.path(), change.after()));
        state.iteration(iteration).filter(Iteration::isKept).stream()
                .flatMap(kept -> kept.bundle().rests().stream())
                .flatMap(rest -> rest.changes().stream())
                .forEach(change -> files.put(change.path(), change.after()));
        return files;
    }

    private static boolean isTrying(Iteration current) {
        boolean announced = current.drafts().announced().isPresent()
                && current.drafts().applied().isEmpty();
        return announced || current.drafts().shortlist().tried().isPresent();
    }

    /** The last iteration that left the files other than it found them. */
    private static Iteration author(SessionState state) {
        List<Iteration> iterations = state.iterations();
        for (int i = iterations.size() - 1; i > 0; i--) {
            if (!iterations.get(i).trail().before(state.files()).equals(state.files())) {
                return iterations.get(i);
            }
        }
        return iterations.get(0);
    }

    private static Kind kind(Iteration author) {
        if (author.result().isEmpty()) {
            return Kind.UNMEASURED;
        }
        return author.decision().isEmpty() ? Kind.UNDECIDED : Kind.UNVERIFIED;
    }

    /** Whether that is a state and not an edit on the way to one. */
    public boolean isState() {
        return kind == Kind.PROVISIONAL || kind == Kind.BEST;
    }

    /** Whether the files hold the best state for sure. */
    public boolean isBest() {
        return kind == Kind.BEST && tried == 0;
    }

    /** As a person reads it, after "the files hold". */
    public String words() {
        String certain = kind.of(iteration);
        return isState() && tried > 0 ? certain + ", or an edit that iteration " + tried + " tries" : certain;
    }
}
