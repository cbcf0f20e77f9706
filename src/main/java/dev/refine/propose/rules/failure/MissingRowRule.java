package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** Rows of a list that the answer lacks. */
final class MissingRowRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(pair -> !pair.wantsNothing() && pair.givesNothing());
        if (!finding.is("missing") || !finding.field().isRow() || share < 0.5) {
            return Optional.empty();
        }
        List<JsonNode> missed = finding.pairs().stream().map(Pair::expected).toList();
        boolean gaps = missed.stream().anyMatch(MissingRowRule::hasGap);
        String also = RowTrait.of(missed, finding.expected())
                .map(trait -> ", also those " + trait)
                .orElse(gaps ? ", and write null for what a row does not give" : "");
        String list = finding.field().parent().spoken();
        return Optional.of(new Advice(
                "missing-row",
                "",
                also.isEmpty() ? 0.65 : 0.8,
                "the model stops early, merges rows or takes some rows for no rows",
                List.of(
                        row(
                                list,
                                "List every row of the document in ",
                                ", in all parts and pages of it; never merge or skip rows" + also + "."),
                        row(
                                list,
                                "Before you answer, count the rows of the document and give exactly as many entries in ",
                                ": one per row, equal rows each on its own, through to the end" + also + ".")),
                List.of()));
    }

    private static boolean hasGap(JsonNode row) {
        return row.properties().stream().anyMatch(member -> member.getValue().isNull());
    }

    static Bullet row(String list, String head, String tail) {
        return list.isEmpty() ? Bullet.whole(head + "the list" + tail) : new Bullet(head, List.of(list), tail);
    }
}
