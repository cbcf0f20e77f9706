package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import dev.refine.diagnose.FieldValues;
import dev.refine.propose.rules.failure.SchemaChange;
import dev.refine.propose.rules.text.SchemaText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the expected documents still fit a schema after one change. */
final class ExpectedFit {

    private final Collection<JsonNode> documents;

    ExpectedFit(Collection<JsonNode> documents) {
        this.documents = documents;
    }

    boolean bears(SchemaChange change, SchemaText schema) {
        if (schema.isShared(change.field()) && !change.keyword().equals("description")) {
            return false;
        }
        List<JsonNode> values = FieldValues.at(change.field(), documents);
        return switch (change.kind()) {
            case PROPERTY, NULLABLE -> true;
            case REQUIRED -> values.stream().noneMatch(JsonNode::isMissingNode);
            case KEYWORD -> keyword(change, values, schema);
        };
    }

    private boolean keyword(SchemaChange change, List<JsonNode> values, SchemaText schema) {
        List<JsonNode> there =
                values.stream().filter(value -> !value.isMissingNode()).toList();
        return switch (change.keyword()) {
            case "enum" -> there.stream().allMatch(value -> covers(change.value(), value));
            case "type" -> there.stream().allMatch(value -> isOfType(value, change.value()));
            case "pattern" -> {
                Pattern pattern = Pattern.compile(change.value().textValue());
                yield there.stream()
                        .allMatch(value -> !value.isTextual()
                                || pattern.matcher(value.textValue()).find());
            }
            case "additionalProperties" ->
                there.stream().allMatch(object -> isDeclared(object, change.field(), schema));
            default -> true;
        };
    }

    private static boolean isDeclared(JsonNode object, FieldName field, SchemaText schema) {
        List<String> undeclared = new ArrayList<>();
        JsonNode properties =
                schema.schemaOf(field).map(found -> found.path("properties")).orElse(object);
        object.properties().stream()
                .filter(member -> !properties.has(member.getKey()))
                .forEach(member -> undeclared.add(member.getKey()));
        return undeclared.isEmpty() && properties.isObject();
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(value, one)) {
                    return true;
                }
            }
            return false;
        }
        String name = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return type.asText().equals(name)
                || (type.asText().equals("integer")
                        && value.isNumber()
                        && value.decimalValue().stripTrailingZeros().scale() <= 0);
    }

    /** Whether a value, or each of several, is among those that a keyword allows. */
    static boolean covers(JsonNode allowed, JsonNode wanted) {
        if (wanted.isArray()) {
            for (JsonNode one : wanted) {
                if (!covers(allowed, one)) {
                    return false;
                }
            }
            return true;
        }
        if (!allowed.isArray()) {
            return allowed.equals(wanted)
                    || (allowed.asText().equals("number") && wanted.asText().equals("integer"));
        }
        for (JsonNode one : allowed) {
            if (one.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
