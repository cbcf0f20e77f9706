package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Spelling;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The path of a document that somebody may have meant, with {@code *} for indices. Looks at some. */
final class NearPath {

    private static final int MOST = 2_000;
    private static final int DOCUMENTS = 200;
    private static final int DEEPEST = 20;
    private static final int ROWS = 5;

    private final Set<String> paths = new LinkedHashSet<>();

    private NearPath() {}

    static Optional<String> of(String written, Iterable<JsonNode> documents) {
        NearPath near = new NearPath();
        int seen = 0;
        for (JsonNode document : documents) {
            near.collect("", document, 0);
            if (near.paths.size() >= MOST || ++seen >= DOCUMENTS) {
                break;
            }
        }
        return Spelling.nearest(written, near.paths);
    }

    private void collect(String path, JsonNode node, int depth) {
        if (paths.size() >= MOST || depth > DEEPEST) {
            return;
        }
        if (depth > 0) {
            paths.add(path);
        }
        for (int row = 0; node.isArray() && row < Math.min(node.size(), ROWS); row++) {
            collect(path + "/*", node.get(row), depth + 1);
        }
        node.properties()
                .forEach(member -> collect(PositionedJson.child(path, member.getKey()), member.getValue(), depth + 1));
    }
}
