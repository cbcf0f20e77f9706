package dev.refine.run.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.ReportedUsage;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker answered, read as the exit of a command would be.
 *
 * @param code 0, 75, or any other for a failed case
 * @param error what it said about it, or empty
 */
record Reply(int code, String error, ReportedUsage usage) {

    private static final int TEMPORARY = 75;
    private static final Set<String> FAILED = Set.of("failed", "error");

    /** Empty when the line is no reply to this request: whatever else it is, it is only logged. */
    static Optional<Reply> read(String line, String id) {
        try {
            JsonNode node = Json.parse(line);
            boolean answers = node.isObject()
                    && node.path("id").isValueNode()
                    && node.path("id").asText().equals(id);
            return answers ? Optional.of(of(node)) : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Reply of(JsonNode node) {
        JsonNode status = node.path("status");
        String error = text(node.path("error"));
        int code = code(status, error);
        boolean unknown = code == 1 && error.isEmpty() && !FAILED.contains(status.asText()) && !isCode(status);
        String said = unknown ? "its reply has the unknown status " + status : error;
        return new Reply(code, said, ReportedUsage.of(node.path("usage")));
    }

    private static int code(JsonNode status, String error) {
        if (isCode(status)) {
            return status.asInt();
        }
        return switch (status.asText()) {
            case "ok", "done", "success" -> error.isEmpty() ? 0 : 1;
            case "temporary" -> TEMPORARY;
            default -> 1;
        };
    }

    private static boolean isCode(JsonNode status) {
        return status.isIntegralNumber() && status.canConvertToInt();
    }

    private static String text(JsonNode error) {
        return error.isMissingNode() || error.isNull() ? "" : error.isTextual() ? error.asText() : error.toString();
    }
}
