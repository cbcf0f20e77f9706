package dev.refine.quality.criterion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rubrics that come with the program, by name. */
public final class CriteriaPresets {

    /** Fits any deliverable, and is used when nobody can write better ones. */
    public static final String GENERAL = "general";

    private static final String FILE = "/refine/templates/criteria-presets.json";

    private CriteriaPresets() {}

    public static List<String> names() {
        List<String> names = new ArrayList<>();
        all().fieldNames().forEachRemaining(names::add);
        return names;
    }

    public static Optional<List<Criterion>> find(String name) {
        JsonNode preset = all().path(name.replace('-', '_'));
        return preset.isMissingNode() ? Optional.empty() : Optional.of(CriteriaReader.read(preset, name));
    }

    public static List<Criterion> general() {
        return find(GENERAL).orElseThrow();
    }

    private static JsonNode all() {
        try (InputStream in = CriteriaPresets.class.getResourceAsStream(FILE)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
