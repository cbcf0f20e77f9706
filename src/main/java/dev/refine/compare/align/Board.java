package dev.refine.compare.align;

import dev.refine.compare.rule.FieldRule.ArrayTerms;
import dev.refine.compare.tree.Profiles;
import dev.refine.compare.tree.RenamedColumns;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Interruption;
import java.util.Arrays;
import java.util.Map;

/** Two lists of rows and what is paired so far. The steps of the alignment write on it in turn. */
final class Board {

    static final int FREE = -1;

    /** Without partner for good. */
    static final int CLOSED = -2;

    final Tree left;
    final Tree right;
    final int[] leftRows;
    final int[] rightRows;
    final int[] mate;
    final int[] back;
    final String[] how;
    final ArrayTerms terms;
    final Effort effort;
    private final Profiles leftProfiles;
    private final Profiles rightProfiles;
    /** Per row on the right what it says under the keys of the left; null where no key was renamed. */
    private long[][] renamed;

    boolean degraded;
    /** Equal rows were seen that stand more than once on a side. */
    boolean repeated;

    Board(Side left, Side right, ArrayTerms terms, Effort effort) {
        this.left = left.tree();
        this.right = right.tree();
        this.leftRows = left.rows();
        this.rightRows = right.rows();
        this.leftProfiles = left.profiles();
        this.rightProfiles = right.profiles();
        this.terms = terms;
        this.effort = effort;
        this.mate = new int[leftRows.length];
        this.back = new int[rightRows.length];
        this.how = new String[leftRows.length];
        Arrays.fill(mate, FREE);
        Arrays.fill(back, FREE);
    }

    /** One document's share of the work. */
    record Side(Tree tree, int[] rows, Profiles profiles) {}

    /** Looks in the rows without partner for keys that were renamed in all of them; from then on they count as the same. */
    void knowRenamed() {
        if (!hasFree()) {
            return;
        }
        int[] free = freeRight();
        Map<Long, Long> paths = RenamedColumns.of(left, rows(leftRows, freeLeft()), right, rows(rightRows, free));
        if (!paths.isEmpty()) {
            renamed = new long[rightRows.length][];
            for (int j : free) {
                renamed[j] = rightProfiles.renamed(rightRows[j], paths);
            }
        }
    }

    private static int[] rows(int[] rows, int[] places) {
        return Arrays.stream(places).map(place -> rows[place]).toArray();
    }

    void pair(int i, int j, String step) {
        mate[i] = j;
        back[j] = i;
        how[i] = step;
    }

    boolean same(int i, int j) {
        return left.same(leftRows[i], right, rightRows[j]);
    }

    long leftHash(int i) {
        return left.hash(leftRows[i]);
    }

    long rightHash(int j) {
        return right.hash(rightRows[j]);
    }

    long[] leftProfile(int i) {
        return leftProfiles.of(leftRows[i]);
    }

    long[] rightProfile(int j) {
        return renamed != null && renamed[j] != null ? renamed[j] : rightProfiles.of(rightRows[j]);
    }

    double similarity(int i, int j) {
        return Profiles.similarity(leftProfile(i), rightProfile(j));
    }

    /** The similarity of two rows that may be partners by their similarity alone, else -1. */
    double affinity(int i, int j) {
        if (renamed != null) {
            Interruption.heed();
            double similarity = similarity(i, j);
            return similarity >= terms.minSimilarity() ? similarity : -1;
        }
        return leftProfiles.atLeast(terms.minSimilarity(), leftRows[i], rightProfiles, rightRows[j]);
    }

    double overlap(int i, int j) {
        return Profiles.overlap(leftProfile(i), rightProfile(j));
    }

    /** Without regard to what the values are nested in, or even to their keys. */
    double looseSimilarity(int i, int j, boolean keys) {
        return Profiles.similarity(leftProfiles.loose(leftRows[i], keys), rightProfiles.loose(rightRows[j], keys));
    }

    /** Positions without partner between two bounds. */
    int[] free(int[] partners, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += partners[i] == FREE ? 1 : 0;
        }
        int[] free = new int[count];
        int at = 0;
        for (int i = from; i < to; i++) {
            if (partners[i] == FREE) {
                free[at++] = i;
            }
        }
        return free;
    }

    /** Whether both sides have rows without partner. */
    boolean hasFree() {
        return hasFree(mate) && hasFree(back);
    }

    private static boolean hasFree(int[] partners) {
        for (int partner : partners) {
            if (partner == FREE) {
                return true;
            }
        }
        return false;
    }

    int[] freeLeft() {
        return free(mate, 0, mate.length);
    }

    int[] freeRight() {
        return free(back, 0, back.length);
    }
}
