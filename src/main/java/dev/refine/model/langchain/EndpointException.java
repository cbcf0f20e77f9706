package dev.refine.model.langchain;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** An answer of an endpoint that is none, with how long it wants to be left alone. */
final class EndpointException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final String body;
    private final transient Optional<Duration> retryAfter;

    EndpointException(int status, String body, Optional<Duration> retryAfter) {
        super(status, body);
        this.body = body;
        this.retryAfter = retryAfter;
    }

    String body() {
        return body;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
