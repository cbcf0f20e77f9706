package dev.refine.compare;

import dev.refine.json.Interruption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Recognises a key that was renamed in row after row where a single row leaves it open: that 4 is missing under one key
 * and stands under a new one may be chance, but not if the same two keys hold the same values in most rows.
 */
final class RepeatedRenames {

    /** Rows in which the values have to agree. */
    private static final int ROWS = 3;

    /** Beyond so many unknown keys, an object is a table of its own and no row with renamed fields. */
    private static final int MOST = 32;

    /** Two places, all rows folded. */
    private record Keys(int expected, int actual) {}

    /** Members of one expected object that have no counterpart. */
    private record Leftovers(List<Found> missing, List<Found> extra) {}

    /** What speaks for two keys being one. */
    private static final class Evidence {

        final String names;
        /** Rows that have both left over. */
        int rows;
        /** Those in which the values agree. */
        int same;
        /** Rows that left no doubt on their own. */
        int known;

        private long value;
        private boolean varied;

        Evidence(String names) {
            this.names = names;
        }

        void add(boolean agrees, long hash) {
            rows++;
            if (agrees) {
                varied |= same > 0 && hash != value;
                value = hash;
                same++;
            }
        }

        int agreeing() {
            return same + known;
        }

        boolean isEnough() {
            return same > 0 && agreeing() >= ROWS && 2 * agreeing() > rows + known && (varied || known > 0);
        }
    }

    private final Walk walk;
    private final Map<Keys, Evidence> evidence = new HashMap<>();
    private final Map<Found, Found> renamed = new HashMap<>();

    private RepeatedRenames(Walk walk) {
        this.walk = walk;
    }

    /** What stands under the new key is compared, but earns nothing, as with any renamed key. */
    static void merge(Walk walk) {
        new RepeatedRenames(walk).merge(walk.scoring.found);
    }

    private void merge(List<Found> found) {
        Collection<Leftovers> objects = leftovers(found);
        objects.forEach(this::gather);
        for (Found one : found) {
            Evidence known = one.category == Category.RENAMED_KEY ? evidence.get(keys(one, one)) : null;
            if (known != null) {
                known.known++;
            }
        }
        List<Keys> enough = evidence.entrySet().stream()
                .filter(entry -> entry.getValue().isEnough())
                .sorted(Map.Entry.comparingByValue(Comparator.comparingInt((Evidence both) -> -both.agreeing())
                        .thenComparing(both -> both.names)))
                .map(Map.Entry::getKey)
                .toList();
        if (!enough.isEmpty()) {
            objects.forEach(object -> enough.forEach(keys -> rename(object, keys)));
            found.removeIf(one -> one.isExtra() && renamed.containsKey(one));
            found.replaceAll(one -> renamed.getOrDefault(one, one));
            walk.run();
        }
    }

    private Collection<Leftovers> leftovers(List<Found> found) {
        Map<Integer, Leftovers> objects = new LinkedHashMap<>();
        for (Found one : found) {
            if (one.isMissing() && one.cost && walk.expected.key(one.expected) != null) {
                of(walk.expected.parent(one.expected), objects).missing.add(one);
            } else if (one.isExtra() && one.cost && one.tree.key(one.actual) != null) {
                of(one.parent, objects).extra.add(one);
            }
        }
        objects.values().removeIf(object -> object.missing.size() > MOST || object.extra.size() > MOST);
        return objects.values();
    }

    private static Leftovers of(int object, Map<Integer, Leftovers> objects) {
        return objects.computeIfAbsent(object, key -> new Leftovers(new ArrayList<>(), new ArrayList<>()));
    }

    private void gather(Leftovers object) {
        Interruption.heed();
        for (Found missing : object.missing) {
            for (Found extra : object.extra) {
                if (walk.expected.leaves(missing.expected) > 0 && extra.tree.leaves(extra.actual) > 0) {
                    evidence.computeIfAbsent(keys(missing, extra), keys -> new Evidence(names(missing, extra)))
                            .add(same(missing, extra), walk.expected.hash(missing.expected));
                }
            }
        }
    }

    private boolean same(Found missing, Found extra) {
        return walk.expected.same(missing.expected, extra.tree, extra.actual);
    }

    private Keys keys(Found missing, Found extra) {
        return new Keys(walk.expected.shape(missing.expected), extra.tree.shape(extra.actual));
    }

    private String names(Found missing, Found extra) {
        return walk.expected.key(missing.expected) + "\n" + extra.tree.key(extra.actual);
    }

    private void rename(Leftovers object, Keys keys) {
        Found missing = at(keys.expected, object.missing, one -> walk.expected.shape(one.expected));
        Found extra = at(keys.actual, object.extra, one -> one.tree.shape(one.actual));
        if (missing == null || extra == null) {
            return;
        }
        boolean same = same(missing, extra);
        Found found = new Found(Category.RENAMED_KEY, "", missing.expected, extra.tree, extra.actual);
        renamed.put(missing, found.under(extra.parent, Found.NONE).like(same ? 1 : 0));
        renamed.put(extra, found);
        if (!same) {
            walk.later(new Pair(missing.expected, extra.tree, extra.actual, 0));
        }
    }

    private Found at(int shape, List<Found> left, ToIntFunction<Found> shapes) {
        for (Found one : left) {
            if (shapes.applyAsInt(one) == shape && !renamed.containsKey(one)) {
                return one;
            }
        }
        return null;
    }
}
