package dev.refine.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one comparison that verdict, score, groups, log and report all read.
 *
 * @param equal no difference that costs
 * @param score in [0, 1]: twice the earned leaves over expected plus actual leaves
 * @param precision earned over actual leaves
 * @param recall earned over expected leaves
 * @param differences what concerns the whole text, then in document order of the expected side, then extras
 * @param wrongLeaves JSON Pointers of expected leaves that are not right; {@code #order} after a row out of order
 * @param extraLeaves JSON Pointers of actual leaves that nothing expected, with aligned indexes where there are any
 * @param warnings sentences for the user, for instance that an alignment was degraded
 * @param fields per place of the expected document how its leaves fared
 */
public record Comparison(
        boolean equal,
        double score,
        double precision,
        double recall,
        List<Difference> differences,
        Set<String> wrongLeaves,
        Set<String> extraLeaves,
        List<String> warnings,
        List<FieldTally> fields) {

    /** Of an output that has the bytes of the expected document; without a table of fields. */
    public static final Comparison SAME =
            new Comparison(true, 1, 1, 1, List.of(), Set.of(), Set.of(), List.of(), List.of());

    /** Differences of one pattern together, the most frequent first, then in order of appearance. */
    public List<DifferencePattern> patterns() {
        Map<String, DifferencePattern> groups = new LinkedHashMap<>();
        for (Difference difference : differences) {
            groups.merge(
                    difference.pattern(), DifferencePattern.of(difference), (group, one) -> group.with(difference));
        }
        return groups.values().stream()
                .sorted((a, b) -> Integer.compare(b.count(), a.count()))
                .toList();
    }
}
