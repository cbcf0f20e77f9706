package dev.refine.model.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Clipped;

/** The body with which an endpoint says that it has not answered. Gateways send one with status 200, too. */
final class ErrorDocument {

    private static final int LONGEST = 300;

    private final String body;
    private final JsonNode document;
    private final JsonNode error;

    private ErrorDocument(String body, JsonNode document) {
        this.body = body;
        this.document = document;
        this.error = document.isArray() ? document.path(0).path("error") : document.path("error");
    }

    /** @param body of any answer */
    static ErrorDocument of(String body) {
        try {
            return new ErrorDocument(body, Json.parse(body));
        } catch (MalformedJsonException e) {
            return new ErrorDocument(body, MissingNode.getInstance());
        }
    }

    /** Whether it says so whatever the status is. */
    boolean isOne() {
        return error.isTextual() ? !error.textValue().isBlank() : error.isObject() && !error.isEmpty();
    }

    /** The status that is told in it; the given one where none is. */
    int status(int given) {
        int told = error.path("code").asInt();
        return given / 100 == 2 && told >= 400 && told < 600 ? told : given;
    }

    String body() {
        return body;
    }

    /** Its sentence, or the beginning of whatever came. */
    String said() {
        String text = document.isMissingNode()
                ? body.replaceAll("<[^>]*>", " ")
                : error.isTextual()
                        ? error.textValue()
                        : error.path("message").asText(document.path("message").asText(""));
        String line = text.replaceAll("\\s+", " ").strip().replaceAll("[.]$", "");
        return Clipped.of(line, LONGEST);
    }
}
