package dev.refine.loop.judge;

import dev.refine.compare.CheckResult;
import dev.refine.compare.Comparison;
import dev.refine.compare.ValidationScripts;
import dev.refine.critique.CritiqueReply;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.journal.CaseResult;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.OutputReader;
import dev.refine.run.CaseRun;
import dev.refine.run.OverlayResult;
import dev.refine.score.Change;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Judges the run of a case by its expected output and the user's validators, or by a critic who looks at its
 * overlay. Thread-safe.
 */
public final class CaseJudge {

    /** Marks a failed check among the wrong leaves, whose names are JSON Pointers. */
    public static final String CHECK = "check:";

    /** What is wrong with a failed case that has no expected output to name leaves of. */
    private static final String NO_OUTPUT = "output";

    private final Workload workload;
    private final SessionFolder session;
    private final Comparing comparing;
    private final ValidationScripts validators;
    private final Viewing viewing;
    private volatile Map<String, Case> inputs = Map.of();

    public CaseJudge(
            Workload workload,
            SessionFolder session,
            Comparing comparing,
            ValidationScripts validators,
            Viewing viewing) {
        this.workload = workload;
        this.session = session;
        this.comparing = comparing;
        this.validators = validators;
        this.viewing = viewing;
    }

    public Comparing comparing() {
        return comparing;
    }

    public Viewing viewing() {
        return viewing;
    }

    /** The case with that id, also of the holdout. */
    public Case input(String id) {
        if (inputs.isEmpty()) {
            // Once: who looks at each failing case by itself asks very often.
            Map<String, Case> byId = new HashMap<>();
            workload.cases().forEach(input -> byId.put(input.id(), input));
            workload.holdout().forEach(input -> byId.put(input.id(), input));
            inputs = byId;
        }
        return inputs.get(id);
    }

    /**
     * What the run is worth. What the user's commands make of its output meanwhile is taken back.
     *
     * @param key under which the result is remembered
     * @throws CancellationException when the session is to end meanwhile
     */
    public Measured judge(CaseRun run, int trial, String key) {
        Case input = run.task().input();
        if (run.output().isEmpty()) {
            CaseResult result = withoutOutput(input, run);
            return new Measured(input, trial, key, result, Optional.of(RunFault.sentence(run, workload.manifest())));
        }
        boolean untouched = viewing.overlay().isEmpty()
                && viewing.critic().isEmpty()
                && validators.names().isEmpty();
        if (untouched) {
            return new Measured(input, trial, key, withOutput(input, run, List.of()), Optional.empty());
        }
        KeptOutput kept = KeptOutput.of(run.output().get());
        try {
            return lookedAt(run, trial, key, kept);
        } finally {
            kept.putBack();
        }
    }

    private Measured lookedAt(CaseRun run, int trial, String key, KeptOutput kept) {
        Case input = run.task().input();
        Path output = run.output().orElseThrow();
        Optional<OverlayResult> overlay = viewing.draw(run.task(), output);
        Optional<String> undrawn = overlay.flatMap(OverlayResult::problem);
        kept.putBack();
        List<CheckResult> checks = validators.run(run.task(), output);
        kept.putBack();
        Optional<String> broken = overlay.filter(result -> isBroken(result, output))
                .flatMap(OverlayResult::problem)
                .map(problem -> "case " + input.id() + ": " + problem)
                .or(() -> unstarted(checks).map(problem -> "case " + input.id() + ": " + problem));
        Optional<CritiqueReply> critique =
                workload.visualOnly() ? viewing.look(run.task(), output, failed(checks)) : Optional.empty();
        CaseResult result = unstarted(checks)
                .map(problem -> result(run, Standing.ERROR, 0, List.of(), List.of(), List.of())
                        .noted(oneLine(problem)))
                .orElseGet(() -> critique.isPresent()
                        ? looked(run, failed(checks), critique.get())
                        : withOutput(input, run, checks));
        CaseResult noted = undrawn.filter(problem -> result.note().isEmpty())
                .map(problem -> result.noted(oneLine(problem)))
                .orElse(result);
        return new Measured(input, trial, key, noted, broken.or(() -> unstartable(input, critique)));
    }

    /** Without a validator nobody knows what an output is worth, whatever the others say of it. */
    private static Optional<String> unstarted(List<CheckResult> checks) {
        return checks.stream()
                .filter(check -> !check.startable())
                .map(check -> "the validator " + check.script().strip().replaceAll("\\s*\\R\\s*", " ")
                        + " could not be started [check-start]: " + check.message())
                .findFirst();
    }

    /** An answer that is none may well be more than a picture can be drawn of. */
    private static boolean isBroken(OverlayResult result, Path output) {
        return !result.startable()
                || !result.drawn() && OutputReader.read(output).value().isPresent();
    }

