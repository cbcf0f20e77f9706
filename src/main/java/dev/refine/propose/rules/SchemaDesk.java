package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.rules.failure.SchemaChange;
import dev.refine.propose.rules.text.SchemaDraft;
import dev.refine.propose.rules.text.SchemaText;
import dev.refine.propose.rules.text.SearchText;
import dev.refine.propose.rules.text.Splice;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema files of a request. Every change leaves all expected documents as valid as they were. */
final class SchemaDesk {

    private static final String ITEMS = "items";
    private static final JsonNode INTEGER = Json.tree("integer");
    private static final JsonNode NUMBER = Json.tree("number");

    private final Map<FileText, SchemaText> schemas = new LinkedHashMap<>();
    private final ExpectedFit fit;

    SchemaDesk(ProposalRequest request) {
        this.fit = new ExpectedFit(request.evidence().expected().values());
        for (FileText file : request.files()) {
            if (file.role() == FileRole.SCHEMA) {
                SchemaText.of(file.text()).ifPresent(schema -> schemas.put(file, schema));
            }
        }
    }

    boolean names(FieldName field) {
        return !field.isRoot()
                && schemas.values().stream()
                        .anyMatch(schema -> schema.schemaOf(field).isPresent());
    }

    List<String> permitted(FieldName field) {
        List<String> texts = new ArrayList<>();
        schemas.values().stream()
                .flatMap(schema -> schema.schemaOf(field).stream())
                .map(found -> found.path("enum"))
                .filter(JsonNode::isArray)
                .findFirst()
                .ifPresent(standing -> standing.forEach(value -> {
                    if (value.isTextual()) {
                        texts.add(value.textValue());
                    }
                }));
        return texts;
    }

    /** Changes without which the schema would contradict what the instruction asks for. */
    List<Edit> needed(Attempt attempt) {
        List<Edit> edits = new ArrayList<>();
        schemas.forEach((file, schema) -> {
            SchemaDraft draft = new SchemaDraft(schema);
            attempt.schema().stream()
                    .filter(change -> contradicts(asWhole(change, schema), schema))
                    .forEach(change -> enter(change, draft));
            edits.addAll(edits(file, draft));
        });
        return edits;
    }

    /** All that the schemas can say of the attempt, each in the first that has a place for it. */
    List<Edit> whole(Attempt attempt) {
        List<Edit> edits = new ArrayList<>();
        List<SchemaChange> open = new ArrayList<>(attempt.schema());
        schemas.forEach((file, schema) -> {
            SchemaDraft draft = new SchemaDraft(schema);
            open.removeIf(change -> enter(change, draft));
            edits.addAll(edits(file, draft));
        });
        return edits;
    }

    private boolean enter(SchemaChange change, SchemaDraft draft) {
        return draft.add(schema -> splice(asWhole(change, schema), schema));
    }

    private static List<Edit> edits(FileText file, SchemaDraft draft) {
        return draft.splices().isEmpty()
                ? List.of()
                : SearchText.edits(file, draft.splices()).orElse(List.of());
    }

    /** A schema that says of numbers that they are whole may know it; a rule has only seen samples, and never says so. */
    private SchemaChange asWhole(SchemaChange change, SchemaText schema) {
        boolean whole = change.keyword().equals("type")
                && change.kind() == SchemaChange.Kind.KEYWORD
                && schema.schemaOf(change.field())
                        .filter(found -> ExpectedFit.covers(found.path("type"), INTEGER)
                                && !ExpectedFit.covers(found.path("type"), NUMBER))
                        .isPresent();
        return whole && fit.bears(change.whole(), schema) ? change.whole() : change;
    }

    /** Only what is new and what the expected documents bear. */
    private Optional<Splice> splice(SchemaChange change, SchemaText schema) {
        if (!fit.bears(change, schema)) {
            return Optional.empty();
        }
        return switch (change.kind()) {
            case REQUIRED -> schema.require(change.field());
            case PROPERTY -> schema.declare(change.field(), change.value());
            case NULLABLE -> nullable(change, schema);
            case KEYWORD -> keyword(change, schema);
        };
    }

    private static Optional<Splice> nullable(SchemaChange change, SchemaText schema) {
        JsonNode type =
                schema.schemaOf(change.field()).map(found -> found.path("type")).orElse(Json.object());
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.asText()));
        if (types.isEmpty() || types.contains("null")) {
            return Optional.empty();
        }
        types.add("null");
        return schema.set(change.field(), "type", Json.tree(types));
    }

    private static Optional<Splice> keyword(SchemaChange change, SchemaText schema) {
        JsonNode standing = schema.schemaOf(change.field())
                .map(found -> found.path(change.keyword()))
                .orElse(Json.object());
        JsonNode value = change.value();
        if (change.keyword().equals(ITEMS) && !standing.isEmpty()) {
            return Optional.empty();
        }
        if (change.keyword().equals("description") && standing.isTextual()) {
            String text = standing.textValue().strip();
            if (text.contains(value.textValue())) {
                return Optional.empty();
            }
            value = Json.tree(text + (text.matches("(?s).*[.!?:;]") ? " " : ". ") + value.textValue());
        }
        return standing.equals(value) ? Optional.empty() : schema.set(change.field(), change.keyword(), value);
    }

    private static boolean contradicts(SchemaChange change, SchemaText schema) {
        Optional<JsonNode> standing = schema.schemaOf(change.field());
        return switch (change.kind()) {
            case PROPERTY -> standing.isEmpty();
            case NULLABLE -> true;
            case REQUIRED -> false;
            case KEYWORD ->
                change.keyword().equals(ITEMS)
                        ? standing.filter(found -> refuses(found, "type", Json.tree("array")))
                                .isPresent()
                        : List.of("type", "enum").contains(change.keyword())
                                && standing.filter(found -> refuses(found, change.keyword(), change.value()))
                                        .isPresent();
        };
    }

    private static boolean refuses(JsonNode schema, String keyword, JsonNode value) {
        return schema.has(keyword) && !ExpectedFit.covers(schema.get(keyword), value);
    }
}
