package dev.refine.model.preset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The presets that are built in, and those of a user's {@code templates/presets.json}, which win by name. */
public final class Presets {

    private static final String FILE = "presets.json";

    private final Map<String, Preset> byName;

    private Presets(Map<String, Preset> byName) {
        this.byName = byName;
    }

    /** @param folder the manifest's */
    public static Presets of(Path folder) {
        Map<String, Preset> byName = new TreeMap<>();
        add(byName, builtIn(), "the built-in presets");
        Path own = folder.resolve("templates").resolve(FILE);
        if (Files.isRegularFile(own)) {
            try {
                add(byName, Files.readString(own), own.toString());
            } catch (IOException e) {
                throw StorageFault.reading(own, e);
            }
        }
        return new Presets(byName);
    }

    private static String builtIn() {
        try (InputStream in = Presets.class.getResourceAsStream("/refine/templates/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, Preset> byName, String text, String where) {
        try {
            for (Map.Entry<String, JsonNode> entry : Json.parse(text).properties()) {
                Preset preset = Json.bind(entry.getValue(), Preset.class);
                PresetCheck.fault(preset).ifPresent(fault -> {
                    throw invalid(where, "The preset \"" + entry.getKey() + "\" " + fault, null);
                });
                byName.put(entry.getKey(), preset);
            }
        } catch (MalformedJsonException e) {
            throw invalid(where, e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static UsageException invalid(String where, String found, Exception cause) {
        return new UsageException(
                new Problem(
                        "preset-file",
                        where,
                        "is no list of presets",
                        found + ".",
                        "docs/manifest.md shows what a preset looks like."),
                cause);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** @throws UsageException when there is none of that name */
    public Preset get(String name) {
        Preset preset = byName.get(name);
        if (preset == null) {
            throw new UsageException(Problem.of(
                    "preset-name",
                    "there is no preset \"" + name + "\"",
                    "There are " + String.join(", ", names()) + ".",
                    "Choose one of them, or describe your own in templates/presets.json beside the manifest."));
        }
        return preset;
    }
}
