package dev.refine.cli.wiring;

import dev.refine.journal.Ledger;
import dev.refine.journal.SessionState;
import dev.refine.loop.ExperimentDesign;
import dev.refine.problem.Count;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run will take, before it starts: runs of the baseline, and at worst. What nobody has measured or estimated is
 * unknown, never zero.
 *
 * @param workload the selected cases
 * @param check whether there will be a baseline only
 * @param from what a session has come to that goes on; only what is left of it is told
 * @param remembered what is there already
 */
public record Forecast(Workload workload, boolean check, Optional<SessionState> from, Remembered remembered) {

    private static final String UNKNOWN = "unknown until a case has run; give \"caseEstimate\" for a forecast";

    private static final String UNREPORTED =
            "unknown, as no run has reported what it cost; give \"caseEstimate\" for a forecast";

    public int baselineRuns() {
        return (int) open().count() - rememberedRuns();
    }

    /** How many runs of the baseline are there already, and are in no other figure. */
    public int rememberedRuns() {
        return (int) open().filter(remembered.runs()::contains).count();
    }

    /** Cases that the baseline still judges. */
    private Stream<String> open() {
        Set<String> measured =
                from.map(state -> state.baseline().results().keySet()).orElse(Set.of());
        Set<String> held = from.map(
                        state -> state.holdout().getOrDefault(0, Map.of()).keySet())
                .orElse(Set.of());
        return Stream.concat(
                workload.cases().stream().map(Case::id).filter(id -> !measured.contains(id)),
                workload.holdout().stream().map(Case::id).filter(id -> !held.contains(id)));
    }

    private int iterations() {
        int spent = from.map(SessionState::spentIterations).orElse(0);
        return check ? 0 : Math.max(0, workload.manifest().loop().maxIterations() - spent);
    }

    /**
     * If every iteration compared as many candidates as it can and measured every case, as often as {@code trials} allows; no
     * more than the budget allows.
     */
    public int worstRuns() {
        return budget().map(runs -> Math.min(runs, unlimited())).orElse(unlimited());
    }

    private int unlimited() {
        int iterations = iterations();
        int holdoutAtTheEnd = iterations == 0 ? 0 : workload.holdout().size();
        int baseline = (int) open().count();
        int once = baseline + iterations * (workload.cases().size() + screening()) + holdoutAtTheEnd;
        int trials = check ? 1 : workload.manifest().loop().measuring().trials();
        // Only the first run of a case is known to be remembered.
        return once * trials - rememberedRuns();
    }

    /** Of an iteration. The built-in rules and a plan never have two answers to one failure. */
    private int screening() {
        boolean lazy = workload.manifest().loop().measuring().measure() == Manifest.Measure.LAZY;
        boolean rivals = Proposers.specs(workload.manifest()).stream().anyMatch(spec -> !spec.isTextual());
        return rivals ? ExperimentDesign.mostScreening(workload.cases().size(), lazy) : 0;
    }

    /** How many outputs the critic is shown for the baseline; a report that does not fit is asked for once more. */
    public int baselineLooks() {
        return isJudgedByCritic() ? (int) open().count() : 0;
    }

    /** Where nothing else judges, every output is; elsewhere those of each state before the next hypothesis. */
    public int worstLooks() {
        if (!hasCritic()) {
            return 0;
        }
        int looks = isJudgedByCritic()
                ? unlimited() + rememberedRuns()
                : iterations() * workload.cases().size();
        return budget().map(calls -> Math.min(calls, looks)).orElse(looks);
    }

    public boolean hasCritic() {
        return Critics.isGiven(workload.manifest());
    }

    private boolean isJudgedByCritic() {
        return hasCritic() && workload.visualOnly();
    }

    /** Whether some of them may be remembered: which ones hangs on outputs that are not there yet. */
    public boolean looksAtMost() {
        return remembered.critiques() && baselineLooks() > 0;
    }

    /** What the critic is asked, as a phrase. */
    public String looks() {
        return mostLooks() + " for the baseline, " + worstLooks() + " at worst";
    }

