package dev.refine.quality.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a quality.json and checks everything that can be checked without starting anything. */
public final class QualityFileReader {

    private QualityFileReader() {}

    /** @throws UsageException with every problem found, in the order of their places */
    public static QualityFile read(Path file) {
        String shown = String.valueOf(file.getFileName());
        byte[] bytes = bytes(file);
        PositionedJson json = parse(Utf8Text.decode(bytes, shown, "quality-json"), shown);
        List<Problem> problems = json.repeated().stream()
                .map(repeated -> new Problem(
                        "quality-key",
                        shown + ":" + repeated.again(),
                        "\"" + repeated.key() + "\" stands there twice",
                        "The first is in line " + repeated.first().line() + ".",
                        "Keep one."))
                .toList();
        problems = problems.isEmpty()
                ? QualityViolations.of(JsonSchema.builtIn("quality.schema.json").check(json.root()), json, shown)
                : problems;
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return bind(file.toAbsolutePath().normalize().getParent(), shown, bytes, json.root());
    }

    /** The backend of a model by its name, {@code provider/model}. */
    public static Backend model(String name) {
        return BackendReader.model(name);
    }

    /** The backend of an agent program by the name of its preset, perhaps with a slash and a model. */
    public static Backend preset(String name) {
        return BackendReader.preset(name);
    }

    /** What holds where there is no file. */
    public static QualityFile none(Path home) {
        return bind(home, QualityFile.NAME, new byte[0], Json.object());
    }

    private static QualityFile bind(Path home, String name, byte[] bytes, JsonNode root) {
        BackendReader reader = new BackendReader(home, name);
        Map<String, Backend> backends = reader.all(root.path("backends"));
        String usual = String.valueOf(home.getFileName());
        JsonNode criteria = root.path("criteria");
        List<Criterion> settled = criteria.isMissingNode() ? List.of() : CriteriaSource.read(home, criteria, name);
        return new QualityFile(
                home,
                name,
                bytes,
                root.path("id").asText(usual),
                root.path("query").asText(""),
                root.path("deliverable").asText(""),
                settled,
                settled.isEmpty() ? "" : name,
                backends,
                roles(reader, root.path("roles"), backends),
                trial(root.path("build")),
                render(root.path("render")),
                limits(root));
    }

    private static Map<Role, List<Backend>> roles(BackendReader reader, JsonNode json, Map<String, Backend> backends) {
        Map<Role, List<Backend>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            JsonNode given = json.path(role.word());
            List<Backend> playing = new ArrayList<>();
            if (given.isArray()) {
                for (int i = 0; i < given.size(); i++) {
                    playing.add(reader.of(role.word() + "-" + (i + 1), given.get(i), backends));
                }
            } else if (!given.isMissingNode()) {
                playing.add(reader.of(role.word(), given, backends));
            }
            roles.put(role, List.copyOf(playing));
        }
        return roles;
    }

    private static Optional<QualityFile.Trial> trial(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new QualityFile.Trial(
                        CommandText.of(json.path("check")),
                        json.path("tries").asInt(3),
                        Duration.ofSeconds(json.path("timeoutSeconds").asInt(120))));
    }

    private static Optional<QualityFile.Render> render(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new QualityFile.Render(
                        CommandText.of(json.path("command")),
                        Duration.ofSeconds(json.path("timeoutSeconds").asInt(120))));
    }

    private static QualityFile.Limits limits(JsonNode root) {
        return new QualityFile.Limits(
                root.path("maxRounds").asInt(3),
                root.path("guardTries").asInt(3),
                root.path("guardSwap").asBoolean(false),
                root.path("evalRepeats").asInt(1),
                root.path("costUsd").isNumber() ? (Double) root.path("costUsd").asDouble() : null,
                root.path("strictBudget").asBoolean(false),
                root.path("impactGate").asBoolean(true),
                root.path("consensus").path("rounds").asInt(3),
                root.path("consensus").path("totalSeconds").asInt(600),
                root.path("checkSeconds").asInt(60));
    }

    private static PositionedJson parse(String text, String shown) {
        try {
            return PositionedJson.parse(text);
        } catch (MalformedJsonException e) {
            throw e.in(shown, "quality-json", "Correct it there.");
        }
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(Problem.of(
                    "quality-missing",
                    "there is no file \"" + file + "\"",
                    "It says who plays which role in the quality loop.",
                    "See docs/quality.md."));
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }
}
