package dev.refine.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.MetaSchema;
import dev.refine.problem.Problem;
import dev.refine.workload.FileRole;
import java.util.Optional;

/**
 * A schema file stays what it was: one that was JSON is still JSON, one that was a JSON Schema is still one. A schema in
 * another language (a class, say) is left to {@code editCheck}.
 */
final class SchemaRule implements EditRule {

    @Override
    public Optional<Problem> check(ChangedText change) {
        if (change.file().role() != FileRole.SCHEMA || !(read(change.before()) instanceof Reading.Tree before)) {
            return Optional.empty();
        }
        String name = change.file().relative();
        Reading after = read(change.after());
        if (after instanceof Reading.Malformed malformed) {
            return Optional.of(Refusal.of("edit-schema", name + " would not be JSON any more", malformed.fault()));
        }
        if (MetaSchema.fault(before.tree()).isPresent()) {
            return Optional.empty();
        }
        return MetaSchema.fault(((Reading.Tree) after).tree())
                .map(fault -> Refusal.of(
                        "edit-schema",
                        name + " would not be a JSON Schema any more",
                        Character.toUpperCase(fault.charAt(0)) + fault.substring(1) + "."));
    }

    private sealed interface Reading {

        record Tree(JsonNode tree) implements Reading {}

        record Malformed(String fault) implements Reading {}
    }

    private static Reading read(String text) {
        try {
            return new Reading.Tree(Json.parse(text));
        } catch (MalformedJsonException e) {
            return new Reading.Malformed(
                    "Line " + e.line() + ", column " + e.column() + ": " + Quoted.clean(e.getMessage()) + ".");
        }
    }
}
