package dev.refine.compare.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.TextForm;
import dev.refine.compare.tree.Tree.Kind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The rows of an array read as a table: per field one value of each row. */
public final class Columns {

    /** Of a hundred neighbours so many follow each other where a field counts its rows. */
    private static final int COUNTING = 90;

    private Columns() {}

    /**
     * Per scalar field the hash of its value in each row, 0 where it is null or absent.
     *
     * @param folded whether texts that say the same in another form are the same
     */
    public static Map<String, long[]> of(Tree tree, int[] rows, boolean folded) {
        Map<String, long[]> columns = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (tree.kind(rows[i]) != Kind.OBJECT) {
                continue;
            }
            for (int field = rows[i] + 1; field < tree.end(rows[i]); field = tree.end(field)) {
                if (tree.kind(field) == Kind.SCALAR && tree.leaves(field) == 1) {
                    columns.computeIfAbsent(tree.key(field), key -> new long[rows.length])[i] =
                            value(tree, field, folded);
                }
            }
        }
        return columns;
    }

    private static long value(Tree tree, int field, boolean folded) {
        JsonNode value = tree.value(field);
        long hash = folded && value.isTextual() ? TextForm.key(value.textValue()) : tree.hash(field);
        return hash == 0 ? 1 : hash;
    }

    /** Whether no value stands in two rows. */
    public static boolean unique(long[] column) {
        long[] sorted = column.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1] && sorted[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field just counts the rows, from wherever and in whatever steps. */
    public static boolean counts(Tree tree, int[] rows, String field) {
        BigInteger before = null;
        BigInteger step = null;
        int steps = 0;
        int equal = 0;
        for (int row : rows) {
            BigInteger now = whole(tree.value(row).path(field));
            if (now == null) {
                return false;
            }
            if (before != null) {
                BigInteger taken = now.subtract(before);
                step = step == null ? taken : step;
                steps++;
                equal += taken.equals(step) ? 1 : 0;
            }
            before = now;
        }
        return steps > 1 && step.signum() != 0 && equal * 100 >= steps * COUNTING;
    }

    private static BigInteger whole(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        boolean digits = value.isTextual() && value.textValue().matches("\\d{1,18}");
        return digits ? new BigInteger(value.textValue()) : null;
    }
}
