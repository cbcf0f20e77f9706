package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two rules with one path that say different things. */
final class Contradictions {

    private Contradictions() {}

    static List<Problem> between(List<String> paths, List<ObjectNode> options) {
        List<Problem> problems = new ArrayList<>();
        for (int later = 0; later < paths.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (paths.get(earlier).equals(paths.get(later))) {
                    compare(paths.get(later), earlier, later, options, problems);
                }
            }
        }
        return problems;
    }

    private static void compare(String path, int earlier, int later, List<ObjectNode> options, List<Problem> problems) {
        for (Map.Entry<String, JsonNode> option : options.get(later).properties()) {
            JsonNode before = options.get(earlier).get(option.getKey());
            if (before != null && !before.equals(option.getValue())) {
                problems.add(new Problem(
                        "compare-conflict",
                        "compare/rules/" + later,
                        "contradicts compare/rules/" + earlier + " about \"" + option.getKey() + "\"",
                        "Both have the path \"" + path + "\".",
                        "Keep one of the two."));
            }
        }
    }
}
