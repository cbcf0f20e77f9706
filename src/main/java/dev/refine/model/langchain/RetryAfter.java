package dev.refine.model.langchain;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long to wait: in milliseconds, in seconds, as a date, or as Gemini says it inside the body. */
final class RetryAfter {

    private static final Pattern IN_BODY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,6})(?:\\.\\d+)?s\"");

    private RetryAfter() {}

    /** @param now on this machine; a server that says what time it is there is believed instead */
    static Optional<Duration> of(HttpHeaders headers, String body, Instant now) {
        Instant there = headers.firstValue("date").flatMap(RetryAfter::moment).orElse(now);
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> number(text, 1))
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(text -> number(text, 1000).or(() -> date(text, there))))
                .or(() -> inBody(body));
    }

    private static Optional<Duration> number(String text, int millis) {
        try {
            double value = Double.parseDouble(text.strip());
            return value >= 0 && value < 1e9
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(value * millis)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Instant now) {
        return moment(text)
                .map(then -> Duration.between(now, then))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> inBody(String body) {
        Matcher delay = IN_BODY.matcher(body);
        return delay.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(delay.group(1)) + 1)) : Optional.empty();
    }
}
