package dev.refine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.file.JournalLine;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.TaggedReader;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Events to JSON and back. The {@code type} of an event is its name; a reader of another program needs no Java. */
public final class EventCodec {

    private static final Map<String, Class<? extends Event>> TYPES = types();
    private static final TaggedReader<Event> READER = new TaggedReader<>("type", "time", TYPES);

    private EventCodec() {}

    /** What {@link #write} gives, as text and without the way round by a tree. */
    public static String text(Instant time, Event event) {
        String type = event.getClass().getSimpleName();
        String fields = Json.compact(event).substring(1);
        return "{\"type\":\"" + type + "\",\"time\":\"" + time + "\"" + (fields.length() == 1 ? "" : ",") + fields;
    }

    public static JsonNode write(Instant time, Event event) {
        ObjectNode tree = Json.object();
        // These two come first: the reader of long journals relies on it.
        tree.put("type", event.getClass().getSimpleName());
        tree.put("time", time.toString());
        tree.setAll((ObjectNode) Json.tree(event));
        return tree;
    }

    /** @throws SessionException when the record is whole but not of this grammar: another version wrote it */
    public static Entry read(JournalLine line) {
        try {
            Optional<TaggedReader.Tagged<Event>> tagged = line.event(READER);
            return tagged.isPresent()
                    ? new Entry(
                            line.seq(),
                            Timestamp.parse(tagged.get().second()),
                            tagged.get().value())
                    : read(line.seq(), line.event());
        } catch (MalformedJsonException | DateTimeParseException e) {
            throw unknown(line.seq(), "a record of another shape (" + e.getMessage() + ")");
        }
    }

    static Entry read(long sequence, JsonNode record) {
        try {
            ObjectNode tree = record.deepCopy();
            JsonNode type = tree.remove("type");
            Instant time = Instant.parse(tree.remove("time").asText());
            Class<? extends Event> known = TYPES.get(type.asText());
            if (known == null) {
                throw unknown(sequence, "an event \"" + type.asText() + "\" that this version does not know");
            }
            return new Entry(sequence, time, Json.bind(tree, known));
        } catch (MalformedJsonException | DateTimeParseException | NullPointerException | ClassCastException e) {
            throw unknown(sequence, "a record of another shape (" + e.getMessage() + ")");
        }
    }

    private static SessionException unknown(long sequence, String found) {
        return new SessionException(new Problem(
                "journal-version",
                "journal.jsonl:" + sequence,
                "the session was written by another version of refine",
                "It holds " + found + ".",
                "Continue it with the version that wrote it, or start a new session."));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Class<? extends Event>> types() {
        Map<String, Class<? extends Event>> types = new HashMap<>();
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            types.put(type.getSimpleName(), (Class<? extends Event>) type);
        }
        return types;
    }
}
