package dev.refine.cli.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.problem.WorkloadException;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who evaluates: the backends that were asked for and can work. Those that cannot are left out with a warning; when none
 * is left, the evaluator of quality.json judges alone.
 *
 * @param backends none means that the checks judge
 */
record QualityPanel(List<Backend> backends, List<String> warnings) {

    private static final String CONFIG = "eval_config.json";

    static QualityPanel of(Console console, QualityOptions options, QualityFile file) {
        return of(console, file, options.evalBackends != null ? options.evalBackends : configured(file.home()));
    }

    /** The one that a session was begun with, as long as everybody on it is still known, and nobody else is asked for. */
    static QualityPanel again(Console console, QualityOptions options, QualityFile file, List<String> before) {
        List<String> own =
                file.players(Role.EVALUATOR).stream().map(Backend::name).toList();
        boolean asked = options.evalBackends == null && !before.isEmpty() && !before.equals(own);
        boolean known = before.stream()
                .allMatch(name -> known(file).containsKey(name)
                        || new QualityBackends(console, file.home()).named(name).isPresent());
        return asked && known ? of(console, file, before) : of(console, options, file);
    }

    /** Whether they judge in steps and vote, each asked anew until they agree; else one judges, or the checks do. */
    boolean votes() {
        return backends.size() > 1 || backends.stream().anyMatch(Backend::keepsSteps);
    }

    QualityPanel warning(List<String> more) {
        return new QualityPanel(
                backends, Stream.concat(warnings.stream(), more.stream()).toList());
    }

    private static Map<String, Backend> known(QualityFile file) {
        Map<String, Backend> known = new LinkedHashMap<>(file.backends());
        file.players(Role.EVALUATOR).forEach(backend -> known.putIfAbsent(backend.name(), backend));
        return known;
    }

    private static QualityPanel of(Console console, QualityFile file, List<String> asked) {
        List<String> warnings = new ArrayList<>();
        QualityBackends backends = new QualityBackends(console, file.home());
        List<Backend> own = file.players(Role.EVALUATOR);
        List<Backend> usable = new ArrayList<>();
        Map<String, Backend> known = known(file);
        for (String name : asked) {
            Optional<Backend> found = Optional.ofNullable(known.get(name)).or(() -> backends.named(name));
            if (found.isEmpty()) {
                refuseText(name);
                warnings.add("evaluator " + name
                        + " is left out: quality.json names no such backend, and no preset or provider is called so");
                continue;
            }
            Backend backend = found.get();
            if (isReady(backends, backend, warnings)) {
                usable.add(backend);
            }
        }
        if (!asked.isEmpty() && usable.isEmpty()) {
            own.stream()
                    .filter(backend -> isReady(backends, backend, warnings))
                    .limit(1)
                    .forEach(usable::add);
            warnings.add("none of the evaluators asked for can work: "
                    + (usable.isEmpty() ? "the checks judge" : usable.get(0).name() + " judges alone"));
        } else if (asked.isEmpty()) {
            own.stream().filter(backend -> isReady(backends, backend, warnings)).forEach(usable::add);
            refuseNobody(backends, own, usable);
        }
        return new QualityPanel(List.copyOf(usable), List.copyOf(warnings));
    }

    /** A query behind {@code --eval-backends} would go unheard. */
    private static void refuseText(String name) {
        if (name.strip().matches("(?s).*\\s.*")) {
            throw new UsageException(Problem.of(
                    "backend-unknown",
                    "there is no evaluator \"" + name + "\"",
                    "--eval-backends takes every word that follows it.",
                    "Put query and path in front of it."));
        }
    }

    /** Evaluators are named, and none of them can work: that the checks judge instead is not what was asked for. */
    private static void refuseNobody(QualityBackends backends, List<Backend> own, List<Backend> usable) {
        if (usable.isEmpty()) {
            List<Problem> missing = own.stream()
                    .flatMap(backend -> backends.missing(Role.EVALUATOR, backend).stream())
                    .toList();
            if (!missing.isEmpty()) {
                throw new WorkloadException(missing);
            }
        }
    }

    private static boolean isReady(QualityBackends backends, Backend backend, List<String> warnings) {
        try {
            List<Problem> missing = backends.missing(Role.EVALUATOR, backend);
            String out = "evaluator " + backend.name() + " is left out: ";
            missing.forEach(
                    problem -> warnings.add(out + backends.obstacle(backend).orElse(problem.what())));
            return missing.isEmpty();
        } catch (UsageException e) {
            warnings.add("evaluator " + backend.name() + " is left out: " + e.getMessage());
            return false;
        }
    }

    /** The panel that a folder always uses. */
    private static List<String> configured(Path home) {
        Path file = home.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            JsonNode json = Json.parse(Utf8Text.read(file, CONFIG, "quality-json"));
            List<String> names = new ArrayList<>();
            json.path("backends").forEach(name -> names.add(name.asText()));
            boolean isList = !json.has("backends") || json.path("backends").isArray();
            if (!json.isObject() || !isList || names.stream().anyMatch(String::isBlank)) {
                throw new UsageException(new Problem(
                        "quality-value",
                        CONFIG,
                        "\"backends\" must be a list of names",
                        "",
                        "Write it as {\"backends\": [\"one\", \"two\"]}."));
            }
            return json.path("eval_mode").asText("").equals("single") ? List.of() : names;
        } catch (MalformedJsonException e) {
            throw e.in(CONFIG, "quality-json", "Correct it there.");
        }
    }
}