    private String mostLooks() {
        return (looksAtMost() ? "at most " : "") + baselineLooks();
    }

    private Optional<Integer> budget() {
        int used = from.map(SessionState::ledger).map(Ledger::counted).orElse(0);
        return workload.manifest()
                .loop()
                .budget()
                .flatMap(Manifest.Budget::runs)
                .map(runs -> Math.max(0, runs - used));
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
        return estimate().usd(worstRuns()).map(amount -> amount.within(dollarsLeft()));
    }

    private Estimate estimate() {
        return new Estimate(workload.manifest(), from.map(SessionState::ledger));
    }

    /** Minutes begin anew when a session goes on, dollars do not. */
    private OptionalDouble dollarsLeft() {
        double spent = from.map(SessionState::ledger).map(Ledger::usd).orElse(0.0);
        OptionalDouble limit = limit(Manifest.Budget::costUsd);
        return limit.isEmpty() ? limit : OptionalDouble.of(Math.max(0, limit.getAsDouble() - spent));
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
        boolean ran = from.map(SessionState::ledger).map(Ledger::total).orElse(0) > 0;
        return ran && worstUsd().isEmpty() ? UNREPORTED : phrase(baselineUsd(), worstUsd());
    }

    private static String phrase(Optional<Amount> baseline, Optional<Amount> worst) {
        return baseline.isEmpty() || worst.isEmpty()
                ? UNKNOWN
                : baseline.get().baseline() + ", " + worst.get().worst();
    }

    /** What nothing is started for, as a phrase; empty where there is nothing of the kind. */
    public Optional<String> remembers() {
        int runs = rememberedRuns();
        return runs == 0
                ? Optional.empty()
                : Optional.of(Count.of(runs, "run") + " of the baseline, not in these figures");
    }

    /** How often a run may be made again, and that these figures leave it out; empty where nothing is. */
    public Optional<String> retries() {
        int retries = workload.manifest().run().limits().retries();
        return retries == 0
                ? Optional.empty()
                : Optional.of("up to " + retries + " of a run that ends in an error, not in these figures"
                        + (budget().isEmpty() ? "" : "; the budget counts them"));
    }

    /** That a budget of runs also counts what is none, and these figures do not; empty where nothing can be asked. */
    public Optional<String> questions() {
        List<String> asked = new ArrayList<>();
        if (iterations() > 0) {
            asked.add("a proposer, the built-in rules too");
        }
        if (hasCritic()) {
            asked.add("a critic");
        }
        return budget().isEmpty() || asked.isEmpty()
                ? Optional.empty()
                : Optional.of("each to " + String.join(", or to ", asked)
                        + ", counts as a run in the budget, and is not in these figures");
    }

    /** How many files there are to edit, in words. */
    public static String files(Workload workload) {
        return Count.of(workload.files().size(), "file") + " that may be edited";
    }

    /** One line for the start of a run. */
    public String line() {
        String baseline = Count.of(baselineRuns(), "run");
        String taken = amounts(baselineMinutes(), baselineUsd());
        String known = rememberedRuns() == 0 ? "" : "; remembered: " + rememberedRuns();
        if (check) {
            return "forecast: " + baseline + taken + known
                    + (isJudgedByCritic() ? "; outputs for the critic: " + mostLooks() : "");
        }
        return "forecast: " + baseline + " for the baseline" + taken + ", " + worstRuns() + " at worst"
                + amounts(worstMinutes(), worstUsd()) + byTheBudget()
                + known
                + (hasCritic() ? "; outputs for the critic: " + looks() : "");
    }

    private static String amounts(Optional<Amount> minutes, Optional<Amount> usd) {
        String both = Stream.concat(
                        minutes.map(amount -> amount.brief("%.1f min")).stream(),
                        usd.map(amount -> amount.brief("$%.2f")).stream())
                .collect(Collectors.joining(", "));
        return both.isEmpty() ? "" : " (" + both + ")";
    }
}
