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
    private static final List<String> KINDS = List.of("command", "model", "preset", "replay");

    private final Path home;
    private final String file;

    /**
     * A reader for one file.
     *
     * @param home that its paths are relative to
     * @param file its name, for messages
     */
    BackendReader(Path home, String file) {
        this.home = home;
        this.file = file;
    }

    Map<String, Backend> all(JsonNode json) {
        Map<String, Backend> backends = new LinkedHashMap<>();
        json.properties().forEach(entry -> backends.put(entry.getKey(), backend(entry.getKey(), entry.getValue())));
        return backends;
    }

    Backend of(String name, JsonNode json, Map<String, Backend> named) {
        if (!json.isTextual()) {
            return backend(name, json);
        }
        Backend known = named.get(json.asText());
        if (known == null) {
            throw new UsageException(new Problem(
                    "backend-unknown",
                    file,
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
        return new BackendReader(Path.of(""), QualityFile.NAME)
                .backend(name, Json.object().put("model", name));
    }

    /** The preset of an agent program, by its name and perhaps a slash and a model. */
    static Backend preset(String name) {
        return new BackendReader(Path.of(""), QualityFile.NAME)
                .backend(name, Json.object().put("preset", name));
    }

    private Backend backend(String name, JsonNode json) {
        List<String> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(key.asText()));
        Path replay =
                json.has("replay") ? home.resolve(json.path("replay").asText()).normalize() : null;
        if (replay != null && !Files.isDirectory(replay)) {
            throw new UsageException(new Problem(
                    "replay-missing",
                    file,
                    "there is no folder of recorded answers \""
                            + json.path("replay").asText() + "\"",
                    "",
                    "It holds a folder round_001 and so on."));
        }
        refuseOtherThanOne(name, json);
        return new Backend(
                name,
                json.has("command") ? CommandText.of(json.path("command")) : null,
                replay,
                json.has("model") ? EndpointSpec.read(json.path("model"), "backend " + name) : null,
                json.has("preset") ? json.path("preset").asText() : null,
                Duration.ofSeconds(json.path("timeoutSeconds").asInt(TIMEOUT_SECONDS)),
                json.path("estimateUsd").asDouble(0),
                json.path("vision").asBoolean(false),
                keys);
    }

    private void refuseOtherThanOne(String name, JsonNode json) {
        List<String> players = KINDS.stream().filter(json::has).toList();
        if (players.size() != 1) {
            throw new UsageException(new Problem(
                    "backend-kind",
                    file,
                    "the backend \"" + name + "\" says "
                            + (players.isEmpty() ? "nobody who could play" : "more than one who could play"),
                    players.isEmpty() ? "" : "It has " + String.join(" and ", players) + ".",
                    "Give it one of " + String.join(", ", KINDS) + "."));
        }
    }
}
