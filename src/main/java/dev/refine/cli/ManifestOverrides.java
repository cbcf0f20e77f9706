package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.journal.Overrides;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.SessionState;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.propose.plan.Plan;
import dev.refine.workload.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The manifest with what the command line says instead. */
final class ManifestOverrides {

    private static final List<String> MODES = List.of("accuracy", "speed", "robustness", "custom");

    private ManifestOverrides() {}

    static Manifest apply(Manifest manifest, RefineCommand options) {
        Manifest.LoopSpec loop = manifest.loop();
        Manifest.GoalSpec goal = loop.goal();
        Manifest.MeasureSpec measuring = loop.measuring();
        Manifest.LoopSpec changed = new Manifest.LoopSpec(
                new Manifest.GoalSpec(
                        mode(options.mode, goal.mode()), goal.objective(), goal.metricCommand(), goal.perturb()),
                new Manifest.MeasureSpec(
                        measure(options.measure, measuring.measure()), measuring.trials(), measuring.bundle()),
                proposers(options, loop.proposers()),
                options.iterations == null ? loop.maxIterations() : atLeast("--iterations", options.iterations, 0),
                loop.plateau(),
                loop.restoreBest(),
                budget(options, manifest),
                loop.estimate());
        return with(manifest, options.concurrency).with(changed);
    }

    /** What a session keeps of the command line. */
    static Overrides said(RefineCommand options) {
        String plan = options.plan == null
                ? null
                : options.plan.toAbsolutePath().normalize().toString();
        return new Overrides(options.budgetRuns, options.budgetUsd, options.proposer, plan, options.measure);
    }

    /**
     * What a session was told before holds where nothing is said now; who proposes is said by either of two options. A
     * budget that has ended it is used up: whoever goes on means to spend more. A plan that is gone is followed as the
     * session has it.
     */
    static void recall(RefineCommand options, SessionState state, Path keptPlan) {
        Overrides before = state.terms().overrides();
        if (state.end().filter(SessionEnd.BUDGET::equals).isEmpty()) {
            options.budgetRuns = options.budgetRuns == null ? before.budgetRuns() : options.budgetRuns;
            options.budgetUsd = options.budgetUsd == null ? before.budgetUsd() : options.budgetUsd;
        }
        options.measure = options.measure == null ? before.measure() : options.measure;
        if (options.proposer == null && options.plan == null) {
            options.proposer = before.proposer();
            options.plan = before.plan() == null ? null : Path.of(before.plan());
            if (options.plan != null && !Files.exists(options.plan) && Files.exists(keptPlan)) {
                options.plan = keptPlan;
            }
        }
    }

    /** With the guards, the exclusions and the pass rate that a plan sets; what it leaves open stays the manifest's. */
    static Manifest following(Manifest manifest, Plan plan) {
        return excluding(guided(manifest, plan), plan);
    }

    /** The same where the cases are chosen already. */
    static Manifest guided(Manifest manifest, Plan plan) {
        Manifest.Selection given = manifest.cases().selection();
        List<String> guards = plan.guards().isEmpty() ? given.guards() : plan.guards();
        return choosing(manifest, guards, given.exclude())
                .with(withTarget(manifest.loop(), plan.success().passRate()));
    }

    /** Without the cases that a plan leaves out. */
    static Manifest excluding(Manifest manifest, Plan plan) {
        Manifest.Selection given = manifest.cases().selection();
        List<Manifest.Exclusion> exclude = Stream.concat(
                        given.exclude().stream(),
                        plan.exclusions().stream()
                                .map(exclusion -> new Manifest.Exclusion(exclusion.cases(), exclusion.where())))
                .toList();
        return choosing(manifest, given.guards(), exclude);
    }

    private static Manifest choosing(Manifest manifest, List<String> guards, List<Manifest.Exclusion> exclude) {
        Manifest.CaseSpec cases = manifest.cases();
        Manifest.Selection given = cases.selection();
        Manifest.Selection selection =
                new Manifest.Selection(given.focus(), guards, exclude, given.holdout(), given.holdoutFraction());
        return manifest.with(new Manifest.CaseSpec(
                cases.casePaths(), cases.expectedPaths(), cases.skipUnpaired(), selection, cases.caseText()));
    }

