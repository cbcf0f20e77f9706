package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Path;

/** Reads expected outputs: exactly one JSON value, strictly. A mistake in an answer must not pass for a mistake of a prompt. */
final class ExpectedFile {

    private static final String CODE = "expected-json";

    private ExpectedFile() {}

    static JsonNode read(Path file, String shown) {
        try {
            return Json.parse(Utf8Text.read(file, shown, CODE));
        } catch (MalformedJsonException e) {
            Problem problem = new Problem(
                    CODE,
                    shown + ":" + e.line() + ":" + e.column(),
                    "not JSON: " + e.getMessage(),
                    "",
                    "An expected file holds exactly one JSON value.");
            throw new UsageException(problem, e);
        }
    }
}
