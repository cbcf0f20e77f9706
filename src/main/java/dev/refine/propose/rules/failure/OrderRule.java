package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The right rows in another order. */
final class OrderRule implements FailureRule {

    private static final Comparator<JsonNode> VALUES = (left, right) -> left.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.asText().compareTo(right.asText());

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (!finding.is("moved")) {
            return Optional.empty();
        }
        FieldName list = finding.field().isRow() ? finding.field().parent() : finding.field();
        String order = sorted(finding.at(list)).orElse("in the order of the document");
        return Optional.of(new Advice(
                "order",
                order,
                0.75,
                "nothing tells the model which order the rows have",
                List.of(
                        MissingRowRule.row(list.spoken(), "Keep the entries of ", " " + order + "."),
                        MissingRowRule.row(
                                list.spoken(),
                                "Do not regroup or rank the entries of ",
                                "; go through them " + order + ", from first to last.")),
                List.of()));
    }

    /** The order that every expected list of several entries has, where so many lists hardly have it by chance. */
    private static Optional<String> sorted(List<JsonNode> lists) {
        List<JsonNode> longer =
                lists.stream().filter(list -> list.isArray() && list.size() > 1).toList();
        if (longer.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        longer.get(0).get(0).properties().forEach(member -> keys.add(member.getKey()));
        keys.add("");
        for (String key : keys) {
            List<List<JsonNode>> columns =
                    longer.stream().map(list -> column(list, key)).toList();
            boolean rising = columns.stream().allMatch(column -> isSorted(column, true));
            boolean falling = columns.stream().allMatch(column -> isSorted(column, false));
            if ((rising || falling) && Chance.orders(columns, 2 * keys.size())) {
                return Optional.of((key.isEmpty() ? "sorted" : "sorted by " + Words.quoted(key))
                        + (rising ? ", smallest or earliest first" : ", largest or latest first"));
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> column(JsonNode list, String key) {
        List<JsonNode> column = new ArrayList<>();
        list.forEach(row -> column.add(key.isEmpty() ? row : row.path(key)));
        return column;
    }

    /** Not where all are alike. */
    private static boolean isSorted(List<JsonNode> column, boolean rising) {
        boolean strict = false;
        for (int index = 1; index < column.size(); index++) {
            JsonNode left = column.get(index - 1);
            JsonNode right = column.get(index);
            boolean same = left.isValueNode() && left.getNodeType() == right.getNodeType();
            int step = same ? VALUES.compare(left, right) * (rising ? 1 : -1) : 1;
            if (step > 0) {
                return false;
            }
            strict |= step < 0;
        }
        return strict;
    }
}
