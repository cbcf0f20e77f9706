package dev.refine.model;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks again after faults that pass: after what the endpoint asked for at least, otherwise after a random part of a time
 * that doubles. A key, a quota or a question that is refused is never tried again. All questions with one key share a
 * {@link Limiter}.
 */
public final class RetryingClient implements ModelClient {

    private static final int ATTEMPTS = 5;
    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration CAP = Duration.ofSeconds(30);

    /** Longer than this nobody sits and waits: the endpoint's wish is reported instead. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ModelClient inner;
    private final Limiter limiter;
    private final RandomGenerator random;
    private final ModelClock clock;

    public RetryingClient(ModelClient inner, Limiter limiter, RandomGenerator random) {
        this(inner, limiter, random, ModelClock.REAL);
    }

    RetryingClient(ModelClient inner, Limiter limiter, RandomGenerator random, ModelClock clock) {
        this.inner = inner;
        this.limiter = limiter;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        long began = clock.nanos();
        Usage usage = Usage.NONE;
        for (int attempt = 1; ; attempt++) {
            ModelReply reply;
            try {
                reply = once(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ModelReply.Failure.of(ModelFault.CANCELLED, "the question was cancelled")
                        .withUsage(usage);
            }
            usage = usage.plus(reply.usage());
            Duration spent = Duration.ofNanos(clock.nanos() - began);
            if (reply instanceof ModelReply.Answer answer) {
                return new ModelReply.Answer(answer.text(), answer.json(), usage, spent);
            }
            ModelReply.Failure failure = (ModelReply.Failure) reply;
            Optional<Duration> wait = wait(failure, attempt);
            boolean worth = wait.isPresent() && spent.plus(wait.get()).compareTo(PATIENCE) <= 0;
            if (!worth) {
                return ended(failure, attempt, usage, spent);
            }
            if (failure.fault() == ModelFault.BUSY) {
                limiter.slowDown(wait.get());
            } else if (!pause(wait.get())) {
                return ModelReply.Failure.of(ModelFault.CANCELLED, "the question was cancelled")
                        .withUsage(usage);
            }
        }
    }

    private ModelReply once(ModelRequest request) throws InterruptedException {
        limiter.enter();
        boolean answered = false;
        try {
            ModelReply reply = inner.ask(request);
            answered = reply instanceof ModelReply.Answer;
            return reply;
        } finally {
            limiter.leave(answered);
        }
    }

    /** Empty: do not ask again. */
    private Optional<Duration> wait(ModelReply.Failure failure, int attempt) {
        if (!failure.fault().isTemporary() || attempt >= ATTEMPTS) {
            return Optional.empty();
        }
        long most = Math.min(CAP.toMillis(), BASE.toMillis() << (attempt - 1));
        Duration jitter = Duration.ofMillis(random.nextLong(most + 1));
        Duration least = failure.retryAfter().orElse(Duration.ZERO);
        return Optional.of(least.plus(failure.retryAfter().isPresent() ? jitter.dividedBy(10) : jitter));
    }

    private boolean pause(Duration time) {
        long until = clock.nanos() + time.toNanos();
        try {
            synchronized (this) {
                for (long left = time.toNanos(); left > 0; left = until - clock.nanos()) {
                    clock.sleep(this, Duration.ofNanos(left));
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ModelReply ended(ModelReply.Failure failure, int attempts, Usage usage, Duration spent) {
        String tail = failure.fault().isTemporary() && attempts > 1 ? ", " + attempts + " times" : "";
        String asked = failure.retryAfter()
                .filter(wait -> attempts < ATTEMPTS && failure.fault().isTemporary())
                .map(wait -> "; it asks to be left alone for " + wait.toSeconds() + " s")
                .orElse("");
        return new ModelReply.Failure(
                failure.fault(), failure.reason() + tail + asked, failure.raw(), failure.retryAfter(), usage, spent);
    }
}
