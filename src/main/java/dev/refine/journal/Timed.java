package dev.refine.journal;

/** One run on a clock. {@code millis} is -1 for a run that came to no answer; {@code usage} null when not reported. */
public record Timed(long millis, int attempts, CaseResult.Usage usage) {

    public static final Timed NOTHING = new Timed(-1, 0, null);
}
