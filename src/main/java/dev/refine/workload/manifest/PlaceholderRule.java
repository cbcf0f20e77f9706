package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.problem.UsageException;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every placeholder of the manifest is known and allowed where it stands. A workload is told everything but its answer. */
final class PlaceholderRule {

    private static final Map<String, Set<Placeholder>> COMMANDS = new TreeMap<>(Map.of(
            "runCommand", Placeholder.TOLD,
            "worker", EnumSet.of(Placeholder.SESSION),
            "overlayCommand", Placeholder.OF_OVERLAYS,
            "critiqueScript", Placeholder.ALL,
            "caseTextCommand", Placeholder.OF_CASES));

    private static final Map<String, Set<Placeholder>> PATHS = new TreeMap<>(Map.of(
            "outputPath", Placeholder.IN_PATHS, "usagePath", Placeholder.IN_PATHS, "overlayPath", Placeholder.ALL));

    private final JsonNode root;
    private final ManifestProblems problems;

    PlaceholderRule(JsonNode root, ManifestProblems problems) {
        this.root = root;
        this.problems = problems;
    }

    void check() {
        COMMANDS.forEach((key, allowed) -> command("/" + key, root.path(key), allowed));
        JsonNode critic = root.path("critic");
        String pointer = critic.isTextual() ? "/critic" : "/critic/command";
        command(pointer, root.at(pointer), Placeholder.ALL);
        for (int i = 0; i < root.path("validationScripts").size(); i++) {
            command("/validationScripts/" + i, root.get("validationScripts").get(i), Placeholder.OF_VALIDATORS);
        }
        PATHS.forEach((key, allowed) -> {
            if (root.has(key)) {
                attempt("/" + key, where -> PathTemplate.of(root.get(key).asText(), allowed, where));
            }
        });
    }

    private void command(String pointer, JsonNode node, Set<Placeholder> allowed) {
        if (!node.isMissingNode()) {
            attempt(pointer, where -> CommandTemplate.of(CommandLine.of(node), allowed, where));
        }
    }

    private void attempt(String pointer, Consumer<String> reading) {
        try {
            reading.accept(problems.where(pointer));
        } catch (UsageException e) {
            problems.add(pointer, e);
        }
    }
}
