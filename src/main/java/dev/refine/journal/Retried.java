package dev.refine.journal;

import dev.refine.problem.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which cases took more than one attempt, and how many; of several runs of a case the one with most of them counts. */
public final class Retried {

    private static final int SHOWN = 5;

    private Retried() {}

    public static Map<String, Integer> in(Collection<Iteration> iterations) {
        Map<String, Integer> retried = new LinkedHashMap<>();
        for (Iteration iteration : iterations) {
            iteration.seen().forEach((id, result) -> add(retried, id, List.of(result)));
            iteration.trials().forEach((id, trials) -> add(retried, id, trials.results()));
        }
        return retried;
    }

    private static void add(Map<String, Integer> retried, String id, List<CaseResult> runs) {
        runs.stream()
                .filter(run -> !run.remembered() && run.attempts() > 1)
                .forEach(run -> retried.merge(id, run.attempts(), Math::max));
    }

    /** For instance {@code c00 (2 attempts), c03 (3 attempts) and 4 more}; empty for none. */
    public static String words(Map<String, Integer> retried) {
        List<String> cases = retried.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + " attempts)")
                .toList();
        return Names.few(cases, SHOWN);
    }
}
