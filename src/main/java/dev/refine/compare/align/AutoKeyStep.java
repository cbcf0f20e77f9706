package dev.refine.compare.align;

import dev.refine.compare.tree.Columns;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Pairs rows by a field that names them, though no rule told which: its values occur once in each array and mostly in
 * both, they do not just count the rows, and rows that share one are alike on the whole.
 */
final class AutoKeyStep {

    /** So many pairs are not measured before a key was looked for. */
    private static final long MANY = 16_384;

    private static final double SHARED = 0.5;

    private static final double ALIKE = 0.6;

    /** Pairs that are measured to confirm a key. */
    private static final int SAMPLE = 256;

    private static final Set<String> NAMING =
            Set.of("id", "key", "no", "nr", "number", "code", "sku", "ref", "uuid", "ean", "isbn", "gtin", "article");

    private final Board board;
    private final Map<String, long[]> left;
    private final Map<String, long[]> right;

    private AutoKeyStep(Board board, boolean folded) {
        this.board = board;
        this.left = new TreeMap<>(Columns.of(board.left, board.leftRows, folded));
        this.right = Columns.of(board.right, board.rightRows, folded);
    }

    /** Where the rows are too many to measure all of them. */
    static void runIfMany(Board board) {
        if (wanted(board) && (long) board.freeLeft().length * board.freeRight().length > MANY) {
            run(board);
        }
    }

    /** On the rows that are not alike enough to be partners without a key. */
    static void runOnRest(Board board) {
        if (wanted(board) && board.freeLeft().length > 0 && board.freeRight().length > 0) {
            run(board);
        }
    }

    private static boolean wanted(Board board) {
        return board.terms.autoKey() && board.terms.keyBy().isEmpty();
    }

    private static void run(Board board) {
        if (!new AutoKeyStep(board, false).pair()) {
            new AutoKeyStep(board, true).pair();
        }
    }

    private boolean pair() {
        String best = best();
        if (best == null) {
            return false;
        }
        int[] partner = join(left.get(best), right.get(best));
        for (int i = 0; i < partner.length; i++) {
            int j = partner[i];
            if (j >= 0 && board.mate[i] == Board.FREE && board.back[j] == Board.FREE) {
                board.pair(i, j, Pairing.BY_FIELD + best);
            }
        }
        return true;
    }

    /** The field that joins most rows; null when none does. */
    private String best() {
        String best = null;
        int most = 0;
        for (String field : left.keySet()) {
            int shared = right.containsKey(field) ? shared(left.get(field), right.get(field)) : 0;
            boolean better = shared > most || shared > 0 && shared == most && names(field) && !names(best);
            if (better && confirmed(field)) {
                best = field;
                most = shared;
            }
        }
        return best;
    }

    /** How many rows the two columns join; 0 when they do not name their rows. */
    private static int shared(long[] one, long[] other) {
        if (!Columns.unique(one) || !Columns.unique(other)) {
            return 0;
        }
        int shared = (int) Arrays.stream(join(one, other)).filter(j -> j >= 0).count();
        return shared >= SHARED * Math.min(one.length, other.length) ? shared : 0;
    }

    private static int[] join(long[] one, long[] other) {
        HashIds ids = new HashIds(other.length);
        int[] place = new int[other.length];
        for (int j = 0; j < other.length; j++) {
            if (other[j] != 0) {
                place[ids.id(other[j])] = j;
            }
        }
        int[] partner = new int[one.length];
        for (int i = 0; i < one.length; i++) {
            int id = one[i] == 0 ? -1 : ids.find(one[i]);
            partner[i] = id < 0 ? -1 : place[id];
        }
        return partner;
    }

    private static boolean names(String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        return NAMING.contains(lower) || NAMING.contains(lower.replaceAll(".*[^a-z]", "")) || field.endsWith("Id");
    }

    /** Whether the rows that the field joins are alike, and it does more than number them. */
    private boolean confirmed(String field) {
        if (Columns.counts(board.left, board.leftRows, field) || Columns.counts(board.right, board.rightRows, field)) {
            return false;
        }
        int[] partner = join(left.get(field), right.get(field));
        int[] joined =
                IntStream.range(0, partner.length).filter(i -> partner[i] >= 0).toArray();
        int step = Math.max(1, joined.length / SAMPLE);
        double sum = 0;
        int count = 0;
        for (int at = 0; at < joined.length; at += step, count++) {
            sum += board.similarity(joined[at], partner[joined[at]]);
        }
        return board.effort.take(count) && sum >= ALIKE * count;
    }
}
