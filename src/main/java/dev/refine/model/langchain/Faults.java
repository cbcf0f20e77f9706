package dev.refine.model.langchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.TimeoutException;
import dev.refine.model.Endpoint;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.Usage;
import dev.refine.problem.Clipped;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells apart what went wrong at an endpoint, by status and by the code inside the body. */
final class Faults {

    private static final int LONGEST = 300;

    /** Words in a body that mean: not before somebody pays, or not before tomorrow. */
    private static final List<String> QUOTA = List.of(
            "insufficient_quota",
            "billing_hard_limit",
            "billing_not_active",
            "insufficient_credit",
            "credit balance is too low",
            "exceeded your monthly",
            "perday");

    private Faults() {}

    static ModelReply.Failure of(RuntimeException e, Endpoint endpoint, Duration latency) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EndpointException refusal) {
                return refused(refusal, endpoint, latency);
            }
            if (cause instanceof TimeoutException) {
                String reason = "no answer within " + seconds(endpoint.timeout());
                return failure(ModelFault.TIMEOUT, reason, Optional.empty(), "", latency);
            }
            if (cause instanceof InterruptedException) {
                return failure(ModelFault.CANCELLED, "the question was cancelled", Optional.empty(), "", latency);
            }
            if (cause instanceof IOException && !(cause instanceof JsonProcessingException)) {
                return failure(
                        ModelFault.UNREACHABLE,
                        "no connection to " + endpoint.address() + ": " + spoken(cause),
                        Optional.empty(),
                        "",
                        latency);
            }
        }
        return unusable(e, latency);
    }

    /** A body that broke off may come whole the next time; one that is whole is paid for, and would come again as it is. */
    private static ModelReply.Failure unusable(RuntimeException e, Duration latency) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContentFilteredException) {
                String reason = "the model declines to answer: " + spoken(cause);
                return failure(ModelFault.MISFIT, reason, Optional.empty(), "", latency);
            }
            boolean placed = cause instanceof JsonMappingException mapped
                    && !mapped.getPath().isEmpty();
            if (cause instanceof JsonProcessingException torn && !placed) {
                String reason = "the answer cannot be read: " + line(torn.getOriginalMessage());
                return failure(ModelFault.DOWN, reason, Optional.empty(), "", latency);
            }
        }
        String reason = "the answer does not hold what answers of this API hold";
        return failure(ModelFault.MISFIT, reason, Optional.empty(), "", latency);
    }

    private static ModelReply.Failure refused(EndpointException e, Endpoint endpoint, Duration latency) {
        int told = e.document().status(e.statusCode());
        ModelFault fault = fault(told, e.document().body());
        String said = e.document().said();
        String status = "HTTP " + e.statusCode() + (told == e.statusCode() ? "" : ", code " + told + " in its answer");
        String what = switch (fault) {
            case KEY -> "the endpoint does not accept the key";
            case QUOTA -> "the quota or credit is used up";
            case BUSY -> "too many questions at a time";
            case DOWN -> "the endpoint failed";
            default -> "the endpoint does not take the question";
        };
        String reason = what + " (" + status + ")" + (said.isEmpty() ? "" : ": " + said);
        String safe = endpoint.key().map(key -> reason.replace(key, "…")).orElse(reason);
        return new ModelReply.Failure(fault, safe, "", e.retryAfter(), Usage.turnedAway(), latency);
    }

    private static ModelFault fault(int status, String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        boolean payment = status == 402 || status < 500 && QUOTA.stream().anyMatch(lower::contains);
        if (payment) {
            return ModelFault.QUOTA;
        }
        return switch (status) {
            case 401, 403 -> ModelFault.KEY;
            case 429, 529 -> ModelFault.BUSY;
            case 408, 409 -> ModelFault.DOWN;
            default -> status >= 500 ? ModelFault.DOWN : ModelFault.REFUSED;
        };
    }

    private static String spoken(Throwable e) {
        String unsaid = e instanceof ConnectException
                ? "nothing answers there"
                : e.getClass().getSimpleName();
        return line(e.getMessage() == null ? unsaid : e.getMessage());
    }

    private static String line(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return Clipped.of(line, LONGEST);
    }

    private static ModelReply.Failure failure(
            ModelFault fault, String reason, Optional<Duration> retryAfter, String raw, Duration latency) {
        return new ModelReply.Failure(fault, reason, raw, retryAfter, Usage.unknown(), latency);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
