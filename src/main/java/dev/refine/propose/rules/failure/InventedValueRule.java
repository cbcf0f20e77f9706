package dev.refine.propose.rules.failure;

import dev.refine.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value where the expected document has none, although other documents have one. */
final class InventedValueRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(pair -> pair.wantsNothing() && !pair.givesNothing());
        if (share < 0.5 || finding.field().isRow() || finding.field().isRoot()) {
            return Optional.empty();
        }
        boolean everNull =
                finding.pairs().stream().anyMatch(pair -> pair.expected().isNull());
        boolean ever = finding.expected().stream().anyMatch(value -> !value.isMissingNode());
        if (!everNull && !ever) {
            return Optional.empty();
        }
        String way = everNull ? "use null" : "leave it out";
        boolean read = Copied.isGivenFromInput(finding);
        Set<String> wrong = read ? labels(finding) : Set.of();
        String source = wrong.isEmpty() ? "" : "; do not take it from " + Words.quoted(wrong, " or ");
        return Optional.of(new Advice(
                "invented-value",
                way + source,
                (read ? 0.7 : 0.85) * share,
                read
                        ? "the model fills the field from something else in the document"
                        : "the model guesses or works out what the document does not say",
                List.of(
                        Wording.of(
                                "Fill ",
                                finding,
                                " only when the document states it; otherwise " + way + " and never guess" + source
                                        + "."),
                        Wording.of(
                                "If no words of the document give ",
                                finding,
                                " itself, " + way + ": do not derive it from other values, dates or general knowledge"
                                        + source + ".")),
                everNull ? List.of(SchemaChange.nullable(finding.field()), described(finding)) : List.of()));
    }

    private static SchemaChange described(Finding finding) {
        return SchemaChange.keyword(
                finding.field(), "description", Json.tree("null when the document does not state it; never guessed"));
    }

    private static Set<String> labels(Finding finding) {
        Set<String> labels = Labelled.misread(finding);
        return labels.size() > 2 ? Set.of() : labels;
    }
}