    /** How it ended, and the last line of what it said. */
    private static String oneLine(String problem) {
        List<String> lines = problem.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String first = lines.get(0);
        String end = lines.get(lines.size() - 1);
        return lines.size() == 1 ? first : first.substring(0, first.indexOf("]: ") + 3) + end;
    }

    private static Optional<String> unstartable(Case input, Optional<CritiqueReply> critique) {
        return critique.filter(reply -> !reply.startable())
                .map(reply ->
                        "case " + input.id() + ": the critic could not be started [critic-start]: " + reply.problem());
    }

    private static List<CheckResult> failed(List<CheckResult> checks) {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    /** By what a critic saw. Without a critique nothing is known, unless a validator says no by itself. */
    private CaseResult looked(CaseRun run, List<CheckResult> failed, CritiqueReply reply) {
        List<String> wrong = new ArrayList<>();
        failed.forEach(check -> wrong.add(CHECK + check.script()));
        if (reply.found().isEmpty()) {
            int scripts = validators.names().size();
            double share = scripts == 0 ? 0 : 1 - (double) failed.size() / scripts;
            Standing standing = failed.isEmpty() ? Standing.ERROR : Standing.FAILED;
            String note = "no critique [critique]: " + reply.problem();
            return result(run, standing, failed.isEmpty() ? 0 : share, wrong, List.of(), failed)
                    .noted(note);
        }
        double points = reply.found().get().overallScore();
        if (points < viewing.brief().threshold()) {
            wrong.add(Change.CRITIQUE);
        }
        Standing standing = wrong.isEmpty() ? Standing.PASSED : Standing.FAILED;
        return result(run, standing, points / 100, wrong, List.of(), failed).judgedAt(points);
    }

    private CaseResult withoutOutput(Case input, CaseRun run) {
        if (run.outcome().isError()) {
            return result(run, Standing.ERROR, 0, List.of(), List.of(), List.of());
        }
        List<String> wrong = new ArrayList<>();
        if (input.expected().isPresent()) {
            wrong.addAll(comparing.ofNothing(input).wrongLeaves());
        } else {
            wrong.add(NO_OUTPUT);
        }
        validators.names().forEach(script -> wrong.add(CHECK + script));
        if (workload.visualOnly() && viewing.critic().isPresent()) {
            wrong.add(Change.CRITIQUE);
        }
        return result(run, Standing.FAILED, 0, wrong.stream().sorted().toList(), List.of(), List.of());
    }

    private CaseResult withOutput(Case input, CaseRun run, List<CheckResult> checks) {
        Optional<Comparison> comparison = input.expected()
                .map(expected -> comparing.of(input, run.output().orElseThrow()));
        List<CheckResult> failed = failed(checks);
        // Where others have an expected file, validators alone cannot say that this one is right.
        boolean unpaired = comparison.isEmpty() && !workload.visualOnly();
        if (unpaired || comparison.isEmpty() && checks.isEmpty()) {
            return result(run, Standing.UNJUDGED, 0, List.of(), List.of(), List.of());
        }
        List<String> wrong = new ArrayList<>();
        comparison.ifPresent(found -> found.wrongLeaves().stream().sorted().forEach(wrong::add));
        failed.forEach(check -> wrong.add(CHECK + check.script()));
        List<String> extra = comparison
                .map(found -> found.extraLeaves().stream().sorted().toList())
                .orElse(List.of());
        boolean equal = comparison.map(Comparison::equal).orElse(true);
        double checksPassed = checks.isEmpty() ? 1 : 1 - (double) failed.size() / checks.size();
        double score = comparison.map(Comparison::score).orElse(1.0) * checksPassed;
        Standing standing = equal && failed.isEmpty() ? Standing.PASSED : Standing.FAILED;
        return result(run, standing, score, wrong, extra, failed);
    }

    private CaseResult result(
            CaseRun run,
            Standing standing,
            double score,
            List<String> wrong,
            List<String> extra,
            List<CheckResult> failed) {
        Path folder = run.output().map(Path::getParent).orElse(run.task().folder());
        return new CaseResult(
                run.outcome(),
                run.exitCode(),
                standing,
                score,
                wrong,
                extra,
                slashed(session.path().relativize(folder)),
                run.output().map(output -> output.getFileName().toString()).orElse(""),
                run.duration().toMillis(),
                run.attempts().size(),
                run.attempts().isEmpty(),
                failed.stream()
                        .map(check -> new CaseDiagnosis.FailedCheck(check.script(), check.message()))
                        .toList(),
                run.output().isPresent() ? "" : RunFault.note(run, workload.manifest()),
                CaseResult.Usage.of(run),
                null,
                earlier(run.attempts()));
    }

    private static List<String> earlier(List<CaseRun.Attempt> attempts) {
        return attempts.stream()
                .limit(Math.max(0, attempts.size() - 1))
                .map(CaseRun.Attempt::end)
                .toList();
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
