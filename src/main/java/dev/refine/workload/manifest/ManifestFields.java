package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** From a tree that fits the schema to the records, with the defaults of absent keys. */
final class ManifestFields {

    private final JsonNode root;

    private ManifestFields(JsonNode root) {
        this.root = root;
    }

    static Manifest bind(Path file, String sha256, JsonNode root) {
        ManifestFields fields = new ManifestFields(root);
        String id = root.get("workloadId").asText();
        return new Manifest(
                file, sha256, id, fields.editing(), fields.cases(), fields.run(), fields.judging(), fields.loop());
    }

    private Manifest.EditSpec editing() {
        return new Manifest.EditSpec(sources("promptPaths"), sources("schemaPaths"), commands("editCheck"));
    }

    private List<Manifest.PromptSource> sources(String key) {
        List<Manifest.PromptSource> sources = new ArrayList<>();
        for (JsonNode node : root.path(key)) {
            if (node.isTextual()) {
                sources.add(new Manifest.PromptSource(node.asText(), Optional.empty()));
            } else {
                EditableFile.Region region = new EditableFile.Region(
                        node.get("from").asText(),
                        node.get("to").asText(),
                        node.path("raw").asBoolean());
                sources.add(new Manifest.PromptSource(node.get("path").asText(), Optional.of(region)));
            }
        }
        return List.copyOf(sources);
    }

    private Manifest.CaseSpec cases() {
        JsonNode holdout = root.path("holdout");
        Manifest.Selection selection = new Manifest.Selection(
                texts("focus"),
                texts("guards"),
                texts("exclude").stream()
                        .map(glob -> new Manifest.Exclusion(glob, ""))
                        .toList(),
                texts("holdout"),
                holdout.isNumber() ? OptionalDouble.of(holdout.asDouble()) : OptionalDouble.empty());
        boolean skip = text("unpaired").equals(Optional.of("skip"));
        return new Manifest.CaseSpec(
                texts("casePaths"), texts("expectedPaths"), skip, selection, command("caseTextCommand"));
    }

    private Manifest.RunSpec run() {
        Manifest.RunLimits limits = new Manifest.RunLimits(
                root.path("concurrency").asInt(4),
                number("startsPerMinute"),
                Duration.ofNanos(
                        Math.max(1, Math.round(root.path("timeoutSeconds").asDouble(120) * 1e9))),
                root.path("retries").asInt(2),
                root.path("errorTolerance").asDouble(0.1));
        List<Manifest.Preflight> preflight = new ArrayList<>();
        for (JsonNode check : root.path("preflight")) {
            String hint = check.path("hint").asText("");
            preflight.add(new Manifest.Preflight(CommandLine.of(check.get("command")), hint));
        }
        return new Manifest.RunSpec(
                CommandLine.of(root.get("runCommand")),
                root.get("outputPath").asText(),
                root.has("inputs") ? Optional.of(texts("inputs")) : Optional.empty(),
                text("usagePath"),
                ManifestEnvironment.bind(root),
                limits,
                List.copyOf(preflight),
                choice("cache", Manifest.Cache.class, Manifest.Cache.SESSION),
                command("worker"));
    }

    private Manifest.JudgeSpec judging() {
        JsonNode list = root.path("reviewChecklist");
        List<String> checklist = list.isTextual() ? List.of(list.asText()) : texts("reviewChecklist");
        Manifest.CritiqueSpec critique = new Manifest.CritiqueSpec(
                text("critiquePrompt"),
                command("critiqueScript"),
                checklist,
                node("critic"),
                root.path("critiqueThreshold").asDouble(70));
        return new Manifest.JudgeSpec(
                node("compare").orElseGet(Json::object),
                command("overlayCommand"),
                text("overlayPath"),
                commands("validationScripts"),
                critique);
    }

    private Manifest.LoopSpec loop() {
        List<JsonNode> proposers = new ArrayList<>();
        JsonNode proposer = root.path("proposer");
        if (proposer.isArray()) {
            proposer.forEach(proposers::add);
        } else {
            node("proposer").ifPresent(proposers::add);
        }
        return new Manifest.LoopSpec(
                new Manifest.GoalSpec(
                        text("mode").orElse("accuracy"), node("objective"), command("metricCommand"), node("perturb")),
                new Manifest.MeasureSpec(
                        choice("measure", Manifest.Measure.class, Manifest.Measure.GATED),
                        root.path("trials").asInt(1),
                        root.path("bundle").asInt(1)),
                List.copyOf(proposers),
                root.path("maxIterations").asInt(5),
                root.path("plateau").asInt(2),
                !text("onRegression").equals(Optional.of("keep")),
                budget(),
                estimate());
    }

    private Optional<Manifest.Budget> budget() {
        return node("budget")
                .map(budget -> new Manifest.Budget(
                        budget.has("runs") ? Optional.of(budget.get("runs").asInt()) : Optional.empty(),
                        number(budget.path("minutes")),
                        number(budget.path("costUsd"))));
    }

    private Optional<Manifest.CaseEstimate> estimate() {
        return node("caseEstimate")
                .map(given -> new Manifest.CaseEstimate(number(given.path("usd")), number(given.path("seconds"))));
    }

    private Optional<JsonNode> node(String key) {
        return Optional.ofNullable(root.get(key));
    }

    private Optional<String> text(String key) {
        return node(key).map(JsonNode::asText);
    }

    private OptionalDouble number(String key) {
        return number(root.path(key));
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return text(key)
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    private List<String> texts(String key) {
        return texts(root.path(key));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    private Optional<CommandLine> command(String key) {
        return node(key).map(CommandLine::of);
    }

    private List<CommandLine> commands(String key) {
        List<CommandLine> commands = new ArrayList<>();
        root.path(key).forEach(item -> commands.add(CommandLine.of(item)));
        return List.copyOf(commands);
    }
}