    private static Manifest.LoopSpec withTarget(Manifest.LoopSpec loop, OptionalDouble passRate) {
        // A plan that cuts costs says at which pass rate that is fine, not that the pass rate is to rise.
        Manifest.GoalSpec goal = loop.goal();
        boolean byField = goal.mode().equals("accuracy") || goal.mode().equals("robustness");
        if (passRate.isEmpty() || !byField) {
            return loop;
        }
        JsonNode objective = Json.object().put("metric", "passRate").put("target", passRate.getAsDouble());
        return loop.with(
                new Manifest.GoalSpec(goal.mode(), Optional.of(objective), goal.metricCommand(), goal.perturb()));
    }

    /** In the mode that a session was begun in: what the manifest says now is for the next one. */
    static Manifest like(Manifest manifest, SessionSettings settings) {
        RefineCommand options = new RefineCommand(null);
        options.mode = settings.mode();
        return apply(manifest, options);
    }

    /** With so many cases at a time, if that is said. */
    static Manifest with(Manifest manifest, Integer concurrency) {
        if (concurrency == null) {
            return manifest;
        }
        Manifest.RunSpec run = manifest.run();
        Manifest.RunLimits limits = run.limits();
        Manifest.RunLimits changed = new Manifest.RunLimits(
                atLeast("--concurrency", concurrency, 1),
                limits.startsPerMinute(),
                limits.timeout(),
                limits.retries(),
                limits.errorTolerance());
        return manifest.with(new Manifest.RunSpec(
                run.command(),
                run.outputPath(),
                run.inputs(),
                run.usagePath(),
                run.environment(),
                changed,
                run.preflight(),
                run.cache(),
                run.worker()));
    }

    private static String mode(String asked, String otherwise) {
        if (asked == null) {
            return otherwise;
        }
        if (!MODES.contains(asked)) {
            throw wrong("--mode", asked, "Possible are " + String.join(", ", MODES) + ".");
        }
        return asked;
    }

    private static Manifest.Measure measure(String asked, Manifest.Measure otherwise) {
        if (asked == null) {
            return otherwise;
        }
        return Stream.of(Manifest.Measure.values())
                .filter(measure -> measure.word().equals(asked))
                .findFirst()
                .orElseThrow(() -> wrong("--measure", asked, "Possible are full, gated and lazy."));
    }

    private static Optional<Manifest.Budget> budget(RefineCommand options, Manifest manifest) {
        Optional<Manifest.Budget> given = manifest.loop().budget();
        if (options.budgetRuns == null && options.budgetUsd == null) {
            return given;
        }
        Manifest.Budget old =
                given.orElse(new Manifest.Budget(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
        Optional<Integer> runs =
                options.budgetRuns == null ? old.runs() : Optional.of(atLeast("--budget-runs", options.budgetRuns, 1));
        OptionalDouble usd =
                options.budgetUsd == null ? old.costUsd() : OptionalDouble.of(dollars(options.budgetUsd, manifest));
        return Optional.of(new Manifest.Budget(runs, old.minutes(), usd));
    }

    private static double dollars(double value, Manifest manifest) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw wrong("--budget-usd", Double.toString(value), "It must be a number above 0.");
        }
        refuseUnknownCost(manifest);
        return value;
    }

    /** An unknown cost is never zero: without a figure no budget could be kept. */
    private static void refuseUnknownCost(Manifest manifest) {
        boolean known = manifest.run().usagePath().isPresent()
                || manifest.loop()
                        .estimate()
                        .filter(estimate -> estimate.usd().isPresent())
                        .isPresent();
        if (!known) {
            throw new UsageException(Problem.of(
                    "budget-cost",
                    "--budget-usd cannot be kept: nothing says what a run costs",
                    "The manifest has neither \"caseEstimate\" with \"usd\" nor \"usagePath\".",
                    "Add one of them, or limit the runs with --budget-runs."));
        }
    }

    private static List<JsonNode> proposers(RefineCommand options, List<JsonNode> given) {
        if (options.proposer == null) {
            return options.plan == null ? given : List.of(Json.tree("plan"));
        }
        return ChosenProposers.of(options.proposer, given);
    }

    private static int atLeast(String option, int value, int least) {
        if (value < least) {
            throw wrong(option, Integer.toString(value), "It must be at least " + least + ".");
        }
        return value;
    }

    private static UsageException wrong(String option, String value, String possible) {
        return new UsageException(
                Problem.of("usage", option + " cannot be \"" + value + "\"", possible, "See refine --help."));
    }
}
