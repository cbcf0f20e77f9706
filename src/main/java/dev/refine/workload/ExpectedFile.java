package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.StrictScan;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads expected outputs: exactly one JSON value, strictly. A mistake in an answer must not pass for a mistake of a prompt. */
final class ExpectedFile {

    private static final String CODE = "expected-json";

    private ExpectedFile() {}

    /**
     * Looks whether it is that, and keeps nothing of it: expected outputs may be many and large.
     *
     * @throws UsageException when it cannot be read, or is anything else
     */
    static void check(Path file, String shown) {
        if (!passes(file)) {
            try {
                StrictScan.requireSize(file.toFile().length());
            } catch (MalformedJsonException e) {
                throw refusal(e, shown);
            }
            parse(Utf8Text.bytes(file, shown), shown);
        }
    }

    private static boolean passes(Path file) {
        try (SeekableByteChannel in = Files.newByteChannel(file);
                Reader text = Utf8Text.reader(in)) {
            return StrictScan.passes(text);
        } catch (IOException e) {
            // Whatever it is, reading the whole file meets it again and puts it in words.
            return false;
        }
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
            throw refusal(e, shown);
        }
    }

    private static UsageException refusal(MalformedJsonException fault, String shown) {
        return fault.in(shown, CODE, "An expected file holds exactly one JSON value.");
    }
}
