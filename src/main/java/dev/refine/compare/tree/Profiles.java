package dev.refine.compare.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.Hashes;
import dev.refine.compare.format.TextForm;
import dev.refine.compare.rule.Values;
import dev.refine.json.Interruption;
import java.util.Arrays;
import java.util.Map;

/**
 * What a subtree says, as a sorted bag of hashes: one per leaf, of its folded path inside the subtree and of its value
 * without its manner of writing. Computed when first asked for. Not thread-safe.
 */
public final class Profiles {

    private final Tree tree;
    private long[][] profiles;
    private long[] signatures;
    private long[] powers;

    public Profiles(Tree tree) {
        this.tree = tree;
    }

    /** Many documents are compared without ever measuring a row. */
    private void open() {
        profiles = new long[tree.size][];
        signatures = new long[tree.size];
        int deepest = 0;
        for (int shape = 0; shape < tree.shapes.size(); shape++) {
            deepest = Math.max(deepest, tree.shapes.depth(shape));
        }
        powers = new long[deepest + 2];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * Shapes.STEP;
        }
    }

    public long[] of(int node) {
        if (profiles == null) {
            open();
        }
        long[] profile = profiles[node];
        if (profile == null) {
            profile = compute(node, Map.of());
            profiles[node] = profile;
        }
        return profile;
    }

    /** One bit per leaf, several leaves on one where they fall so: enough to refuse most pairs of unlike rows. */
    private long signature(int node) {
        if (signatures[node] == 0) {
            for (long leaf : of(node)) {
                signatures[node] |= 1L << (leaf >>> 58);
            }
        }
        return signatures[node];
    }

    /** The similarity of two subtrees where it reaches a bound, else -1. */
    public double atLeast(double bound, int node, Profiles that, int other) {
        Interruption.heed();
        long[] mine = of(node);
        long[] theirs = that.of(other);
        int common = Long.bitCount(signature(node) & that.signature(other));
        int hidden = Math.min(
                mine.length - Long.bitCount(signature(node)), theirs.length - Long.bitCount(that.signature(other)));
        if (2.0 * (common + hidden) < bound * (mine.length + theirs.length)) {
            return -1;
        }
        double similarity = similarity(mine, theirs);
        return similarity >= bound ? similarity : -1;
    }

    /** The same with only the last key of each path, or with no key: what a row says wherever it says it. Not kept. */
    public long[] loose(int node, boolean keys) {
        long[] bag = new long[tree.leaves[node]];
        int count = 0;
        for (int at = node; at < tree.end[node]; at++) {
            if (counts(tree, at)) {
                long lastKey = keys ? tree.shapes.lastKey(tree.shape[at]) : 0;
                bag[count++] = Hashes.mix(lastKey * Shapes.STEP + key(tree, at));
            }
        }
        Arrays.sort(bag);
        return bag;
    }

    /** The same where some paths inside the row stand for others. Not kept. */
    public long[] renamed(int node, Map<Long, Long> paths) {
        of(node);
        return compute(node, paths);
    }

    private long[] compute(int node, Map<Long, Long> paths) {
        Interruption.heed();
        long[] bag = new long[tree.leaves[node]];
        int count = 0;
        int root = tree.shape[node];
        for (int at = node; at < tree.end[node]; at++) {
            if (counts(tree, at)) {
                int shape = tree.shape[at];
                int below = tree.shapes.depth(shape) - tree.shapes.depth(root);
                long path = tree.shapes.path(shape) - tree.shapes.path(root) * powers[below];
                long stands = paths.isEmpty() ? path : paths.getOrDefault(path, path);
                bag[count++] = Hashes.mix(stands * Shapes.STEP + key(tree, at));
            }
        }
        Arrays.sort(bag);
        return bag;
    }

    static boolean counts(Tree tree, int node) {
        return tree.leaves[node] == 1 && tree.isLeaf(node);
    }

    static long key(Tree tree, int leaf) {
        JsonNode value = tree.nodes[leaf];
        return value.isTextual() && tree.kind[leaf] == Tree.SCALAR
                ? TextForm.key(value.textValue())
                : Values.hash(value);
    }

    /** Twice the shared leaves over all leaves, in [0, 1]. */
    public static double similarity(long[] a, long[] b) {
        return a.length + b.length == 0 ? 1 : 2.0 * shared(a, b) / (a.length + b.length);
    }

    /** The shared leaves over those of the smaller one, in [0, 1]: 1 when one says nothing that the other does not. */
    public static double overlap(long[] a, long[] b) {
        int smaller = Math.min(a.length, b.length);
        return smaller == 0 ? 0 : (double) shared(a, b) / smaller;
    }

    private static int shared(long[] a, long[] b) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
