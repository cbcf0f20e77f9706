package dev.refine.score;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Two states on one clock: pairs of runs of the same case at nearly the same time, so that a machine that is busy for a
 * while is busy for both. Wilcoxon's signed rank test over the ratios says whether the difference is more than noise.
 *
 * @param before seconds in the earlier state
 * @param after seconds in the later one, in the same order
 */
public record ClockTest(List<Double> before, List<Double> after) {

    private static final double TICK = 0.001;

    public ClockTest {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Probability of differences so one-sided by chance alone; 1 when there are none. */
    public double chance() {
        double[] ratios = IntStream.range(0, before.size())
                .mapToDouble(i -> Math.log(Math.max(TICK, after.get(i)) / Math.max(TICK, before.get(i))))
                .filter(ratio -> ratio != 0)
                .toArray();
        return ratios.length == 0
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(ratios).getPValue();
    }

    public boolean isSignificant() {
        return chance() < SignTest.LEVEL;
    }

    /** The pairs and their test in words. */
    public String words() {
        if (before.isEmpty()) {
            return "no pair of runs came to an answer";
        }
        return String.format(
                Locale.ROOT,
                "%d pairs of runs, taken in turn: median %.3f s before, %.3f s after; signed rank test p = %.3f%s",
                before.size(),
                median(before),
                median(after),
                chance(),
                isSignificant() ? "" : ", which noise explains");
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
