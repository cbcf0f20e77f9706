package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys {@code env} and {@code envFile}. A list restricts what the workload sees, an object adds to it. */
final class ManifestEnvironment {

    private ManifestEnvironment() {}

    static Manifest.Environment bind(JsonNode root) {
        JsonNode env = root.path("env");
        List<String> names = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        if (env.isObject()) {
            addValues(env, values);
        }
        if (env.isArray()) {
            for (JsonNode item : env) {
                if (item.isTextual()) {
                    names.add(item.asText());
                } else {
                    addValues(item, values);
                }
            }
        }
        Optional<String> file = Optional.ofNullable(root.get("envFile")).map(JsonNode::asText);
        return new Manifest.Environment(!env.isArray(), List.copyOf(names), Collections.unmodifiableMap(values), file);
    }

    private static void addValues(JsonNode object, Map<String, String> values) {
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    }
}
