package dev.refine.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.workload.FileRole;
import java.util.Optional;

/** A schema file that was JSON is a JSON Schema afterwards. One in another language (a class, say) is left to editCheck. */
final class SchemaRule implements EditRule {

    @Override
    public Optional<Problem> check(ChangedText change) {
        if (change.file().role() != FileRole.SCHEMA || fault(change.before()).isPresent()) {
            return Optional.empty();
        }
        return fault(change.after())
                .map(fault -> Refusal.of(
                        "edit-schema", change.file().relative() + " would not be a JSON Schema any more", fault));
    }

    private static Optional<String> fault(String text) {
        try {
            JsonNode schema = Json.parse(text);
            return schema.isObject() || schema.isBoolean()
                    ? Optional.empty()
                    : Optional.of("It would be neither an object nor a boolean.");
        } catch (MalformedJsonException e) {
            return Optional.of("Line " + e.line() + ", column " + e.column() + ": " + e.getMessage() + ".");
        }
    }
}
