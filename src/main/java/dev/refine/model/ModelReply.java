package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What came of a question. */
public sealed interface ModelReply {

    /** What the question used, all attempts together. */
    Usage usage();

    /** From the question to the reply, waiting and retries included. */
    Duration latency();

    /** The same reply with another account of what it used. */
    ModelReply withUsage(Usage usage);

    /**
     * An answer.
     *
     * @param text as the model wrote it
     * @param json the document, when the request had a schema: it fits that schema
     */
    record Answer(String text, Optional<JsonNode> json, Usage usage, Duration latency) implements ModelReply {

        @Override
        public Answer withUsage(Usage other) {
            return new Answer(text, json, other, latency);
        }

        public Answer withJson(JsonNode document) {
            return new Answer(text, Optional.of(document), usage, latency);
        }
    }

    /**
     * No answer.
     *
     * @param reason one clause for people, without a full stop and without a key
     * @param raw what came instead of an answer, or empty
     * @param retryAfter how long the endpoint wants to be left alone
     */
    record Failure(
            ModelFault fault, String reason, String raw, Optional<Duration> retryAfter, Usage usage, Duration latency)
            implements ModelReply {

        public static Failure of(ModelFault fault, String reason) {
            return new Failure(fault, reason, "", Optional.empty(), Usage.NONE, Duration.ZERO);
        }

        @Override
        public Failure withUsage(Usage other) {
            return new Failure(fault, reason, raw, retryAfter, other, latency);
        }
    }
}
