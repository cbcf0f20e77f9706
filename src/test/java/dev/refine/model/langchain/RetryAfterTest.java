package dev.refine.model.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    @Test
    void readsEveryWayOfSayingIt() {
        assertThat(after("", "retry-after-ms", "250")).contains(Duration.ofMillis(250));
        assertThat(after("", "retry-after", "1.5")).contains(Duration.ofMillis(1_500));
        assertThat(after("", "retry-after", "Fri, 02 Jan 2026 03:00:20 GMT")).contains(Duration.ofSeconds(20));
        assertThat(after("{\"retryDelay\": \"7.2s\"}")).contains(Duration.ofSeconds(8));
    }

    @Test
    void aDateThatIsOverIsNoWaitAndNonsenseIsNone() {
        assertThat(after("", "retry-after", "Fri, 02 Jan 2026 02:00:00 GMT")).contains(Duration.ZERO);
        assertThat(after("", "retry-after", "soon")).isEmpty();
        assertThat(after("", "retry-after", "-3")).isEmpty();
        assertThat(after("")).isEmpty();
    }

    @Test
    void aClockOfThisMachineThatWasPutBackMakesNobodyWait() {
        assertThat(after("", "retry-after", "Fri, 02 Jan 2026 04:00:20 GMT", "date", "Fri, 02 Jan 2026 04:00:00 GMT"))
                .contains(Duration.ofSeconds(20));
        assertThat(after("", "retry-after", "Fri, 02 Jan 2026 02:00:20 GMT", "date", "Fri, 02 Jan 2026 02:00:00 GMT"))
                .contains(Duration.ofSeconds(20));
    }

    private static Optional<Duration> after(String body, String... headers) {
        Map<String, List<String>> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], List.of(headers[i + 1]));
        }
        return RetryAfter.of(HttpHeaders.of(named, (name, value) -> true), body, NOW);
    }
}
