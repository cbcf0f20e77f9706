package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a draft allows in a schema. The library reads schemas leniently ({@code "required": "total"} passes); a schema
 * that an edit leaves behind must mean what it says. The drafts' own schemas come with the library. Thread-safe.
 */
public final class MetaSchema {

    private static final Map<SpecificationVersion, Schema> LOADED = new EnumMap<>(SpecificationVersion.class);

    private MetaSchema() {}

    /** Why the tree is not a schema of the draft that it names (2020-12 if none), as one clause; empty when it is. */
    public static Optional<String> fault(JsonNode tree) {
        try {
            JsonSchema.of(tree);
            return draft(tree)
                    .flatMap(draft -> loaded(draft).validate(tree).stream()
                            .map(Error::getInstanceLocation)
                            .map(Object::toString)
                            .min(String::compareTo)
                            .map(place ->
                                    "the value at " + (place.isEmpty() ? "the top" : place) + " may not be there"));
        } catch (InvalidSchemaException e) {
            return Optional.of(e.getMessage());
        } catch (StackOverflowError e) {
            return Optional.of("it is nested too deeply");
        }
    }

    private static Optional<SpecificationVersion> draft(JsonNode tree) {
        if (!tree.has("$schema")) {
            return Optional.of(SpecificationVersion.DRAFT_2020_12);
        }
        String named = withoutFragment(tree.path("$schema").asText());
        for (SpecificationVersion draft : SpecificationVersion.values()) {
            if (withoutFragment(draft.getDialectId()).equals(named)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private static String withoutFragment(String id) {
        return id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
    }

    private static synchronized Schema loaded(SpecificationVersion draft) {
        return LOADED.computeIfAbsent(
                draft,
                wanted -> SchemaRegistry.withDefaultDialect(
                                wanted, builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
                        .getSchema(SchemaLocation.of(wanted.getDialectId())));
    }
}
