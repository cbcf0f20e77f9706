package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads expected outputs: exactly one JSON value, strictly. A mistake in an answer must not pass for a mistake of a prompt. */
final class ExpectedFile {

    private static final String CODE = "expected-json";

    private ExpectedFile() {}

    static JsonNode read(Path file, String shown) {
        return parse(Utf8Text.bytes(file, shown), shown);
    }

    /**
     * Reads one that was there and was JSON when its workload was resolved.
     *
     * @throws StorageException when it cannot be read now
     * @throws SessionException when it is JSON no longer
     */
    static JsonNode again(Path file, String shown) {
        try {
            return parse(Files.readAllBytes(file), shown);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        } catch (UsageException e) {
            throw new SessionException(e.problems());
        }
    }

    private static JsonNode parse(byte[] bytes, String shown) {
        try {
            return Json.parse(Utf8Text.decode(bytes, shown, CODE));
        } catch (MalformedJsonException e) {
            throw e.in(shown, CODE, "An expected file holds exactly one JSON value.");
        }
    }
}
