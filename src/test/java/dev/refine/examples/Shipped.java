package dev.refine.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an example as they came. Whoever has tried the example, as its README asks, has other prompts and other
 * pages now; the first session remembers how they were.
 */
final class Shipped {

    private Shipped() {}

    static Path file(Path example, String relative) throws IOException {
        List<SessionFolder> sessions = Stream.of("SessionStarted", "QualityStarted")
                .flatMap(type -> Sessions.all(example.toAbsolutePath(), type).stream())
                .toList();
        if (!sessions.isEmpty()) {
            SessionFolder first = sessions.get(sessions.size() - 1);
            JsonNode began = began(first);
            Path deliverable = Path.of(began.path("home").asText())
                    .relativize(Path.of(began.path("deliverable").asText()));
            for (JsonNode file : began.path("files")) {
                if (file.path("path").asText().equals(relative)) {
                    return first.files().resolve(file.path("sha").asText());
                }
            }
            for (JsonNode file : began.path("prior")) {
                if (deliverable.resolve(file.path("path").asText()).equals(Path.of(relative))) {
                    return first.files().resolve(file.path("sha").asText());
                }
            }
        }
        return example.resolve(relative);
    }

    private static JsonNode began(SessionFolder session) throws IOException {
        try (Stream<String> lines = Files.lines(session.journal())) {
            return Json.parse(lines.findFirst().orElseThrow()).path("event");
        }
    }
}
