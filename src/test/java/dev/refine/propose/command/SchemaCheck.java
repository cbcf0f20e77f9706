package dev.refine.propose.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks documents of tests against the published schemas. */
final class SchemaCheck {

    private SchemaCheck() {}

    static List<String> errors(String schemaName, JsonNode document) throws IOException {
        try (InputStream stream = SchemaCheck.class.getResourceAsStream("/refine/schemas/" + schemaName)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            return schema.validate(document).stream().map(Object::toString).toList();
        }
    }
}
