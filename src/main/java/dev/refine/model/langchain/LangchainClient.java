package dev.refine.model.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.refine.model.Endpoint;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks an endpoint once. A schema is told in the instructions, and to the endpoint itself where its API has a place for
 * one; an endpoint that does not take it there is asked without from then on.
 */
public final class LangchainClient implements ModelClient {

    private final Endpoint endpoint;
    private final ChatModel model;
    private volatile boolean takesSchema = true;

    public LangchainClient(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.model = ChatModels.of(endpoint);
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        Optional<JsonNode> schema = takesSchema ? ChatQuestion.asked(request, endpoint.provider()) : Optional.empty();
        ModelReply reply = once(request, schema);
        if (schema.isPresent()
                && reply instanceof ModelReply.Failure failure
                && failure.fault() == ModelFault.REFUSED) {
            ModelReply plain = once(request, Optional.empty());
            takesSchema = !(plain instanceof ModelReply.Answer) && takesSchema;
            return plain.withUsage(reply.usage().plus(plain.usage()));
        }
        return reply;
    }

    private ModelReply once(ModelRequest request, Optional<JsonNode> schema) {
        long began = System.nanoTime();
        try {
            ChatResponse response = model.chat(ChatQuestion.of(request, schema, endpoint));
            return reply(response, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException e) {
            return Faults.of(e, endpoint, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private ModelReply reply(ChatResponse response, Duration latency) {
        Usage usage = ChatUsage.of(response);
        String text = response.aiMessage() == null || response.aiMessage().text() == null
                ? ""
                : response.aiMessage().text();
        FinishReason end = response.finishReason();
        if (end == FinishReason.LENGTH) {
            return failure(ModelFault.CUT, "the answer was cut at the limit of tokens", text, usage, latency);
        }
        if (text.isBlank()) {
            String why =
                    end == FinishReason.CONTENT_FILTER ? "the endpoint withheld the answer" : "the answer is empty";
            return failure(ModelFault.MISFIT, why, text, usage, latency);
        }
        return new ModelReply.Answer(text, Optional.empty(), usage, latency);
    }

    private static ModelReply failure(ModelFault fault, String reason, String raw, Usage usage, Duration latency) {
        return new ModelReply.Failure(fault, reason, raw, Optional.empty(), usage, latency);
    }
}
