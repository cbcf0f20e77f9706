package dev.refine.compare;

import dev.refine.compare.tree.Tree;

/**
 * Two nodes that are still to be compared.
 *
 * @param tree the document of the actual node
 * @param factor what a right leaf earns here: less in an array out of order, nothing under a wrong key
 */
record Pair(int expected, Tree tree, int actual, double factor) {

    Pair at(int expectedNode, int actualNode) {
        return new Pair(expectedNode, tree, actualNode, factor);
    }

    Pair times(double share) {
        return new Pair(expected, tree, actual, factor * share);
    }
}
