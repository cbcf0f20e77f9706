package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;

/**
 * An answer as a stream of events, as agent programs ask for it: Anthropic's messages, and OpenAI's responses. It uses
 * what answers in one piece use: 120 tokens read, 20 of them from the cache, 30 written.
 */
final class LoopbackStream {

    /** The tool by which Claude Code has a document written that must fit a schema. */
    private static final String DOCUMENT_TOOL = "StructuredOutput";

    private final StringBuilder events = new StringBuilder();

    private LoopbackStream() {}

    static String of(String path, JsonNode question, String text) {
        LoopbackStream stream = new LoopbackStream();
        if (path.endsWith("/messages")) {
            stream.message(question, text);
        } else {
            stream.response(text);
        }
        return stream.events.toString();
    }

    private void message(JsonNode question, String text) {
        boolean asDocument = question.path("tools").findValuesAsText("name").contains(DOCUMENT_TOOL);
        ObjectNode start = Json.object();
        ObjectNode message = start.putObject("message")
                .put("id", "m1")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", question.path("model").asText());
        message.putArray("content");
        message.putObject("usage")
                .put("input_tokens", 90)
                .put("cache_read_input_tokens", 20)
                .put("cache_creation_input_tokens", 10)
                .put("output_tokens", 1);
        event("message_start", start);
        ObjectNode block = Json.object().put("index", 0);
        ObjectNode delta = Json.object().put("index", 0);
        if (asDocument) {
            block.putObject("content_block")
                    .put("type", "tool_use")
                    .put("id", "t1")
                    .put("name", DOCUMENT_TOOL)
                    .putObject("input");
            delta.putObject("delta").put("type", "input_json_delta").put("partial_json", text);
        } else {
            block.putObject("content_block").put("type", "text").put("text", "");
            delta.putObject("delta").put("type", "text_delta").put("text", text);
        }
        event("content_block_start", block);
        event("content_block_delta", delta);
        event("content_block_stop", Json.object().put("index", 0));
        ObjectNode end = Json.object();
        end.putObject("delta").put("stop_reason", asDocument ? "tool_use" : "end_turn");
        end.putObject("usage").put("output_tokens", 30);
        event("message_delta", end);
        event("message_stop", Json.object());
    }

    private void response(String text) {
        ObjectNode item = Json.object().put("type", "message").put("id", "i1").put("role", "assistant");
        item.putArray("content").addObject().put("type", "output_text").put("text", text);
        ObjectNode created = Json.object();
        created.putObject("response").put("id", "r1");
        event("response.created", created);
        event("response.output_item.done", Json.object().put("output_index", 0).set("item", item));
        ObjectNode completed = Json.object();
        ObjectNode response = completed.putObject("response").put("id", "r1");
        response.putArray("output").add(item);
        ObjectNode usage = response.putObject("usage").put("input_tokens", 120).put("output_tokens", 30);
        usage.put("total_tokens", 150).putObject("input_tokens_details").put("cached_tokens", 20);
        event("response.completed", completed);
    }

    private void event(String type, JsonNode content) {
        ObjectNode whole = Json.object().put("type", type);
        whole.setAll((ObjectNode) content);
        events.append("event: ").append(type).append("\ndata: ").append(Json.compact(whole));
        events.append("\n\n");
    }

    /** Whether this question wants its answer in that form. */
    static boolean isWanted(JsonNode question) {
        return question.path("stream").asBoolean();
    }
}
