package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.SessionState;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which kinds of damage break cases that pass undamaged. */
final class Breakages {

    private Breakages() {}

    /** A sentence about what the open iteration measured; empty when nothing broke, or nothing was perturbed. */
    static Optional<String> sentence(Bench bench) {
        SessionState state = bench.state();
        Map<String, CaseResult> measured = state.current().results();
        Map<String, CaseResult> all = new HashMap<>();
        state.best().ifPresent(best -> all.putAll(best.results()));
        all.putAll(measured);
        Map<String, String> broken = new TreeMap<>();
        for (Case input : bench.workload().cases()) {
            CaseResult result = measured.get(input.id());
            if (result != null && input.variant().isPresent() && !passes(result)) {
                Case.Variant variant = input.variant().get();
                CaseResult origin = all.get(variant.origin());
                if (origin != null && passes(origin)) {
                    String how = result.standing() == Standing.ERROR ? " (error)" : "";
                    broken.merge(variant.perturbation(), variant.origin() + how, (a, b) -> a + ", " + b);
                }
            }
        }
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("iteration " + state.current().number() + ": passing cases break when perturbed by "
                        + broken.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static boolean passes(CaseResult result) {
        return result.standing() == Standing.PASSED;
    }
}
