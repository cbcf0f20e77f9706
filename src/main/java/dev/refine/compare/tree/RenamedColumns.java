package dev.refine.compare.tree;

import dev.refine.compare.format.Hashes;
import dev.refine.json.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields that stand under one key in all rows of one array and under another in all rows of the other: the columns hold
 * the same values. Rows of which most keys were renamed would otherwise share too little to be known again.
 */
public final class RenamedColumns {

    /** Columns that only one side has: beyond, these are rows of another kind. */
    private static final int MOST = 48;

    /** The share of two columns' values that must be the same. */
    private static final double SHARED = 0.5;

    /** Distinct values of a column that are looked at: those of the smallest hashes, so that both sides choose the same. */
    private static final int SAMPLE = 512;

    private record Match(long left, long right, double shared) {}

    private RenamedColumns() {}

    /** Folded paths inside the rows on the right, each with the path on the left that it stands for; mostly empty. */
    public static Map<Long, Long> of(Tree left, int[] leftRows, Tree right, int[] rightRows) {
        if (leftRows.length < 2 || rightRows.length < 2) {
            return Map.of();
        }
        Map<Integer, Long> one = paths(left, leftRows);
        Map<Integer, Long> other = paths(right, rightRows);
        Set<Long> here = new HashSet<>(one.values());
        Set<Long> there = new HashSet<>(other.values());
        one.values().removeIf(there::contains);
        other.values().removeIf(here::contains);
        if (one.isEmpty() || other.isEmpty() || one.size() > MOST || other.size() > MOST) {
            return Map.of();
        }
        return partners(columns(left, leftRows, one), columns(right, rightRows, other));
    }

    /** Per shape of a leaf its folded path inside its row. */
    private static Map<Integer, Long> paths(Tree tree, int[] rows) {
        Map<Integer, Long> paths = new HashMap<>();
        for (int row : rows) {
            Interruption.heed();
            for (int node = row + 1; node < tree.end[row]; node++) {
                if (Profiles.counts(tree, node)) {
                    paths.computeIfAbsent(tree.shape[node], shape -> path(tree.shapes, tree.shape[row], shape));
                }
            }
        }
        return paths;
    }

    private static long path(Shapes shapes, int row, int shape) {
        long above = shapes.path(row);
        for (int depth = shapes.depth(row); depth < shapes.depth(shape); depth++) {
            above *= Shapes.STEP;
        }
        return shapes.path(shape) - above;
    }

    private static Map<Long, Column> columns(Tree tree, int[] rows, Map<Integer, Long> paths) {
        Map<Long, Column> columns = new HashMap<>();
        for (int row : rows) {
            for (int node = row + 1; node < tree.end[row]; node++) {
                Long path = Profiles.counts(tree, node) ? paths.get(tree.shape[node]) : null;
                if (path != null) {
                    columns.computeIfAbsent(path, key -> new Column()).add(Profiles.key(tree, node));
                }
            }
        }
        columns.values().forEach(Column::close);
        columns.values().removeIf(column -> !column.isTelling());
        return columns;
    }

    /** Best first; of two as good ones that with the smaller hashes, whatever the order of the members. */
    private static Map<Long, Long> partners(Map<Long, Column> left, Map<Long, Column> right) {
        List<Match> matches = new ArrayList<>();
        left.forEach((path, column) -> right.forEach((other, candidate) -> {
            double shared = column.shared(candidate);
            if (shared >= SHARED) {
                matches.add(new Match(path, other, shared));
            }
        }));
        matches.sort(Comparator.comparingDouble((Match match) -> -match.shared)
                .thenComparingLong(Match::left)
                .thenComparingLong(Match::right));
        Map<Long, Long> partners = new HashMap<>();
        Set<Long> taken = new HashSet<>();
        for (Match match : matches) {
            if (!partners.containsKey(match.right) && taken.add(match.left)) {
                partners.put(match.right, match.left);
            }
        }
        return partners;
    }

    /** The values of one field in all rows. */
    private static final class Column {

        private long[] values = new long[16];
        private int size;
        private int distinct;
        /** No value with a larger hash was looked at. */
        private long bound = Long.MAX_VALUE;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = Hashes.mix(value);
        }

        void close() {
            Arrays.sort(values, 0, size);
            for (int at = 0; at < size; at++) {
                if (at == 0 || values[at] != values[at - 1]) {
                    if (distinct == SAMPLE) {
                        size = at;
                        bound = values[at - 1];
                        return;
                    }
                    distinct++;
                }
            }
        }

        /** What is the same in nearly every row tells neither columns nor rows apart. */
        boolean isTelling() {
            return distinct > 2 || distinct == 2 && size == 2;
        }

        double shared(Column that) {
            long last = Math.min(bound, that.bound);
            int both = 0;
            int i = 0;
            int j = 0;
            while (i < size && j < that.size && values[i] <= last && that.values[j] <= last) {
                both += values[i] == that.values[j] ? 1 : 0;
                long low = Math.min(values[i], that.values[j]);
                boolean mine = values[i] == low;
                j += that.values[j] == low ? 1 : 0;
                i += mine ? 1 : 0;
            }
            return (double) both / Math.max(upTo(last), that.upTo(last));
        }

        private int upTo(long last) {
            int count = size;
            while (count > 0 && values[count - 1] > last) {
                count--;
            }
            return Math.max(1, count);
        }
    }
}
