package dev.refine.compare;

import dev.refine.compare.format.DateText;
import dev.refine.compare.format.Moment;
import dev.refine.compare.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides 03/04/2024 by the other dates of its column: one 25/04/2024 there says that the day comes first. */
final class DateOrder {

    private final Tree expected;
    private final Map<Integer, Integer> orders = new HashMap<>();

    private DateOrder(Tree expected) {
        this.expected = expected;
    }

    static void settle(Tree expected, List<Found> found) {
        DateOrder order = new DateOrder(expected);
        for (Found one : found) {
            if (one.category == Category.FORMAT_ONLY && one.tag.equals("date-ambiguous")) {
                order.settle(one);
            }
        }
    }

    private void settle(Found one) {
        int shape = one.tree.shape(one.actual);
        int order = orders.computeIfAbsent(shape, s -> order(one.tree, s));
        Moment right = DateText.read(one.tree.value(one.actual).asText());
        Moment left = DateText.read(expected.value(one.expected).asText());
        if (order != 0 && right != null && left != null && right.ambiguous() && !left.ambiguous()) {
            if (right.resolved(order > 0).meetsDate(left)) {
                one.tag = "date";
            }
        }
    }

    /** 1 when only day-first dates stand in the column, -1 for month-first, 0 when it stays open. */
    private static int order(Tree tree, int shape) {
        int sum = 0;
        boolean day = false;
        boolean month = false;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.shape(node) == shape && tree.value(node).isTextual()) {
                Moment moment = DateText.read(tree.value(node).textValue());
                sum = moment == null ? 0 : moment.order();
                day |= sum > 0;
                month |= sum < 0;
            }
        }
        return day == month ? 0 : day ? 1 : -1;
    }
}
