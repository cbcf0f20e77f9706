package dev.refine.cli.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.cli.wiring.Models;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFile;
import dev.refine.quality.setup.QualityFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who evaluates: the backends that were asked for and can work. Those that cannot are left out with a warning; when none
 * is left, the evaluator of quality.json judges alone.
 *
 * @param backends none means that the checks judge
 */
record QualityPanel(List<Backend> backends, List<String> warnings) {

    private static final String CONFIG = "eval_config.json";

    static QualityPanel of(Console console, QualityOptions options, QualityFile file) {
        List<String> asked = options.evalBackends != null ? options.evalBackends : configured(file.home());
        List<String> warnings = new ArrayList<>();
        List<Backend> own = file.roles().getOrDefault(Role.EVALUATOR, List.of());
        List<Backend> usable = new ArrayList<>();
        Map<String, Backend> known = new LinkedHashMap<>(file.backends());
        own.forEach(backend -> known.putIfAbsent(backend.name(), backend));
        for (String name : asked) {
            Optional<Backend> found = Optional.ofNullable(known.get(name)).or(() -> model(name));
            if (found.isEmpty()) {
                warnings.add("evaluator " + name + " is left out: quality.json names no such backend");
                continue;
            }
            Backend backend = found.get();
            if (isReady(console, backend, warnings)) {
                usable.add(backend);
            }
        }
        if (!asked.isEmpty() && usable.isEmpty()) {
            warnings.add("none of the evaluators asked for can work: "
                    + (own.isEmpty() ? "the checks judge" : own.get(0).name() + " judges alone"));
            own.stream()
                    .limit(1)
                    .filter(backend -> isReady(console, backend, warnings))
                    .forEach(usable::add);
        } else if (asked.isEmpty()) {
            own.stream().filter(backend -> isReady(console, backend, warnings)).forEach(usable::add);
            if (!own.isEmpty() && usable.isEmpty()) {
                throw new dev.refine.problem.WorkloadException(new Problem(
                        "key-missing",
                        "role evaluator",
                        "no evaluator can work",
                        String.join(". ", warnings) + ".",
                        "Set the variable, or name another backend."));
            }
        }
        return new QualityPanel(List.copyOf(usable), List.copyOf(warnings));
    }

    /** A name of the form provider/model needs no entry. */
    private static Optional<Backend> model(String name) {
        try {
            return name.contains("/") ? Optional.of(QualityFileReader.model(name)) : Optional.empty();
        } catch (UsageException noModel) {
            return Optional.empty();
        }
    }

    private static boolean isReady(Console console, Backend backend, List<String> warnings) {
        if (backend.model() != null) {
            try {
                new Models(UserEnvironment.of(console.variables()), console.folder()).check(backend.model());
            } catch (UsageException e) {
                warnings.add("evaluator " + backend.name() + " is left out: " + e.getMessage());
                return false;
            }
        }
        List<String> missing = backend.keys().stream()
                .filter(key -> console.variables().getOrDefault(key, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            warnings.add("evaluator " + backend.name() + " is left out: " + String.join(", ", missing)
                    + (missing.size() == 1 ? " is not set" : " are not set"));
        }
        return missing.isEmpty();
    }

    /** The panel that a folder always uses. */
    private static List<String> configured(Path home) {
        Path file = home.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            JsonNode json = Json.parse(Files.readString(file));
            List<String> names = new ArrayList<>();
            json.path("backends").forEach(name -> names.add(name.asText()));
            return json.path("eval_mode").asText("").equals("single") ? List.of() : names;
        } catch (MalformedJsonException e) {
            throw new UsageException(
                    new Problem(
                            "quality-json",
                            CONFIG + ":" + e.line() + ":" + e.column(),
                            "not JSON: " + e.getMessage(),
                            "",
                            "Correct it there."),
                    e);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }
}
