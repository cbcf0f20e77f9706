package dev.refine.compare;

import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * One level too many or too few around what was expected.
 *
 * @param tag {@code wrapped-in:} or {@code unwrapped:} and the step
 * @param inside what to compare instead; earns nothing
 */
record Wrapper(String tag, Pair inside) {

    private static final int MOST_MEMBERS = 4;

    /**
     * For two nodes of different kinds. Null when there is none. Where each could stand inside the other, an object is
     * the one inside, whichever of them was expected.
     */
    static Wrapper find(Tree expected, Pair pair) {
        int e = pair.expected();
        Tree actual = pair.tree();
        int a = pair.actual();
        int inActual = actual.isContainer(a) ? only(actual, a, expected, e) : -1;
        int inExpected = expected.isContainer(e) ? only(expected, e, actual, a) : -1;
        if (inActual >= 0 && (inExpected < 0 || expected.kind(e) == Kind.OBJECT)) {
            return wrapped(expected, pair, inActual);
        }
        return inExpected >= 0 ? unwrapped(expected, pair, inExpected) : null;
    }

    /** Two objects without a common key. */
    static Wrapper ofObjects(Tree expected, Pair pair) {
        int e = pair.expected();
        Tree actual = pair.tree();
        int child = sharing(actual, pair.actual(), expected, e);
        if (child >= 0) {
            return wrapped(expected, pair, child);
        }
        child = sharing(expected, e, actual, pair.actual());
        return child >= 0 ? unwrapped(expected, pair, child) : null;
    }

    /** Two arrays of which one holds the other as its only row. */
    static Wrapper ofArrays(Tree expected, Pair pair) {
        int e = pair.expected();
        Tree actual = pair.tree();
        int a = pair.actual();
        if (holdsOnlyArray(actual, a) && !expected.isLeaf(e) && !holdsArrays(expected, e)) {
            return wrapped(expected, pair, a + 1);
        }
        if (holdsOnlyArray(expected, e) && !actual.isLeaf(a) && !holdsArrays(actual, a)) {
            return unwrapped(expected, pair, e + 1);
        }
        return null;
    }

    private static boolean holdsArrays(Tree tree, int array) {
        for (int row = array + 1; row < tree.end(array); row = tree.end(row)) {
            if (tree.kind(row) == Kind.ARRAY) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsOnlyArray(Tree tree, int array) {
        return !tree.isLeaf(array) && tree.kind(array + 1) == Kind.ARRAY && tree.end(array + 1) == tree.end(array);
    }

    private static Wrapper wrapped(Tree expected, Pair pair, int child) {
        Tree inner = pair.tree().rebased(child, expected.shape(pair.expected()));
        return new Wrapper("wrapped-in:/" + pair.tree().segment(child), new Pair(pair.expected(), inner, 0, 0));
    }

    private static Wrapper unwrapped(Tree expected, Pair pair, int child) {
        Tree outer = pair.tree().rebased(pair.actual(), expected.shape(child));
        return new Wrapper("unwrapped:/" + expected.segment(child), new Pair(child, outer, 0, 0));
    }

    /** The one child that could be the other node, or -1. */
    private static int only(Tree outer, int node, Tree other, int wanted) {
        int found = -1;
        int members = 0;
        for (int child = node + 1; child < outer.end(node); child = outer.end(child)) {
            members++;
            if (fits(outer, child, other, wanted)) {
                if (found >= 0) {
                    return -1;
                }
                found = child;
            }
        }
        return members > MOST_MEMBERS ? -1 : found;
    }

    private static boolean fits(Tree outer, int child, Tree other, int wanted) {
        if (outer.kind(child) != other.kind(wanted)) {
            return false;
        }
        return switch (outer.kind(child)) {
            case OBJECT -> sharedKeys(outer, child, other, wanted) * 2 >= members(other, wanted);
            case ARRAY -> true;
            default -> outer.hash(child) == other.hash(wanted);
        };
    }

    /** The child that shares most with the other node, whatever the order of the children; or -1. */
    private static int sharing(Tree outer, int node, Tree other, int wanted) {
        int found = -1;
        int most = 0;
        if (members(outer, node) > MOST_MEMBERS) {
            return found;
        }
        for (int child = node + 1; child < outer.end(node); child = outer.end(child)) {
            if (outer.kind(child) == Kind.OBJECT && members(outer, child) > 0) {
                int keys = sharedKeys(outer, child, other, wanted);
                int shared = Math.max(2 * keys, keys == 0 ? sharedValues(outer, child, other, wanted) : 0);
                boolean enough = (keys > 0 ? 2 * keys : 2 * shared) >= Math.max(1, members(other, wanted));
                boolean better = shared > most
                        || shared == most && found >= 0 && outer.key(child).compareTo(outer.key(found)) < 0;
                if (enough && shared > 0 && better) {
                    found = child;
                    most = shared;
                }
            }
        }
        return found;
    }

    /** Members of one value that hardly stands in two objects by chance, under whatever key. */
    private static int sharedValues(Tree one, int a, Tree other, int b) {
        Set<Long> there = new HashSet<>();
        for (int child = b + 1; child < other.end(b); child = other.end(child)) {
            if (other.leaves(child) > 1 || Relocations.telling(other.value(child)) && other.leaves(child) > 0) {
                there.add(other.hash(child));
            }
        }
        int shared = 0;
        for (int child = a + 1; child < one.end(a); child = one.end(child)) {
            shared += there.remove(one.hash(child)) ? 1 : 0;
        }
        return shared;
    }

    private static int sharedKeys(Tree one, int a, Tree other, int b) {
        int shared = 0;
        for (int child = a + 1; child < one.end(a); child = one.end(child)) {
            shared += other.value(b).has(one.key(child)) ? 1 : 0;
        }
        return shared;
    }

    private static int members(Tree tree, int node) {
        return tree.value(node).size();
    }
}
