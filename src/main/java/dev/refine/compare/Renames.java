package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Likeness;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import java.util.Comparator;
import java.util.List;

/** Finds members that are there, but under another key. */
final class Renames {

    private static final double SIMILAR_KEYS = 0.6;
    private static final double SIMILAR_VALUES = 0.6;

    private final Walk walk;
    private final Pair pair;
    private final boolean lone;

    private Renames(Walk walk, Pair pair, boolean lone) {
        this.walk = walk;
        this.pair = pair;
        this.lone = lone;
    }

    /** Takes renamed members out of both lists; what stands under the new key is compared, but earns nothing. */
    static void take(Walk walk, Pair pair, List<Integer> missing, List<Integer> extra) {
        if (missing.isEmpty() || extra.isEmpty()) {
            return;
        }
        missing.sort(Comparator.comparing(walk.expected::key));
        extra.sort(Comparator.comparing(pair.tree()::key));
        Renames renames = new Renames(walk, pair, missing.size() == 1 && extra.size() == 1);
        renames.take(missing, extra, renames::sameKey);
        renames.take(missing, extra, renames::sameValue);
        renames.take(missing, extra, renames::similarContent);
    }

    private interface Test {
        boolean fits(int e, int a);
    }

    private void take(List<Integer> missing, List<Integer> extra, Test test) {
        missing.removeIf(e -> {
            for (int at = 0; at < extra.size(); at++) {
                int a = extra.get(at);
                boolean counts = walk.expected.leaves(e) > 0 && pair.tree().leaves(a) > 0;
                if (counts && test.fits(e, a)) {
                    extra.remove(at);
                    rename(e, a);
                    return true;
                }
            }
            return false;
        });
    }

    private void rename(int e, int a) {
        Tree actual = pair.tree();
        boolean same = walk.expected.same(e, actual, a);
        Found found = new Found(Category.RENAMED_KEY, "", e, actual, a).under(pair.expected(), Found.NONE);
        walk.ledger.add(found.like(same ? 1 : 0));
        if (!same) {
            walk.later(new Pair(e, actual, a, 0));
        }
    }

    private boolean sameKey(int e, int a) {
        return Shapes.fold(walk.expected.key(e)).equals(Shapes.fold(pair.tree().key(a)));
    }

    private boolean sameValue(int e, int a) {
        return walk.expected.same(e, pair.tree(), a)
                && (lone || walk.expected.leaves(e) > 1 || informative(walk.expected.value(e)) || similarKeys(e, a));
    }

    /** A value that hardly stands in two fields by chance. */
    private static boolean informative(JsonNode value) {
        return value.isTextual() && value.textValue().length() >= 4
                || value.isNumber() && value.decimalValue().precision() >= 4;
    }

    private boolean similarKeys(int e, int a) {
        String one = Shapes.fold(walk.expected.key(e));
        String other = Shapes.fold(pair.tree().key(a));
        return Likeness.of(one, other) >= SIMILAR_KEYS || extended(one, other) || extended(other, one);
    }

    /** unit and unitName, price and netPrice. */
    private static boolean extended(String core, String longer) {
        return core.length() >= 3 && (longer.startsWith(core) || longer.endsWith(core));
    }

    private boolean similarContent(int e, int a) {
        Tree actual = pair.tree();
        return walk.expected.isContainer(e)
                && walk.expected.kind(e) == actual.kind(a)
                && (walk.expected.leaves(e) >= 3 || similarKeys(e, a))
                && walk.aligner(actual).similarity(e, a) >= SIMILAR_VALUES;
    }
}
