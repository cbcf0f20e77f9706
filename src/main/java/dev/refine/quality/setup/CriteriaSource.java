package dev.refine.quality.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Utf8Text;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.quality.criterion.CriteriaPresets;
import dev.refine.quality.criterion.CriteriaReader;
import dev.refine.quality.criterion.CriteriaText;
import dev.refine.quality.criterion.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Criteria in place, in a file, by the name of a preset, or as a line of text. */
public final class CriteriaSource {

    private CriteriaSource() {}

    static List<Criterion> read(Path home, JsonNode json, String where) {
        return json.isTextual() ? read(home, json.asText(), where) : CriteriaReader.read(json, where);
    }

    /**
     * @param home that a file is relative to
     * @param given a file, a preset, or the criteria themselves
     */
    public static List<Criterion> read(Path home, String given, String where) {
        Optional<List<Criterion>> preset = CriteriaPresets.find(given.strip());
        if (preset.isPresent()) {
            return preset.get();
        }
        Optional<Path> file = file(home, given.strip());
        if (file.isPresent()) {
            String name = given.strip();
            return CriteriaReader.read(Utf8Text.read(file.get(), name, "criteria-json"), name);
        }
        // One word says nothing to judge by; it was meant as a name.
        if (given.isBlank() || given.strip().matches("[^\\s,;:]+")) {
            throw new UsageException(new Problem(
                    "criteria-missing",
                    where,
                    "there is no file and no preset of criteria \"" + given.strip() + "\"",
                    "Presets are " + String.join(", ", CriteriaPresets.names()) + ".",
                    Spelling.nearest(given.strip(), CriteriaPresets.names())
                                    .map(meant -> "Did you mean \"" + meant + "\"? ")
                                    .orElse("")
                            + "Name a file or a preset, or write \"E1: …, E2: …\"."));
        }
        return CriteriaText.read(given, where);
    }

    private static Optional<Path> file(Path home, String name) {
        try {
            return Optional.of(home.resolve(name)).filter(Files::isRegularFile);
        } catch (java.nio.file.InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
