package dev.refine.cli.wiring;

import dev.refine.loop.ExperimentDesign;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run will take, before it starts: runs of the baseline, and at worst. What nobody has measured or estimated is
 * unknown, never zero.
 *
 * @param workload the selected cases
 * @param check whether there will be a baseline only
 */
public record Forecast(Workload workload, boolean check) {

    public int baselineRuns() {
        return workload.cases().size() + workload.holdout().size();
    }

    /**
     * If every iteration compared as many candidates as it can and measured every case, as often as {@code trials} allows; no
     * more than the budget allows.
     */
    public int worstRuns() {
        return budget().map(runs -> Math.min(runs, unlimited())).orElse(unlimited());
    }

    private int unlimited() {
        int iterations = check ? 0 : workload.manifest().loop().maxIterations();
        int holdoutAtTheEnd = iterations == 0 ? 0 : workload.holdout().size();
        int once = baselineRuns() + iterations * (workload.cases().size() + screening()) + holdoutAtTheEnd;
        return check ? once : once * workload.manifest().loop().trials();
    }

    /** Of an iteration. The built-in rules and a plan never have two answers to one failure. */
    private int screening() {
        boolean lazy = workload.manifest().loop().measure() == Manifest.Measure.LAZY;
        boolean rivals = Proposers.specs(workload.manifest()).stream().anyMatch(spec -> !spec.isTextual());
        return rivals ? ExperimentDesign.mostScreening(workload.cases().size(), lazy) : 0;
    }

    /** How many outputs the critic is shown for the baseline; a report that does not fit is asked for once more. */
    public int baselineLooks() {
        return isJudgedByCritic() ? baselineRuns() : 0;
    }

    /** Where nothing else judges, every output is; elsewhere those of each state before the next hypothesis. */
    public int worstLooks() {
        if (!hasCritic()) {
            return 0;
        }
        int iterations = check ? 0 : workload.manifest().loop().maxIterations();
        int looks =
                isJudgedByCritic() ? unlimited() : iterations * workload.cases().size();
        return budget().map(calls -> Math.min(calls, looks)).orElse(looks);
    }

    public boolean hasCritic() {
        return Critics.isGiven(workload.manifest());
    }

    private boolean isJudgedByCritic() {
        return hasCritic() && workload.visualOnly();
    }

    /** What the critic is asked, as a phrase. */
    public String looks() {
        return baselineLooks() + " for the baseline, " + worstLooks() + " at worst";
    }

    private Optional<Integer> budget() {
        return workload.manifest().loop().budget().flatMap(Manifest.Budget::runs);
    }

    public OptionalDouble minutes(int runs) {
        int slots = workload.manifest().run().limits().concurrency();
        return times(runs / 60.0 / slots, estimate().map(Manifest.CaseEstimate::seconds));
    }

    public OptionalDouble usd(int runs) {
        return times(runs, estimate().map(Manifest.CaseEstimate::usd));
    }

    private Optional<Manifest.CaseEstimate> estimate() {
        return workload.manifest().loop().estimate();
    }

    private static OptionalDouble times(double factor, Optional<OptionalDouble> each) {
        OptionalDouble known = each.orElse(OptionalDouble.empty());
        return known.isEmpty() ? known : OptionalDouble.of(known.getAsDouble() * factor);
    }

    /** Three facts, each a phrase of its own. */
    public String runs() {
        return baselineRuns() + " for the baseline, " + worstRuns() + " at worst" + byTheBudget();
    }

    private String byTheBudget() {
        return worstRuns() < unlimited() ? " (by the budget)" : "";
    }

    public String minutes() {
        return phrase(minutes(baselineRuns()), minutes(worstRuns()));
    }

    public String dollars() {
        return phrase(usd(baselineRuns()), usd(worstRuns()));
    }

    private static String phrase(OptionalDouble baseline, OptionalDouble worst) {
        return baseline.isEmpty()
                ? "unknown until a case has run; give \"caseEstimate\" for a forecast"
                : String.format(
                        Locale.ROOT,
                        "about %.2f for the baseline, %.2f at worst",
                        baseline.getAsDouble(),
                        worst.getAsDouble());
    }

    /** How many files there are to edit, in words. */
    public static String files(Workload workload) {
        int files = workload.files().size();
        return files + (files == 1 ? " file" : " files") + " that may be edited";
    }

    /** One line for the start of a run. */
    public String line() {
        if (check) {
            return "forecast: " + runs(baselineRuns()) + amount(baselineRuns())
                    + (isJudgedByCritic() ? "; outputs for the critic: " + baselineLooks() : "");
        }
        return "forecast: " + runs(baselineRuns()) + " for the baseline" + amount(baselineRuns()) + ", " + worstRuns()
                + " at worst" + amount(worstRuns()) + byTheBudget()
                + (hasCritic() ? "; outputs for the critic: " + looks() : "");
    }

    private static String runs(int runs) {
        return runs + (runs == 1 ? " run" : " runs");
    }

    private String amount(int runs) {
        String time = minutes(runs).isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f min", minutes(runs).getAsDouble());
        String money = usd(runs).isEmpty()
                ? ""
                : String.format(Locale.ROOT, "$%.2f", usd(runs).getAsDouble());
        String both = time + (time.isEmpty() || money.isEmpty() ? "" : ", ") + money;
        return both.isEmpty() ? "" : " (" + both + ")";
    }
}
