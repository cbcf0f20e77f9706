package dev.refine.compare.tree;

import dev.refine.compare.format.Hashes;
import dev.refine.compare.rule.FieldRule;
import java.util.Arrays;

/**
 * Fills in weights, leaf counts and the hashes of containers from the last node to the first, so that children come
 * before parents.
 */
final class TreeHashes {

    private static final long OBJECT = 0x0B7EC7L;
    private static final long ARRAY = 0xA55A1L;

    private final Tree tree;

    TreeHashes(Tree tree) {
        this.tree = tree;
    }

    void compute() {
        boolean sampled = !tree.sampled.isEmpty();
        for (int node = tree.size - 1; node >= 0; node--) {
            FieldRule rule = tree.rule(node);
            byte kind = tree.kind[node];
            if (kind == Tree.OBJECT || kind == Tree.ARRAY) {
                container(node, kind, rule);
            } else if (kind != Tree.NULL && !rule.ignored()) {
                count(node, rule.weight());
            }
            int parent = tree.parent[node];
            if (parent >= 0) {
                tree.weight[parent] += tree.weight[node];
                tree.leaves[parent] += tree.leaves[node];
                if (sampled && tree.sampled.get(node)) {
                    tree.sampled.set(parent);
                }
                combine(parent, node, rule);
            }
        }
    }

    private void container(int node, byte kind, FieldRule rule) {
        long inside = kind == Tree.ARRAY && rule.array().set() ? distinct(node) : tree.hash[node];
        if (kind == Tree.OBJECT && rule.object().anyCase()) {
            inside += spelling(node);
        }
        tree.hash[node] = Hashes.mix(inside + (kind == Tree.ARRAY ? ARRAY : OBJECT));
        if (tree.isLeaf(node)) {
            count(node, rule.weight());
        }
    }

    /** Where members differ in nothing but case, each has its value under its own spelling, though case does not matter. */
    private long spelling(int object) {
        int[] members = tree.children(object);
        long[] keys = new long[members.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = tree.shapes.keyHash(tree.shape[members[i]]);
        }
        Arrays.sort(keys);
        long sum = 0;
        for (int member : members) {
            int at = Arrays.binarySearch(keys, tree.shapes.keyHash(tree.shape[member]));
            boolean twin = at > 0 && keys[at - 1] == keys[at] || at + 1 < keys.length && keys[at + 1] == keys[at];
            if (twin && !tree.rule(member).ignored()) {
                sum += Hashes.mix(tree.hash[member] + Hashes.text(tree.shapes.key(tree.shape[member])) * Shapes.STEP);
            }
        }
        return sum;
    }

    private void count(int node, double weight) {
        tree.weight[node] = weight;
        tree.leaves[node] = 1;
    }

    private void combine(int parent, int node, FieldRule rule) {
        long own = tree.hash[node];
        if (tree.kind[parent] == Tree.OBJECT) {
            if (!rule.ignored()) {
                tree.hash[parent] += Hashes.mix(own + tree.shapes.keyHash(tree.shape[node]) * Shapes.STEP);
            }
        } else if (tree.rule(parent).array().ordered()) {
            tree.hash[parent] = (tree.hash[parent] + own) * Shapes.STEP + 1;
        } else {
            tree.hash[parent] += Hashes.mix(own);
        }
    }

    private long distinct(int array) {
        int[] children = tree.children(array);
        long[] hashes = new long[children.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = tree.hash[children[i]];
        }
        Arrays.sort(hashes);
        long sum = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                sum += Hashes.mix(hashes[i]);
            }
        }
        return sum;
    }
}
