package dev.refine.compare;

import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Oddity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts what the walk found into words, in document order, and adds up the score. */
final class Assembly {

    private static final Comparator<Found> ORDER = Comparator.<Found>comparingInt(
                    found -> found.expected == Found.NONE ? 1 : 0)
            .thenComparingInt(found -> found.expected)
            .thenComparingInt(found -> found.parent)
            .thenComparingInt(found -> found.actual)
            .thenComparing(found -> found.category);

    private final Tree expected;
    private final Shapes shapes;
    private final Places places;
    private final Set<String> wrong = new LinkedHashSet<>();
    private final Set<String> extra = new LinkedHashSet<>();
    private final List<Difference> differences = new ArrayList<>();

    Assembly(Tree expected, Shapes shapes) {
        this.expected = expected;
        this.shapes = shapes;
        this.places = new Places(expected);
    }

    Comparison assemble(Scoring scoring, List<Oddity> oddities) {
        for (Oddity oddity : oddities) {
            Difference difference = Oddities.difference(oddity);
            differences.add(difference);
            if (difference.cost()) {
                extra.add(difference.mark());
                scoring.adjust(0, 1);
            }
        }
        scoring.found.sort(ORDER);
        Tallies tallies = new Tallies(expected, shapes);
        for (Found found : scoring.found) {
            Difference difference = difference(found);
            differences.add(difference);
            tallies.add(found);
            if (found.cost) {
                mark(found, difference);
            }
        }
        boolean equal = differences.stream().noneMatch(Difference::cost);
        return new Comparison(
                equal,
                equal ? Math.max(scoring.score(), 0) : Math.min(scoring.score(), Math.nextDown(1.0)),
                scoring.precision(),
                scoring.recall(),
                List.copyOf(differences),
                Collections.unmodifiableSet(wrong),
                Collections.unmodifiableSet(extra),
                List.copyOf(scoring.warnings),
                tallies.table(shapes));
    }

    private void mark(Found found, Difference difference) {
        if (found.category == Category.MOVED && !found.isElsewhere()) {
            wrong.add(difference.mark());
            return;
        }
        boolean invented = found.category == Category.EXTRA
                || found.category == Category.NULL_VS_ABSENT && found.expected == Found.NONE;
        if (!invented) {
            places.wrong(found.expected, difference.path(), wrong);
        }
        if (invented) {
            places.extra(found, extra);
        } else if (found.isElsewhere() || found.category == Category.RENAMED_KEY) {
            Found there = new Found(Category.EXTRA, "", Found.NONE, found.tree, found.actual);
            places.extra(there.under(found.parent, found.extraRow), extra);
        }
    }

    /** What only moved is shown as it was expected. */
    private static String clipAgain(Found found, String left) {
        boolean same = found.category == Category.MOVED && found.tag.isEmpty();
        return same ? left : Clip.of(found.tree.value(found.actual));
    }

    private Difference difference(Found found) {
        int e = found.expected;
        int a = found.actual;
        Tree actual = found.tree;
        boolean there = e != Found.NONE;
        boolean here = a != Found.NONE;
        int shape = there ? expected.shape(e) : actual.shape(a);
        String path = places.path(found);
        String actualPath =
                here ? actual.pointer(a) : found.replacedBy != Found.NONE ? actual.pointer(found.replacedBy) : path;
        String tag = found.tag.isEmpty() && found.replacedBy != Found.NONE ? "replaced" : found.tag;
        boolean orderOnly = found.category == Category.MOVED && !found.isElsewhere();
        boolean onActual = found.category == Category.EXTRA;
        String left = there ? Clip.of(expected.value(e)) : "";
        Tree costs = onActual ? actual : expected;
        int node = onActual ? a : e;
        return new Difference(
                Difference.idOf(found.category, tag, path, actualPath),
                found.category,
                tag,
                path,
                actualPath,
                left,
                here ? clipAgain(found, left) : "",
                shapes.rule(shape).name(),
                orderOnly || !found.cost || node == Found.NONE ? 0 : costs.leaves(node),
                orderOnly || !found.cost || node == Found.NONE ? 0 : costs.weight(node),
                found.similarity,
                Difference.patternOf(shapes.pattern(shape), found.category, tag),
                found.cost);
    }
}
