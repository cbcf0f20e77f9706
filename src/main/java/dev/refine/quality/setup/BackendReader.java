package dev.refine.quality.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.model.EndpointSpec;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.role.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads who plays a role: a backend in place, or the name of one. */
final class BackendReader {

    private static final int TIMEOUT_SECONDS = 600;

    private BackendReader() {}

    static Map<String, Backend> all(Path home, JsonNode json) {
        Map<String, Backend> backends = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> backends.put(entry.getKey(), backend(home, entry.getKey(), entry.getValue())));
        return backends;
    }

    static Backend of(Path home, String name, JsonNode json, Map<String, Backend> named) {
        if (!json.isTextual()) {
            return backend(home, name, json);
        }
        Backend known = named.get(json.asText());
        if (known == null) {
            throw new UsageException(new Problem(
                    "backend-unknown",
                    QualityFile.NAME,
                    "there is no backend \"" + json.asText() + "\"",
                    named.isEmpty() ? "None is named." : "There are: " + String.join(", ", named.keySet()) + ".",
                    Spelling.nearest(json.asText(), named.keySet())
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Add it to \"backends\".")));
        }
        return known;
    }

    /** A model that nobody has named before. */
    static Backend model(String name) {
        return new Backend(
                name,
                null,
                null,
                EndpointSpec.read(Json.tree(name), "backend " + name),
                Duration.ofSeconds(TIMEOUT_SECONDS),
                0,
                false,
                List.of());
    }

    private static Backend backend(Path home, String name, JsonNode json) {
        List<String> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(key.asText()));
        Path replay =
                json.has("replay") ? home.resolve(json.path("replay").asText()).normalize() : null;
        if (replay != null && !Files.isDirectory(replay)) {
            throw new UsageException(new Problem(
                    "replay-missing",
                    QualityFile.NAME,
                    "there is no folder of recorded answers \""
                            + json.path("replay").asText() + "\"",
                    "",
                    "It holds a folder round_001 and so on."));
        }
        boolean somebody = replay != null || json.has("command") || json.has("model");
        if (!somebody) {
            throw new UsageException(new Problem(
                    "backend-kind",
                    QualityFile.NAME,
                    "the backend \"" + name + "\" says nobody who could play",
                    json.has("preset") ? "This version has no presets of agent programs for roles." : "",
                    "Give it a command, a model or a replay."));
        }
        return new Backend(
                name,
                json.has("command") ? CommandText.of(json.path("command")) : null,
                replay,
                json.has("model") ? EndpointSpec.read(json.path("model"), "backend " + name) : null,
                Duration.ofSeconds(json.path("timeoutSeconds").asInt(TIMEOUT_SECONDS)),
                json.path("estimateUsd").asDouble(0),
                json.path("vision").asBoolean(false),
                keys);
    }
}
