package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Likeness;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds members that are there, but under another key. */
final class Renames {

    private static final double SIMILAR_KEYS = 0.6;
    private static final double SIMILAR_VALUES = 0.6;

    /** Candidates that are looked at for one member. */
    private static final int MOST = 100;

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
        renames.take(missing, extra, renames::foldedE, renames::foldedA, (e, a) -> true);
        renames.take(missing, extra, walk.expected::hash, pair.tree()::hash, renames::sameValue);
        renames.takeContainers(missing, extra);
    }

    private interface Test {
        boolean fits(int e, int a);
    }

    private interface Name {
        Object of(int node);
    }

    /** Looks only among those of one name, so that large objects take no longer than they are to read. */
    private void take(List<Integer> missing, List<Integer> extra, Name nameE, Name nameA, Test test) {
        Map<Object, List<Integer>> named = new HashMap<>();
        for (int a : extra) {
            if (pair.tree().leaves(a) > 0) {
                named.computeIfAbsent(nameA.of(a), name -> new ArrayList<>()).add(a);
            }
        }
        Set<Integer> taken = new HashSet<>();
        missing.removeIf(e ->
                walk.expected.leaves(e) > 0 && takeFirst(e, named.getOrDefault(nameE.of(e), List.of()), test, taken));
        extra.removeIf(taken::contains);
    }

    private boolean takeFirst(int e, List<Integer> candidates, Test test, Set<Integer> taken) {
        int most = Math.min(candidates.size(), MOST);
        for (int at = 0; at < most; at++) {
            int a = candidates.get(at);
            if (test.fits(e, a)) {
                candidates.remove(at);
                taken.add(a);
                rename(e, a);
                return true;
            }
        }
        return false;
    }

    /** Where very many are left, their keys are no names of fields but values, and none was renamed. */
    private void takeContainers(List<Integer> missing, List<Integer> extra) {
        long pairs = missing.stream().filter(walk.expected::isContainer).count()
                * extra.stream().filter(pair.tree()::isContainer).count();
        if (pairs <= (long) MOST * MOST) {
            take(missing, extra, walk.expected::kind, pair.tree()::kind, this::similarContent);
        }
    }

    private void rename(int e, int a) {
        Tree actual = pair.tree();
        boolean same = walk.expected.same(e, actual, a);
        Found found = new Found(Category.RENAMED_KEY, "", e, actual, a).under(pair.expected(), Found.NONE);
        walk.scoring.add(found.like(same ? 1 : 0));
        if (!same) {
            walk.later(new Pair(e, actual, a, 0));
        }
    }

    private String foldedE(int node) {
        return Shapes.fold(walk.expected.key(node));
    }

    private String foldedA(int node) {
        return Shapes.fold(pair.tree().key(node));
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
        String one = foldedE(e);
        String other = foldedA(a);
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
