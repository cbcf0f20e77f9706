package dev.refine.score;

import dev.refine.problem.Count;
import java.util.Locale;

/** Evidence in words, the same in log, debrief and on the screen. */
public final class EvidenceWords {

    /** Fewer cases than this are a small sample, whatever moved. */
    private static final int SMALL = 20;

    private EvidenceWords() {}

    /** The change of the pass rate, its interval and its test. */
    public static String passing(Evidence evidence) {
        Delta delta = evidence.passing();
        String interval = delta.interval() == null
                ? "no interval"
                : String.format(
                        Locale.ROOT,
                        "95 %% interval %+.1f to %+.1f",
                        delta.interval().low() * 100,
                        delta.interval().high() * 100);
        return String.format(Locale.ROOT, "%+.1f points (%s); ", zero(delta.value() * 100, 1), interval)
                + test(delta, "flipped");
    }

    /** The change of the field score, its interval and its test. */
    public static String score(Evidence evidence) {
        Delta delta = evidence.score();
        String interval = delta.interval() == null
                ? "no interval: the cases do not vary"
                : String.format(
                        Locale.ROOT,
                        "95 %% interval %+.3f to %+.3f",
                        delta.interval().low(),
                        delta.interval().high());
        return String.format(Locale.ROOT, "%+.3f (%s); ", zero(delta.value(), 3), interval) + test(delta, "moved");
    }

    private static String test(Delta delta, String verb) {
        if (delta.moved() == 0) {
            return "no case " + verb;
        }
        return delta.better() + " better, " + delta.worse() + " worse, exact test p " + chance(delta.chance());
    }

    /** What the size of the sample allows to say; empty when it is large enough not to mention. */
    public static String sample(Evidence evidence) {
        int moved = evidence.passing().moved();
        int needed = SignTest.fewestMoves();
        if (evidence.cases() == 0) {
            return "no case was judged in both states";
        }
        if (moved > 0 && moved < needed) {
            return "small sample: of " + Count.of(evidence.cases(), "case") + " " + moved
                    + " flipped, and with fewer than " + needed + " chance cannot be ruled out";
        }
        return evidence.cases() < SMALL ? "small sample: " + Count.of(evidence.cases(), "case") : "";
    }

    /** Never "-0.0". */
    private static double zero(double value, int decimals) {
        return Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
    }

    /** Never zero: chance can be small, but it is not excluded. */
    private static String chance(double chance) {
        return chance < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", chance);
    }
}
