package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingClientTest {

    private static final ModelRequest QUESTION = ModelRequest.of("Read.", "Total: 3");

    private final SteppedClock clock = new SteppedClock();
    private final Limiter limiter = new Limiter(8, clock);

    private ModelReply ask(ModelClient model) {
        return new RetryingClient(model, limiter, new SplittableRandom(7), clock).ask(QUESTION);
    }

    private static ModelReply.Failure failure(ModelFault fault, Duration retryAfter) {
        return new ModelReply.Failure(
                fault, "it went wrong", "", Optional.ofNullable(retryAfter), Usage.turnedAway(), Duration.ZERO);
    }

    private static ScriptedClient times(int count, ModelReply reply) {
        return new ScriptedClient(Stream.generate(() -> reply).limit(count).toArray(ModelReply[]::new));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"BUSY", "DOWN", "UNREACHABLE", "TIMEOUT"})
    void asksAgainAfterWhatPasses(ModelFault fault) {
        ScriptedClient model = new ScriptedClient(failure(fault, null), ScriptedClient.answer("yes"));

        ModelReply reply = ask(model);

        assertThat(((ModelReply.Answer) reply).text()).isEqualTo("yes");
        assertThat(reply.usage().requests()).isEqualTo(2);
        assertThat(reply.usage().inputTokens()).contains(10L);
        assertThat(clock.passed()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFault.class,
            names = {"KEY", "QUOTA", "REFUSED", "CUT", "MISFIT", "PROGRAM", "CANCELLED"})
    void neverAsksAgainAfterWhatStays(ModelFault fault) {
        ScriptedClient model = new ScriptedClient(failure(fault, Duration.ofSeconds(1)));

        ModelReply reply = ask(model);

        assertThat(((ModelReply.Failure) reply).reason()).isEqualTo("it went wrong");
        assertThat(model.asked()).hasSize(1);
        assertThat(clock.passed()).isZero();
    }

    @Test
    void takesTheWishOfTheEndpointAsAMinimum() {
        ask(new ScriptedClient(failure(ModelFault.BUSY, Duration.ofSeconds(20)), ScriptedClient.answer("yes")));

        assertThat(clock.passed()).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_050));
    }

    @Test
    void givesUpAfterFiveAttempts() {
        ScriptedClient model = times(5, failure(ModelFault.DOWN, null));

        ModelReply reply = ask(model);

        assertThat(((ModelReply.Failure) reply).reason()).isEqualTo("it went wrong, 5 times");
        assertThat(reply.usage().requests()).isEqualTo(5);
        assertThat(clock.passed()).isLessThanOrEqualTo(Duration.ofMillis(500 + 1000 + 2000 + 4000));
    }

    @Test
    void doesNotSitOutAnHour() {
        ScriptedClient model = new ScriptedClient(failure(ModelFault.BUSY, Duration.ofHours(1)));

        ModelReply reply = ask(model);

        assertThat(((ModelReply.Failure) reply).reason())
                .isEqualTo("it went wrong; it asks to be left alone for 3600 s");
        assertThat(clock.passed()).isZero();
    }

    @Test
    void spreadsTheWaitingTimes() {
        long[] waits = Stream.iterate(1L, seed -> seed + 1)
                .limit(40)
                .mapToLong(seed -> {
                    SteppedClock own = new SteppedClock();
                    new RetryingClient(
                                    new ScriptedClient(failure(ModelFault.DOWN, null), ScriptedClient.answer("yes")),
                                    new Limiter(1, own),
                                    new SplittableRandom(seed),
                                    own)
                            .ask(QUESTION);
                    return own.passed().toMillis();
                })
                .toArray();

        assertThat(Arrays.stream(waits).min().getAsLong()).isLessThan(100);
        assertThat(Arrays.stream(waits).max().getAsLong()).isBetween(400L, 500L);
    }

    @Test
    void makesEveryoneWithTheKeySlowerAfterOneWasTooMuch() {
        ask(new ScriptedClient(
                failure(ModelFault.BUSY, null), failure(ModelFault.BUSY, null), ScriptedClient.answer("yes")));

        assertThat(limiter.room()).isEqualTo(2);
        for (int i = 0; i < 40; i++) {
            ask(ScriptedClient.saying("yes"));
        }
        assertThat(limiter.room()).isEqualTo(8);
    }

    @Test
    void endsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        ModelReply reply = ask(new ScriptedClient(failure(ModelFault.DOWN, null), ScriptedClient.answer("yes")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((ModelReply.Failure) reply).fault()).isEqualTo(ModelFault.CANCELLED);
    }
}
