package dev.refine.compare;

import dev.refine.compare.tree.Tree;
import dev.refine.json.Pointers;
import java.util.Set;
import java.util.function.IntConsumer;

/** Where differences stand, in coordinates of the expected document, so that two runs can be held against each other. */
final class Places {

    private final Tree expected;

    Places(Tree expected) {
        this.expected = expected;
    }

    /** The path of a difference. */
    String path(Found found) {
        if (found.expected != Found.NONE) {
            return expected.pointer(found.expected);
        }
        return expected.pointer(found.parent) + "/" + found.tree.segment(found.actual);
    }

    /** What an extra is called in every run: rows by their number among the extra rows of the array. */
    String stable(Found found) {
        if (found.expected != Found.NONE) {
            return expected.pointer(found.expected);
        }
        String parent = expected.pointer(found.parent);
        return found.extraRow == Found.NONE
                ? parent + "/" + Pointers.escape(found.tree.key(found.actual))
                : parent + "/+" + found.extraRow;
    }

    /** Calls for each leaf of a subtree; for the subtree itself when it has none that counts. */
    static void leaves(Tree tree, int node, IntConsumer each) {
        if (tree.leaves(node) == 0) {
            each.accept(node);
            return;
        }
        for (int at = node; at < tree.end(node); at++) {
            if (tree.isLeaf(at) && tree.leaves(at) > 0) {
                each.accept(at);
            }
        }
    }

    /** @param path of the node */
    void wrong(int node, String path, Set<String> into) {
        if (expected.isLeaf(node)) {
            into.add(path);
        } else {
            leaves(expected, node, leaf -> into.add(expected.pointer(leaf)));
        }
    }

    void extra(Found found, Set<String> into) {
        String base = stable(found);
        String own = found.tree.pointer(found.actual);
        leaves(
                found.tree,
                found.actual,
                leaf -> into.add(base + found.tree.pointer(leaf).substring(own.length())));
    }
}
