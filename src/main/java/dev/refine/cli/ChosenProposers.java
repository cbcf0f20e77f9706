package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code --proposer} picks: the built-in ones always, others from those that the manifest describes. */
final class ChosenProposers {

    private static final List<String> BUILT_IN = List.of("rules", "plan");

    /** What the manifest has to describe, with an example. */
    private static final Map<String, String> DESCRIBED = new TreeMap<>(Map.of(
            "command", "{\"command\": \"python3 propose.py\"}",
            "model", "{\"model\": \"ollama/qwen3\"}",
            "preset", "{\"preset\": \"claude\"}",
            "race", "{\"race\": [\"rules\", {\"preset\": \"claude\"}]}"));

    private ChosenProposers() {}

    /** @param given as the manifest says, in its order */
    static List<JsonNode> of(String name, List<JsonNode> given) {
        if (BUILT_IN.contains(name)) {
            return List.of(Json.tree(name));
        }
        if (!DESCRIBED.containsKey(name)) {
            throw unknown(name);
        }
        List<JsonNode> named = given.stream().filter(node -> node.has(name)).toList();
        List<JsonNode> found = named.isEmpty() ? racing(name, given) : named;
        if (found.isEmpty()) {
            throw new UsageException(Problem.of(
                    "usage",
                    "--proposer cannot be \"" + name + "\"",
                    "The manifest's \"proposer\" has no " + name + ".",
                    "Write one there, for instance \"proposer\": " + DESCRIBED.get(name)
                            + ", or choose rules or plan, which need nothing there."));
        }
        return found;
    }

    /** Those that take part in a race. */
    private static List<JsonNode> racing(String name, List<JsonNode> given) {
        List<JsonNode> racing = new ArrayList<>();
        given.forEach(node -> node.path("race").forEach(racing::add));
        return racing.stream().filter(node -> node.has(name)).toList();
    }

    private static UsageException unknown(String name) {
        List<String> all = new ArrayList<>(BUILT_IN);
        all.addAll(DESCRIBED.keySet());
        String guess = Spelling.nearest(name, all)
                .map(meant -> "Did you mean \"" + meant + "\"? ")
                .orElse("");
        return new UsageException(Problem.of(
                "usage",
                "--proposer cannot be \"" + name + "\"",
                "Possible are rules, plan, and command, model, preset or race if the manifest's \"proposer\" has one.",
                guess + "See refine --help."));
    }
}
