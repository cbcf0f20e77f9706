package dev.refine.journal.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock, in a file of its own: reading the lock file itself would drop the lock.
 *
 * @param pid process number
 * @param started when that process started, or empty when the system does not tell
 * @param session what it does, in words for the user
 */
record LockHolder(long pid, String started, String session) {

    static LockHolder self(String session) {
        return new LockHolder(ProcessHandle.current().pid(), start(ProcessHandle.current()), session);
    }

    /** As it stands in the file. */
    byte[] bytes() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pid", pid);
        fields.put("started", started);
        fields.put("session", session);
        return (Json.compact(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when the file is absent or unreadable: the lock counts, the file only explains it. */
    static Optional<LockHolder> read(Path file) {
        try {
            JsonNode fields = Json.parse(Files.readString(file));
            return Optional.of(new LockHolder(
                    fields.path("pid").asLong(),
                    fields.path("started").asText(),
                    fields.path("session").asText()));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** Whether that very process still runs, as far as this machine can see. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .map(LockHolder::start)
                .filter(started::equals)
                .isPresent();
    }

    /** To the second, which is as fine as every system tells the same each time. */
    private static String start(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::getEpochSecond)
                .map(Instant::ofEpochSecond)
                .map(Instant::toString)
                .orElse("");
    }
}
