package dev.refine.model.langchain;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** An answer of an endpoint that is none, with how long it wants to be left alone. */
final class EndpointException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorDocument document;
    private final transient Optional<Duration> retryAfter;

    EndpointException(int status, ErrorDocument document, Optional<Duration> retryAfter) {
        super(status, document.body());
        this.document = document;
        this.retryAfter = retryAfter;
    }

    ErrorDocument document() {
        return document;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
