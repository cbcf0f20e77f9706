package dev.refine.loop;

import dev.refine.files.Sha256;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.SessionState;
import dev.refine.problem.Names;
import dev.refine.workload.Case;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Notices when the command no longer reads the same files beside prompts, schemas and cases. A mended script is no reason
 * to stop; but what it changes would pass for the work of an edit, so the user is told, each time once.
 */
final class WatchedInputs {

    private static final String ALIKE =
            ": results from before and from now on do not compare; a new session measures all cases alike";

    private final Bench bench;
    private Map<String, String> seen;

    WatchedInputs(Bench bench) {
        this.bench = bench;
    }

    /** Before an iteration, while the files hold what was kept, and right before and after cases run. */
    void look() {
        Map<String, String> now = bench.keys().inputs();
        if (seen == null && !isWhatTheBestStateWasMeasuredWith()) {
            say("what the command reads (inputs) or a variable that it is given has changed since the best state was"
                    + " measured");
        } else if (seen != null && !seen.equals(now)) {
            say(changed(now) + ", which the command reads, changed after cases had run");
        }
        seen = now;
    }

    /** By what is remembered: an earlier process has told nothing else of what it saw. */
    private boolean isWhatTheBestStateWasMeasuredWith() {
        SessionState state = bench.state();
        Optional<BestState> best =
                state.best().filter(known -> HeldFiles.of(state).isBest());
        if (best.isEmpty() || !holdsWhatTheJournalSays(state)) {
            return true;
        }
        Map<String, CaseResult> results = best.get().results();
        Optional<Case> witness = bench.workload().cases().stream()
                .filter(input -> results.containsKey(input.id())
                        && !results.get(input.id()).output().isEmpty())
                .findFirst();
        return witness.map(input -> bench.keys().of(bench.keys().state(), input, 1))
                .map(key -> state.remembered(key).isPresent())
                .orElse(true);
    }

    /** Not where somebody tries an edit that no event tells of yet. */
    private boolean holdsWhatTheJournalSays(SessionState state) {
        return state.files().entrySet().stream()
                .allMatch(file -> Sha256.of(bench.files().read(file.getKey())).equals(file.getValue()));
    }

    private String changed(Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(seen.keySet());
        names.removeIf(name -> now.containsKey(name) && now.get(name).equals(seen.get(name)));
        return Names.few(names, 3);
    }

    private void say(String what) {
        bench.sayOnce(what + ALIKE);
    }
}
