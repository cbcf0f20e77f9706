package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.problem.UsageException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every placeholder of the manifest is known and allowed where it stands. A workload is told everything but its answer. */
final class PlaceholderRule {

    static final Set<Placeholder> TOLD = EnumSet.complementOf(EnumSet.of(Placeholder.EXPECTED));
    static final Set<Placeholder> ALL = EnumSet.allOf(Placeholder.class);
    static final Set<Placeholder> OF_CASES = EnumSet.of(Placeholder.CASE, Placeholder.CASE_ID, Placeholder.IMAGE);
    static final Set<Placeholder> IN_PATHS =
            EnumSet.of(Placeholder.CASE, Placeholder.CASE_ID, Placeholder.ITERATION, Placeholder.TRIAL);

    private static final Map<String, Set<Placeholder>> COMMANDS = new TreeMap<>(Map.of(
            "runCommand", TOLD,
            "worker", EnumSet.of(Placeholder.SESSION),
            "overlayCommand", ALL,
            "critiqueScript", ALL,
            "caseTextCommand", OF_CASES));

    private static final Map<String, Set<Placeholder>> PATHS =
            new TreeMap<>(Map.of("outputPath", IN_PATHS, "usagePath", IN_PATHS, "overlayPath", ALL));

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
        command(pointer, root.at(pointer), ALL);
        for (int i = 0; i < root.path("validationScripts").size(); i++) {
            command("/validationScripts/" + i, root.get("validationScripts").get(i), ALL);
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
