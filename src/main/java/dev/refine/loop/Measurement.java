package dev.refine.loop;

import dev.refine.files.Secrets;
import dev.refine.journal.CaseRecord;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.loop.judge.Measured;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Measures cases under the bytes that the files hold now. What is remembered is not run again; what ran is durable
 * when it completes and journalled in the order of the cases, so that the journal does not depend on who was faster.
 */
final class Measurement {

    private static final int FIRST_TRIAL = 1;

    private final Bench bench;
    private final StoredResults stored;
    private final Affordable affordable;
    private final WatchedInputs inputs;
    private final Misreported misreported;
    private volatile boolean hopeless;

    Measurement(Bench bench, WatchedInputs inputs) {
        this.bench = bench;
        this.stored = new StoredResults();
        this.affordable = new Affordable(bench);
        this.inputs = inputs;
        this.misreported = new Misreported(bench);
    }

    /**
     * Measures every case of the list; after a stop request only those whose turn had come are journalled. False when the
     * budget turned out not to reach for all of them: then the session is told to end, and why.
     */
    boolean measure(int iteration, Purpose purpose, List<Case> cases) {
        // What is measured until nothing is left needs no list of what is left.
        boolean decides = purpose != Purpose.BASELINE && purpose != Purpose.HOLDOUT && purpose != Purpose.SCREEN;
        return measure(iteration, purpose, cases, decides);
    }

    /** The rest of a batch that an interruption has cut: nothing is decided on a part of it. */
    boolean goOn(CaseRecord.Batch batch) {
        return batch.open().isEmpty() || measure(batch.iteration(), batch.purpose(), bench.cases(batch.open()), false);
    }

    private boolean measure(int iteration, Purpose purpose, List<Case> cases, boolean announced) {
        if (isHopeless()) {
            return true;
        }
        inputs.look();
        announce(iteration, purpose, cases);
        Optional<Allowance> allowance = affordable.within(purpose);
        Batch batch = new Batch(this, iteration, purpose, cases, announced, allowance);
        batch.recall();
        try {
            run(batch, allowance);
        } finally {
            // Nothing that runs later is a matter of this measurement.
            runner(Optional.empty());
        }
        Optional<String> refusal = allowance
                .flatMap(Allowance::refusal)
                .filter(reason -> !batch.open().isEmpty());
        if (refusal.isPresent() || batch.isHopeless()) {
            batch.flushAll();
        }
        inputs.look();
        refusal.ifPresent(affordable::end);
        bench.progress().batchFinished();
        misreported.tell();
        return refusal.isEmpty();
    }

    /** All that is open; or, where nobody knew what a run costs, one of them and then the others, if they may. */
    private void run(Batch batch, Optional<Allowance> allowance) {
        List<CaseTask> tasks = batch.open();
        if (tasks.isEmpty()) {
            return;
        }
        limitRetries(tasks.size());
        runner(allowance).run(tasks, batch::finished);
        List<CaseTask> others = batch.open();
        boolean goesOn = !others.isEmpty() && !bench.stop().isRequested() && !batch.isHopeless();
        if (goesOn && allowance.filter(left -> left.bears(others.size())).isPresent()) {
            limitRetries(others.size());
            runner(allowance).run(others, batch::finished);
        }
    }

    /** A retry is a start like any other, and so is the one more for a worker that dies. */
    private void limitRetries(int tasks) {
        Manifest.RunSpec run = bench.workload().manifest().run();
        int each = run.limits().retries() + (run.worker().isPresent() ? 1 : 0);
        bench.runner().limitRetries(affordable.spare(tasks, tasks * each));
    }

    /** With what this measurement has already, so that its line ends with all of its cases. */
    private void announce(int iteration, Purpose purpose, List<Case> cases) {
        Map<String, CaseResult> done = new LinkedHashMap<>();
        if (purpose == Purpose.BASELINE) {
            done.putAll(bench.state().current().results());
            cases.forEach(input -> done.remove(input.id()));
        }
        bench.progress().batchStarted(iteration, purpose, done.size() + cases.size());
        done.forEach(bench.progress()::caseFinished);
    }

