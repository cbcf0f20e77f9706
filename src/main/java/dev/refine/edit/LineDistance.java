package dev.refine.edit;

import java.util.List;

/** Whether two texts are close, in time that depends on the limit and not on how far apart they are (Myers 1986). */
final class LineDistance {

    private LineDistance() {}

    /** Whether {@code limit} removed and added lines are enough to get from one to the other. */
    static boolean isWithin(List<String> from, List<String> to, int limit) {
        int[] furthest = new int[2 * limit + 3];
        int middle = limit + 1;
        for (int steps = 0; steps <= limit; steps++) {
            for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
                int left = furthest[middle + diagonal - 1];
                int above = furthest[middle + diagonal + 1];
                boolean down = diagonal == -steps || diagonal != steps && left < above;
                int x = down ? above : left + 1;
                int y = x - diagonal;
                while (x < from.size() && y < to.size() && y >= 0 && from.get(x).equals(to.get(y))) {
                    x++;
                    y++;
                }
                furthest[middle + diagonal] = x;
                if (diagonal == from.size() - to.size() && x >= from.size()) {
                    return true;
                }
            }
        }
        return false;
    }
}
