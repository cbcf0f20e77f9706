package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A JSON Schema, of draft 2020-12 unless it names another. References reach only into the schema itself: nothing is
 * fetched or read. {@code format} says something to readers and is not checked, as the draft has it. Thread-safe.
 */
public final class JsonSchema {

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Takes a tree as a schema.
     *
     * @throws InvalidSchemaException when it cannot be one
     */
    public static JsonSchema of(JsonNode tree) {
        if (!tree.isObject() && !tree.isBoolean()) {
            throw new InvalidSchemaException("a schema is an object, true or false", null);
        }
        if (ExtremeNumbers.areIn(tree)) {
            throw new InvalidSchemaException("a number in it has too large an exponent", null);
        }
        try {
            Schema schema = registry().getSchema(tree);
            schema.initializeValidators();
            return new JsonSchema(schema);
        } catch (SchemaException | IllegalArgumentException e) {
            throw new InvalidSchemaException("it is not a schema, or refers to what is not in it", e);
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("it refers to itself without end, or is nested too deeply", e);
        }
    }

    /** One of refine's own schemas, by the name of its file in {@code schemas/}. */
    public static JsonSchema builtIn(String name) {
        return of(source(name));
    }

    /** The same as a tree, to be shown to somebody who is to follow it. */
    public static JsonNode source(String name) {
        try (InputStream in = JsonSchema.class.getResourceAsStream("/refine/schemas/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no schema of that name is built in: " + name);
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Everything in the document that the schema does not allow, in no particular order. A number whose exponent is
     * beyond reckoning counts as the text that it is written as.
     *
     * @throws InvalidSchemaException when the schema turns out to have no meaning
     */
    public List<Violation> check(JsonNode document) {
        try {
            return schema.validate(ExtremeNumbers.asTexts(document)).stream()
                    .map(JsonSchema::violation)
                    .toList();
        } catch (SchemaException | IllegalArgumentException e) {
            throw new InvalidSchemaException("it is not a schema, or refers to what is not in it", e);
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("it refers to itself without end, or is nested too deeply", e);
        }
    }

    private static Violation violation(Error error) {
        String property = error.getProperty() == null ? "" : error.getProperty();
        String pointer = error.getInstanceLocation().toString();
        return new Violation(pointer, error.getKeyword(), error.getSchemaNode(), property, error.getInstanceNode());
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(false)
                .regularExpressionFactory(BoundedPattern::of)
                .build();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(
                                loader -> loader.fetchRemoteResources(false).block(iri -> true)));
    }
}
