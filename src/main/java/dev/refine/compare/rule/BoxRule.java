package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Judgement.Match;
import java.util.Arrays;

/**
 * Rectangles that overlap enough: intersection over union.
 *
 * @param corners whether four numbers are two corners; otherwise a corner with width and height
 * @param threshold in (0, 1], reached is right
 */
record BoxRule(boolean corners, double threshold) implements ValueRule {

    private static final String[][] NAMES = {
        {"x", "y", "width", "height"}, {"x", "y", "w", "h"}, {"left", "top", "width", "height"},
    };
    private static final String[][] CORNER_NAMES = {
        {"x1", "y1", "x2", "y2"}, {"left", "top", "right", "bottom"}, {"x0", "y0", "x1", "y1"},
    };

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        double[] e = corners(expected);
        double[] a = corners(actual);
        if (e == null || a == null) {
            return expected.getNodeType() == actual.getNodeType()
                    ? Judgement.equalIf(Values.equal(expected, actual), "")
                    : new Judgement(Match.TYPE, "", 0);
        }
        double overlap = overlap(e, a);
        return new Judgement(overlap >= threshold ? Match.EQUAL : Match.WRONG, "", overlap);
    }

    private static double overlap(double[] a, double[] b) {
        double width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
        double height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
        double shared = Math.max(0, width) * Math.max(0, height);
        double union = area(a) + area(b) - shared;
        return union > 0 ? shared / union : Arrays.equals(a, b) ? 1 : 0;
    }

    private static double area(double[] box) {
        return (box[2] - box[0]) * (box[3] - box[1]);
    }

    private double[] corners(JsonNode box) {
        if (box.isArray()) {
            return box.size() == 4 ? box(box.get(0), box.get(1), box.get(2), box.get(3), corners) : null;
        }
        for (String[] names : NAMES) {
            if (box.has(names[0]) && box.has(names[2])) {
                return named(box, names, false);
            }
        }
        for (String[] names : CORNER_NAMES) {
            if (box.has(names[0]) && box.has(names[2])) {
                return named(box, names, true);
            }
        }
        return null;
    }

    private static double[] named(JsonNode box, String[] names, boolean corners) {
        return box(box.path(names[0]), box.path(names[1]), box.path(names[2]), box.path(names[3]), corners);
    }

    private static double[] box(JsonNode a, JsonNode b, JsonNode c, JsonNode d, boolean corners) {
        if (!a.isNumber() || !b.isNumber() || !c.isNumber() || !d.isNumber()) {
            return null;
        }
        double x = a.decimalValue().doubleValue();
        double y = b.decimalValue().doubleValue();
        double right = c.decimalValue().doubleValue() + (corners ? 0 : x);
        double bottom = d.decimalValue().doubleValue() + (corners ? 0 : y);
        return new double[] {Math.min(x, right), Math.min(y, bottom), Math.max(x, right), Math.max(y, bottom)};
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        double[] box = corners(value);
        return box == null || !Double.isFinite(box[0] + box[1] + box[2] + box[3])
                ? Values.hash(value) ^ (expected ? 0xB0C1L : 0xB0C2L)
                : Arrays.hashCode(box) * 0x9E3779B97F4A7C15L ^ 0xB0C3L;
    }
}