    /** Runs one case without journalling it; empty when the session is stopping. */
    Optional<Measured> tryOne(Case input) {
        String key = bench.keys().of(bench.keys().state(), input, FIRST_TRIAL);
        CaseTask task = task(input, 0, FIRST_TRIAL, Integer.toString(FIRST_TRIAL));
        Optional<CaseResult> known = stored.find(task.folder(), key);
        if (known.isPresent()) {
            return Optional.of(new Measured(input, FIRST_TRIAL, key, known.get(), Optional.empty()));
        }
        limitRetries(1);
        List<Measured> one = new ArrayList<>();
        Untouched untouched = untouched();
        runner(Optional.empty()).run(List.of(task), run -> {
            untouched.require();
            judged(run, key).ifPresent(one::add);
        });
        one.stream()
                .filter(measured -> measured.brokenBecause().isEmpty())
                .forEach(measured -> stored.put(task.folder(), measured));
        return one.stream().findFirst();
    }

    /** Empty for a run that the end of the session cut short: that says nothing about the case. */
    Optional<Measured> judged(CaseRun run, String key) {
        if (run.outcome() == CaseOutcome.CANCELLED) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    withoutSecrets(run, bench.judge().judge(run, run.task().trial(), key)));
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    /**
     * An output is judged as it is; only then the session's copy of it loses its secrets. The one at {@code outputPath} is
     * the user's and stays.
     */
    private Measured withoutSecrets(CaseRun run, Measured measured) {
        Secrets secrets = bench.session().secrets();
        run.output().ifPresent(secrets::hideIn);
        return measured.without(secrets);
    }

    /** Journals a result as it is. */
    void record(Event.CaseMeasured event, Measured measured) {
        tellCritique(event.iteration(), measured);
        bench.append(event);
    }

    /** What a critic said when it judged the output, unless the journal knows. */
    private void tellCritique(int iteration, Measured measured) {
        String folder = measured.result().folder();
        boolean known = bench.state()
                .critique(folder)
                .filter(event -> event.critique() != null)
                .isPresent();
        if (!known && bench.workload().visualOnly()) {
            bench.judge()
                    .viewing()
                    .said(bench.session().folder().path().resolve(folder))
                    .ifPresent(reply -> bench.append(
                            Critiquing.event(iteration, measured.input().id(), folder, reply)));
        }
    }

    CaseTask task(Case input, int iteration, int trial, String name) {
        return new CaseTask(input, iteration, trial, bench.session().folder().run(iteration, input.id(), name));
    }

    /** What the files hold by the journal; a candidate that is looked at stands in them beside it. */
    Untouched untouched() {
        SessionState state = bench.state();
        Map<String, String> files = new LinkedHashMap<>(state.files());
        state.current()
                .drafts()
                .shortlist()
                .tried()
                .ifPresent(tried -> tried.changes().forEach(change -> files.put(change.path(), change.after())));
        return new Untouched(bench.files(), files);
    }

    Bench bench() {
        return bench;
    }

    Optional<CaseResult> stored(CaseTask task, String key) {
        return stored.find(task.folder(), key);
    }

    void store(CaseTask task, Measured measured) {
        stored.put(task.folder(), measured);
    }

    /** For good, once it is: nothing will be started any more. */
    boolean isHopeless() {
        hopeless = hopeless || Hopeless.isReached(bench.state());
        return hopeless;
    }

    private Runner runner(Optional<Allowance> allowance) {
        bench.runner().watch(new Running(bench.progress(), allowance, misreported));
        return bench.runner();
    }

    private record Running(Progress progress, Optional<Allowance> allowance, Misreported misreported)
            implements Runner.Watch {

        @Override
        public void misreported(CaseTask task, String found) {
            misreported.note(task, found);
        }

        @Override
        public boolean admits(CaseTask task, List<CaseRun.Attempt> before) {
            return allowance.map(left -> left.admits(task.input().id(), before)).orElse(true);
        }

        @Override
        public void started(CaseTask task) {
            progress.runStarted(task.input().id());
        }

        @Override
        public void ended(CaseTask task) {
            progress.runEnded(task.input().id());
        }
    }
}
