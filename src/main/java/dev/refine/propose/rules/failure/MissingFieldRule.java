package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field that the documents have and the answer has not. */
final class MissingFieldRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(pair -> !pair.wantsNothing() && pair.givesNothing());
        if (!finding.is("missing")
                || share < 0.5
                || finding.field().isRow()
                || finding.field().isRoot()) {
            return Optional.empty();
        }
        String name = finding.field().words().equals(finding.field().key())
                ? ""
                : "the " + finding.field().words();
        String labels = finding.labels().isEmpty()
                ? ""
                : "labelled " + Words.quoted(finding.labels(), " or ") + " in the documents";
        String details = join(join(name, labels), parts(finding));
        String after = (details.isEmpty() ? "" : " (" + details + ")") + ".";
        double likelihood = finding.isNamed() ? 0.6 : 0.85;
        return Optional.of(new Advice(
                "missing-field",
                finding.isNamed() ? "named" : "unnamed",
                Copied.isMostlyAbsent(finding) ? likelihood / 2 : likelihood,
                finding.isNamed()
                        ? "the prompt names the field, but does not say that it must always be given"
                        : "neither prompt nor schema asks for the field",
                List.of(
                        Wording.of("Include ", finding, after + Wording.whenNone(finding)),
                        Wording.of(
                                "Look for ",
                                finding,
                                " in every document and always give it" + after + example(finding)
                                        + Wording.whenNone(finding))),
                schema(finding)));
    }

    private static String join(String left, String right) {
        return left.isEmpty() || right.isEmpty() ? left + right : left + ", " + right;
    }

    /** For an object or a list: what belongs in it. */
    private static String parts(Finding finding) {
        JsonNode first = finding.expected().stream()
                .filter(value -> value.isContainerNode() && !value.isEmpty())
                .findFirst()
                .orElse(Json.object());
        JsonNode sample = first.isArray() ? first.get(0) : first;
        List<String> keys = sample.properties().stream()
                .map(Map.Entry::getKey)
                .filter(Words::isQuotable)
                .limit(8)
                .toList();
        String with = keys.isEmpty() ? "" : " with the keys " + Words.quoted(keys, " and ");
        if (first.isArray()) {
            return keys.isEmpty() ? "a list" : "a list of objects" + with;
        }
        return keys.isEmpty() ? "" : "an object" + with;
    }

    private static String example(Finding finding) {
        return Labelled.line(finding)
                .map(example ->
                        " For example " + Words.quoted(example.line()) + " gives " + Words.value(example.value()) + ".")
                .orElse("");
    }

    private static List<SchemaChange> schema(Finding finding) {
        List<SchemaChange> changes = new ArrayList<>();
        List<String> types = finding.expected().stream()
                .filter(value -> !value.isMissingNode())
                .map(Types::of)
                .distinct()
                .sorted()
                .toList();
        JsonNode type = Json.tree(types.size() == 1 ? types.get(0) : types);
        ObjectNode property = Json.object().set("type", type);
        Types.items(finding.expected()).ifPresent(items -> property.set("items", items));
        changes.add(new SchemaChange(finding.field(), SchemaChange.Kind.PROPERTY, "", property));
        if (!finding.mayBeAbsent()) {
            changes.add(SchemaChange.required(finding.field()));
        }
        return changes;
    }
}
