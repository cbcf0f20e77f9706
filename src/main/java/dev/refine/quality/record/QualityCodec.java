package dev.refine.quality.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/** Events to JSON and back; the {@code type} of an event is its name, as in the journal of the first loop. */
final class QualityCodec {

    private QualityCodec() {}

    static JsonNode write(Instant time, QualityEvent event) {
        ObjectNode tree = Json.object();
        tree.put("type", event.getClass().getSimpleName());
        tree.put("time", time.toString());
        tree.setAll((ObjectNode) Json.tree(event));
        return tree;
    }

    static QualityEvent read(long sequence, JsonNode record) {
        ObjectNode tree = record.deepCopy();
        String type = tree.path("type").asText();
        tree.remove("type");
        tree.remove("time");
        try {
            Class<?> known = Arrays.stream(QualityEvent.class.getPermittedSubclasses())
                    .filter(candidate -> candidate.getSimpleName().equals(type))
                    .findFirst()
                    .orElseThrow(() -> unknown(sequence, "an event \"" + type + "\" that this version does not know"));
            return (QualityEvent) Json.bind(tree, known);
        } catch (MalformedJsonException e) {
            throw unknown(sequence, "a record of another shape (" + e.getMessage() + ")");
        }
    }

    static Instant time(JsonNode record) {
        try {
            return Instant.parse(record.path("time").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static SessionException unknown(long sequence, String found) {
        return new SessionException(new Problem(
                "journal-version",
                "journal.jsonl:" + sequence,
                "this is no quality session of this version of refine",
                "It holds " + found + ".",
                "Continue it with the version that wrote it, or start a new session."));
    }
}
