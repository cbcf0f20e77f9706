package dev.refine.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.file.JournalFile;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a long session of a short one: its last iteration, which must have left the files as they were, again and again. */
public final class LongJournal {

    private static final int CHUNK = 5_000;

    private LongJournal() {}

    /** Grows the session to at least so many events; it ends as it did, only later. Its log is left to be rendered. */
    public static void stretch(Path session, int events) throws IOException {
        Path journal = session.resolve("journal.jsonl");
        List<ObjectNode> story = new ArrayList<>();
        JournalFile.read(journal, line -> story.add((ObjectNode) line.event()));
        int last = story.get(story.size() - 1).path("iteration").asInt();
        List<ObjectNode> before = story.stream()
                .filter(event -> event.path("iteration").asInt(0) < last)
                .toList();
        List<ObjectNode> block = story.subList(before.size(), story.size());
        Files.delete(journal);
        try (JournalFile file = JournalFile.create(journal)) {
            List<ObjectNode> chunk = new ArrayList<>(before);
            for (int number = last; file.records() + chunk.size() < events; number++) {
                boolean end = file.records() + chunk.size() + block.size() >= events;
                for (ObjectNode event : block) {
                    chunk.add(numbered(event, number, end));
                }
                if (chunk.size() > CHUNK) {
                    file.appendAll(chunk);
                    chunk.clear();
                }
            }
            file.appendAll(chunk);
        }
    }

    /** Makes the journal one of another version of the format. */
    public static void asOfVersion(Path session, int version) throws IOException {
        Path journal = session.resolve("journal.jsonl");
        List<ObjectNode> story = new ArrayList<>();
        JournalFile.read(journal, line -> story.add((ObjectNode) line.event()));
        story.get(0).put("version", version);
        Files.delete(journal);
        try (JournalFile file = JournalFile.create(journal)) {
            file.appendAll(story);
        }
    }

    private static ObjectNode numbered(ObjectNode event, int number, boolean end) {
        ObjectNode copy = event.deepCopy();
        copy.put("iteration", number);
        if (!end && copy.has("end")) {
            copy.set("end", Json.parse("null"));
        }
        return copy;
    }
}
