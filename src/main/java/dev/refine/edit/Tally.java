package dev.refine.edit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often each thing occurs. */
final class Tally {

    private Tally() {}

    static <T> Map<T, Integer> of(Iterable<T> things) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
        return counts;
    }

    /** The first thing that {@code after} has more of. */
    static <T> Optional<T> added(Map<T, Integer> before, Map<T, Integer> after) {
        Map<T, Integer> had = new HashMap<>(before);
        return after.entrySet().stream()
                .filter(entry -> entry.getValue() > had.getOrDefault(entry.getKey(), 0))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
