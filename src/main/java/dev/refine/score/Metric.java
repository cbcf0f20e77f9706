package dev.refine.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures of a state that every workload has. An objective may also name one of the user's own command. */
public enum Metric {
    /** Passing over judged cases. */
    PASS_RATE("passRate", true, true),
    /** Mean score of the judged cases. */
    FIELD_SCORE("fieldScore", true, true),
    /** Lowest score of a judged case. */
    WORST_CASE("worstCase", true, true),
    /** Share of cases without an answer. */
    ERROR_RATE("errorRate", false, false),
    /** Median and 95th percentile of the wall time of a run, in seconds. */
    LATENCY_P50("latencyP50", false, false),
    LATENCY_P95("latencyP95", false, false),
    /** Mean wall time of a run. */
    DURATION("durationSeconds", false, false),
    /** Tokens of the prompts and schemas, counted by a tokenizer. */
    PROMPT_TOKENS("promptTokens", false, false),
    /** Means per case of what the command reported; unknown unless every run did. */
    INPUT_TOKENS("inputTokens", false, false),
    OUTPUT_TOKENS("outputTokens", false, false),
    COST("costUsd", false, false);

    private final String title;
    private final boolean maximized;
    private final boolean quality;

    Metric(String title, boolean maximized, boolean quality) {
        this.title = title;
        this.maximized = maximized;
        this.quality = quality;
    }

    /** As manifests and results spell it. */
    public String title() {
        return title;
    }

    /** Whether more of it is better. */
    public boolean isMaximized() {
        return maximized;
    }

    /** Whether it follows from which fields are right, so that candidates are compared by field and not by its value. */
    public boolean isQuality() {
        return quality;
    }

    /** Whether it is read off a clock: the same state gives another value the next time. */
    public boolean isClock() {
        return this == LATENCY_P50 || this == LATENCY_P95 || this == DURATION;
    }

    /** Whether it lies between 0 and 1. */
    public boolean isShare() {
        return quality || this == ERROR_RATE;
    }

    /** {@code score} is another word for the field score, {@code latency} for its median. */
    public static Optional<Metric> named(String name) {
        String title = switch (name) {
            case "score" -> "fieldScore";
            case "latency" -> "latencyP50";
            default -> name;
        };
        return Arrays.stream(values())
                .filter(metric -> metric.title.equals(title))
                .findFirst();
    }

    /** All names, for messages. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Metric::title).toList();
    }
}
