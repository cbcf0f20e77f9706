package dev.refine.score;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Names of leaves in their order. A document may have very many wrong ones, and figures are made of them again and again: of
 * a list that is in order, as those of a journal are, nothing is copied. Never changes.
 */
public final class Leaves extends AbstractSet<String> {

    private final List<String> sorted;

    private Leaves(List<String> sorted) {
        this.sorted = sorted;
    }

    public static Leaves of(Collection<String> names) {
        if (names instanceof Leaves leaves) {
            return leaves;
        }
        List<String> list = List.copyOf(names);
        return new Leaves(isSorted(list) ? list : List.copyOf(new TreeSet<>(list)));
    }

    /** And no name is there twice. */
    private static boolean isSorted(List<String> list) {
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i - 1).compareTo(list.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String text && Collections.binarySearch(sorted, text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return sorted.iterator();
    }

    @Override
    public int size() {
        return sorted.size();
    }
}
