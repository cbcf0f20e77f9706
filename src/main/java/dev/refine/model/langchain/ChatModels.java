package dev.refine.model.langchain;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.refine.model.Endpoint;

/** The library's client for each provider. None of them retries or logs: both are ours to do. */
final class ChatModels {

    private static final int NO_RETRIES = 0;

    private ChatModels() {}

    static ChatModel of(Endpoint endpoint) {
        EndpointHttp http = new EndpointHttp(endpoint.timeout());
        return switch (endpoint.provider()) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.address())
                        .apiKey(endpoint.key().orElse("none"))
                        .modelName(endpoint.model())
                        .maxRetries(NO_RETRIES)
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.address() + "/")
                        .apiKey(endpoint.key().orElse("none"))
                        .modelName(endpoint.model())
                        .cacheSystemMessages(true)
                        .maxRetries(NO_RETRIES)
                        .build();
            case GEMINI ->
                GoogleAiGeminiChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.address())
                        .apiKey(endpoint.key().orElse("none"))
                        .modelName(endpoint.model())
                        .maxRetries(NO_RETRIES)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(endpoint.address())
                        .modelName(endpoint.model())
                        .maxRetries(NO_RETRIES)
                        .build();
        };
    }
}
