package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;

/** What a run left on the two streams, and its exit code. The folder of the workload is written {@code DIR}. */
record Outcome(int exit, String out, String err) {

    /** Standard output, which must be one JSON document and nothing else. */
    JsonNode json() {
        try {
            return Json.parse(out);
        } catch (MalformedJsonException e) {
            throw new AssertionError("not one JSON document: " + out, e);
        }
    }
}
