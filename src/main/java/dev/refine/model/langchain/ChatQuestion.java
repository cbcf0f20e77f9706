package dev.refine.model.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.refine.json.Json;
import dev.refine.model.Endpoint;
import dev.refine.model.ModelRequest;
import dev.refine.model.Provider;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A question in the library's words. */
final class ChatQuestion {

    /** Anthropic's API wants a limit; this is what all of its models can write. */
    private static final int USUAL_TOKENS = 4096;

    private ChatQuestion() {}

    /** The schema that the API itself is to enforce. Anthropic's takes a small subset only, so there it is told in words. */
    static Optional<JsonNode> asked(ModelRequest request, Provider provider) {
        return request.schema()
                .filter(schema -> provider != Provider.ANTHROPIC)
                .filter(schema -> "object".equals(schema.path("type").asText()));
    }

    static ChatRequest of(ModelRequest request, Optional<JsonNode> schema, Endpoint endpoint) {
        List<ChatMessage> messages = new ArrayList<>();
        String system = request.instructions();
        if (!system.isBlank()) {
            messages.add(SystemMessage.from(system));
        }
        request.messages().forEach(message -> messages.add(message(message)));
        ChatRequest.Builder builder = ChatRequest.builder().messages(messages);
        request.limits().temperature().ifPresent(builder::temperature);
        request.limits()
                .tokens()
                .or(() -> endpoint.provider() == Provider.ANTHROPIC ? Optional.of(USUAL_TOKENS) : Optional.empty())
                .ifPresent(tokens -> limit(builder, tokens, endpoint));
        schema.ifPresent(tree -> builder.responseFormat(ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("reply")
                        .rootElement(JsonRawSchema.from(Json.compact(tree)))
                        .build())
                .build()));
        return builder.build();
    }

    /** The models of OpenAI that think take the limit under another name only. */
    private static void limit(ChatRequest.Builder builder, int tokens, Endpoint endpoint) {
        if (endpoint.provider() == Provider.OPENAI && endpoint.model().matches("(o\\d|gpt-5).*")) {
            builder.parameters(OpenAiChatRequestParameters.builder()
                    .maxCompletionTokens(tokens)
                    .build());
        } else {
            builder.maxOutputTokens(tokens);
        }
    }

    private static ChatMessage message(ModelRequest.Message message) {
        if (message.speaker() == ModelRequest.Speaker.MODEL) {
            return AiMessage.from(message.text());
        }
        List<Content> contents = new ArrayList<>();
        message.images()
                .forEach(image -> contents.add(
                        ImageContent.from(Base64.getEncoder().encodeToString(image.bytes()), image.mediaType())));
        contents.add(TextContent.from(message.text()));
        return UserMessage.from(contents);
    }
}
