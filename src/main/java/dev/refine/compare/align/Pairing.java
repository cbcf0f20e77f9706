package dev.refine.compare.align;

import java.util.Arrays;

/**
 * Which expected row belongs to which actual row.
 *
 * @param partner per expected row the position of its actual row, or -1
 * @param moved per expected row, whether its partner stands out of order
 * @param replaced per expected row without partner the position of the one actual row that stands in its place, or -1
 * @param how per expected row the step that found the partner, or null
 * @param degraded whether a step was left out to bound the effort
 */
public record Pairing(int[] partner, boolean[] moved, int[] replaced, String[] how, boolean degraded) {

    /** What {@code how} begins with where a field named the rows without a rule; the name of the field follows. */
    public static final String BY_FIELD = "auto-key ";

    /** Of the only row on each side. */
    static Pairing lone(boolean same) {
        String how = same ? "equal" : "alone";
        return new Pairing(new int[] {0}, new boolean[] {false}, new int[] {-1}, new String[] {how}, false);
    }

    public int pairs() {
        int pairs = 0;
        for (int position : partner) {
            pairs += position >= 0 ? 1 : 0;
        }
        return pairs;
    }

    public int movedPairs() {
        int count = 0;
        for (boolean one : moved) {
            count += one ? 1 : 0;
        }
        return count;
    }

    Pairing flipped(int rows) {
        int[] back = new int[rows];
        boolean[] movedBack = new boolean[rows];
        int[] replacedBack = new int[rows];
        String[] howBack = new String[rows];
        Arrays.fill(back, -1);
        Arrays.fill(replacedBack, -1);
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                back[partner[i]] = i;
                movedBack[partner[i]] = moved[i];
                howBack[partner[i]] = how[i];
            } else if (replaced[i] >= 0) {
                replacedBack[replaced[i]] = i;
            }
        }
        return new Pairing(back, movedBack, replacedBack, howBack, degraded);
    }
}
