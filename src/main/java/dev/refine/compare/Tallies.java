package dev.refine.compare;

import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts per place of the documents how the leaves there fared. */
final class Tallies {

    private final Tree expected;
    private final int[] expectedLeaves;
    private final int[] wrong;
    private final int[] missing;
    private final int[] formOnly;
    private final int[] extra;

    Tallies(Tree expected, Shapes shapes) {
        this.expected = expected;
        this.expectedLeaves = new int[shapes.size()];
        this.wrong = new int[shapes.size()];
        this.missing = new int[shapes.size()];
        this.formOnly = new int[shapes.size()];
        this.extra = new int[shapes.size()];
        for (int node = 0; node < expected.size(); node++) {
            if (expected.isLeaf(node) && expected.leaves(node) > 0) {
                expectedLeaves[expected.shape(node)]++;
            }
        }
    }

    void add(Found found) {
        if (!found.cost) {
            return;
        }
        if (found.category == Category.EXTRA) {
            count(extra, found.tree, found.actual);
        } else if (found.category == Category.MISSING
                || found.category == Category.RENAMED_KEY
                || found.isElsewhere()) {
            count(missing, expected, found.expected);
        } else if (found.category == Category.FORMAT_ONLY) {
            count(formOnly, expected, found.expected);
        } else if (found.expected != Found.NONE && found.category != Category.MOVED) {
            count(wrong, expected, found.expected);
        }
    }

    private static void count(int[] into, Tree tree, int node) {
        Places.leaves(tree, node, leaf -> into[tree.shape(leaf)] += tree.leaves(leaf));
    }

    /** Sorted as the places were met; places that share a folded path are one. */
    List<FieldTally> table(Shapes shapes) {
        Map<String, FieldTally> table = new LinkedHashMap<>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            if (expectedLeaves[shape] + extra[shape] + wrong[shape] + missing[shape] > 0) {
                int lost = Math.min(expectedLeaves[shape], wrong[shape] + missing[shape] + formOnly[shape]);
                FieldTally tally = new FieldTally(
                        shapes.pattern(shape),
                        expectedLeaves[shape],
                        expectedLeaves[shape] - lost,
                        wrong[shape],
                        missing[shape],
                        formOnly[shape],
                        extra[shape]);
                table.merge(tally.path(), tally, FieldTally::plus);
            }
        }
        return new ArrayList<>(table.values());
    }
}
