package dev.refine.model.preset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * How an agent program is asked, {@code templates/presets.json}. Absent parts are null.
 *
 * @param command program and arguments; {@code {prompt}} stands for the question when it is an argument
 * @param model more arguments when a model is named, with {@code {model}}
 * @param needsModel whether nothing can be asked without one
 * @param schema more arguments when the answer has a plain schema, with {@code {schema}}
 * @param image more arguments for every image, with {@code {image}}; without them it cannot look
 * @param prompt how the question goes in: {@code stdin} or {@code argument}
 * @param env variables set for it
 * @param reply where its answer stands
 * @param failed how it says that it failed, whatever its exit code
 * @param warned what it says while it still tries; told when it ends without an answer and without {@code failed}
 * @param usage where it says what it used
 * @param failures what exit codes and words mean, the first that fits
 */
public record Preset(
        List<String> command,
        List<String> model,
        boolean needsModel,
        List<String> schema,
        List<String> image,
        String prompt,
        Map<String, String> env,
        Answer reply,
        Sign failed,
        Sign warned,
        Count usage,
        List<Known> failures) {

    /**
     * @param format {@code text}, {@code json} (one document) or {@code jsonl} (one event a line)
     * @param where which events: values by JSON Pointer, {@code "*"} for any
     * @param document a document that fits the schema, instead of the text
     * @param all join the texts of all events instead of taking the last
     */
    record Answer(String format, Map<String, JsonNode> where, String text, String document, boolean all) {}

    record Sign(Map<String, JsonNode> where, String message) {}

    /** Pointers whose numbers are added up; {@code *} stands for any key. */
    record Count(
            Map<String, JsonNode> where,
            List<String> inputTokens,
            List<String> cachedTokens,
            List<String> outputTokens,
            List<String> costUsd) {}

    /** @param hint what to do about it, or empty */
    record Known(Integer exit, String pattern, String fault, String hint) {}

    /** The program that must be there. */
    public String program() {
        return command.get(0);
    }

    /** Whether it may say what an answer cost. */
    public boolean reportsCost() {
        return usage != null && usage.costUsd() != null;
    }
}
