package dev.refine.cli.wiring;

import dev.refine.loop.ExperimentDesign;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    public Optional<Amount> baselineMinutes() {
        return estimate().minutes(baselineRuns());
    }

    public Optional<Amount> worstMinutes() {
        return estimate().minutes(worstRuns()).map(amount -> amount.within(limit(Manifest.Budget::minutes)));
    }

    public Optional<Amount> baselineUsd() {
        return estimate().usd(baselineRuns());
    }

    public Optional<Amount> worstUsd() {
        return estimate().usd(worstRuns()).map(amount -> amount.within(limit(Manifest.Budget::costUsd)));
    }

    private Estimate estimate() {
        return new Estimate(workload.manifest());
    }

    private OptionalDouble limit(Function<Manifest.Budget, OptionalDouble> part) {
        return workload.manifest().loop().budget().map(part).orElse(OptionalDouble.empty());
    }

    /** Three facts, each a phrase of its own. */
    public String runs() {
        return baselineRuns() + " for the baseline, " + worstRuns() + " at worst" + byTheBudget();
    }

    private String byTheBudget() {
        return worstRuns() < unlimited() ? " (by the budget)" : "";
    }

    public String minutes() {
        return phrase(baselineMinutes(), worstMinutes());
    }

    public String dollars() {
        return phrase(baselineUsd(), worstUsd());
    }

    private static String phrase(Optional<Amount> baseline, Optional<Amount> worst) {
        return baseline.isEmpty() || worst.isEmpty()
                ? "unknown until a case has run; give \"caseEstimate\" for a forecast"
                : baseline.get().baseline() + ", " + worst.get().worst();
    }

    /** How often a run may be made again, and that these figures leave it out; empty where nothing is. */
    public Optional<String> retries() {
        int retries = workload.manifest().run().limits().retries();
        return retries == 0
                ? Optional.empty()
                : Optional.of("up to " + retries + " of a run that ends in an error, not in these figures"
                        + (budget().isEmpty() ? "" : "; the budget counts them"));
    }

    /** How many files there are to edit, in words. */
    public static String files(Workload workload) {
        int files = workload.files().size();
        return files + (files == 1 ? " file" : " files") + " that may be edited";
    }

    /** One line for the start of a run. */
    public String line() {
        String baseline = runs(baselineRuns());
        String taken = amounts(baselineMinutes(), baselineUsd());
        if (check) {
            return "forecast: " + baseline + taken
                    + (isJudgedByCritic() ? "; outputs for the critic: " + baselineLooks() : "");
        }
        return "forecast: " + baseline + " for the baseline" + taken + ", " + worstRuns() + " at worst"
                + amounts(worstMinutes(), worstUsd()) + byTheBudget()
                + (hasCritic() ? "; outputs for the critic: " + looks() : "");
    }

    private static String runs(int runs) {
        return runs + (runs == 1 ? " run" : " runs");
    }

    private static String amounts(Optional<Amount> minutes, Optional<Amount> usd) {
        String both = Stream.concat(
                        minutes.map(amount -> amount.brief("%.1f min")).stream(),
                        usd.map(amount -> amount.brief("$%.2f")).stream())
                .collect(Collectors.joining(", "));
        return both.isEmpty() ? "" : " (" + both + ")";
    }
}
