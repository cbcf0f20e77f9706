package dev.refine.cli.terminal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which of the cases that are running take unusually long: at least ten seconds, and three times as long as those that
 * have ended took on average. One thread at a time.
 */
final class SlowCases {

    private static final long LEAST = TimeUnit.SECONDS.toNanos(10);
    private static final int TIMES = 3;

    private final Map<String, Long> running = new LinkedHashMap<>();
    private long ended;
    private long spent;

    /** A case that has been running for so long. */
    record Slow(String caseId, long nanos) {

        /** For instance {@code 1:05}. */
        String clock() {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }
    }

    void started(String caseId, long now) {
        running.put(caseId, now);
    }

    void ended(String caseId, long now) {
        Long began = running.remove(caseId);
        if (began != null) {
            ended++;
            spent += now - began;
        }
    }

    boolean noneRuns() {
        return running.isEmpty();
    }

    /** The slowest first. */
    List<Slow> at(long now) {
        long usual = ended == 0 ? 0 : TIMES * (spent / ended);
        return running.entrySet().stream()
                .map(entry -> new Slow(entry.getKey(), now - entry.getValue()))
                .filter(slow -> slow.nanos() >= Math.max(LEAST, usual))
                .sorted(Comparator.comparingLong(Slow::nanos).reversed())
                .toList();
    }
}
