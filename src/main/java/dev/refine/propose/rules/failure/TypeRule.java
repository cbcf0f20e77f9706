package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of another JSON type than the expected ones. */
final class TypeRule implements FailureRule {

    private record Shape(JsonNodeType wanted, JsonNodeType given) {}

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (!finding.is("type-mismatch", "structural", "wrong-value")
                || finding.field().isRoot()) {
            return Optional.empty();
        }
        Map<Shape, Long> shapes = finding
                .those(pair -> !pair.wantsNothing()
                        && !pair.givesNothing()
                        && pair.expected().getNodeType() != pair.actual().getNodeType())
                .stream()
                .collect(Collectors.groupingBy(
                        pair -> new Shape(
                                pair.expected().getNodeType(), pair.actual().getNodeType()),
                        Collectors.counting()));
        return shapes.entrySet().stream()
                .max(Map.Entry.<Shape, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
                .filter(most -> most.getValue() * 2 >= finding.pairs().size())
                .flatMap(most -> advise(finding, most.getKey()));
    }

    private static Optional<Advice> advise(Finding finding, Shape shape) {
        String example = Wording.becomes(": ", finding.pairs());
        return switch (shape.wanted()) {
            case BOOLEAN ->
                advice(
                        finding,
                        "boolean",
                        "boolean",
                        " as true or false, without quotes.",
                        ": a bare true or false" + example);
            case STRING -> text(finding, shape, example);
            case ARRAY ->
                advice(
                        finding,
                        "list",
                        "array",
                        " as a list, also when there is only one entry.",
                        " as a list in square" + " brackets with one item per entry, never as one text");
            case OBJECT -> object(finding);
            case NUMBER ->
                isFigures(finding)
                        ? advice(
                                finding,
                                "number",
                                Types.NUMBER,
                                " as a bare number, without quotes or words.",
                                ": only the number, no quotes" + example)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Words in which no number stands are a wrong reading, not a wrong type. */
    private static boolean isFigures(Finding finding) {
        return finding.share(pair -> pair.given().chars().anyMatch(Character::isDigit)) >= 0.5;
    }

    private static Optional<Advice> text(Finding finding, Shape shape, String example) {
        if (shape.given() == JsonNodeType.ARRAY || shape.given() == JsonNodeType.OBJECT) {
            return advice(
                    finding,
                    "single",
                    "string",
                    " as a single string, not as a list or an object.",
                    ": one string in double quotes, no brackets");
        }
        return advice(
                finding,
                "text",
                "string",
                " as text in double quotes, with all its characters and leading zeros.",
                ": always between double quotes, never a bare number" + example);
    }

    private static Optional<Advice> object(Finding finding) {
        List<String> keys = finding.expected().stream()
                .flatMap(value -> value.properties().stream().map(Map.Entry::getKey))
                .filter(Words::isQuotable)
                .distinct()
                .limit(8)
                .toList();
        return advice(
                finding,
                "object",
                "object",
                " as an object with the keys " + Words.quoted(keys, " and ") + ".",
                ": an object of its own, each part under its key: " + Words.quoted(keys, ", "));
    }

    private static Optional<Advice> advice(Finding finding, String family, String type, String plain, String explicit) {
        return Optional.of(new Advice(
                "type",
                family,
                0.85,
                "the model chooses the JSON type by itself",
                List.of(
                        Wording.of("Give ", finding, plain),
                        Wording.of("Mind the JSON type of ", finding, explicit + ".")),
                schema(finding, type)));
    }

    private static List<SchemaChange> schema(Finding finding, String type) {
        List<SchemaChange> changes = new ArrayList<>();
        changes.add(SchemaChange.type(finding, type));
        if (type.equals("array")) {
            Types.items(finding.expected())
                    .ifPresent(items -> changes.add(SchemaChange.keyword(finding.field(), "items", items)));
        }
        return changes;
    }
}
