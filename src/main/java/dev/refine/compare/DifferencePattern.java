package dev.refine.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Differences of one kind at one folded place.
 *
 * @param pattern folded path, code and tag
 * @param code of the category
 * @param count how many there are
 * @param examples the first three
 */
public record DifferencePattern(String pattern, String code, int count, List<Difference> examples) {

    private static final int EXAMPLES = 3;

    static DifferencePattern of(Difference first) {
        return new DifferencePattern(first.pattern(), first.category().code(), 1, List.of(first));
    }

    DifferencePattern with(Difference next) {
        List<Difference> more = examples;
        if (examples.size() < EXAMPLES) {
            more = new ArrayList<>(examples);
            more.add(next);
        }
        return new DifferencePattern(pattern, code, count + 1, List.copyOf(more));
    }
}
