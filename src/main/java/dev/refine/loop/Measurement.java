package dev.refine.loop;

import dev.refine.files.Secrets;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.RunFolder;
import dev.refine.run.Runner;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
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

    Measurement(Bench bench) {
        this.bench = bench;
        this.stored = new StoredResults();
    }

    /** Measures every case of the list; after a stop request only those whose turn had come are journalled. */
    void measure(int iteration, Purpose purpose, List<Case> cases) {
        if (isHopeless()) {
            return;
        }
        announce(iteration, purpose, cases);
        Batch batch = new Batch(iteration, purpose, cases);
        List<CaseTask> tasks = batch.prepare();
        if (!tasks.isEmpty()) {
            limitRetries(tasks.size());
            runner().run(tasks, batch::finished);
        }
        bench.progress().batchFinished();
    }

    /** A retry is a start like any other. */
    private void limitRetries(int tasks) {
        int wanted = tasks * bench.workload().manifest().run().limits().retries();
        bench.runner().limitRetries(new Affordable(bench).spare(tasks, wanted));
    }

    /** With what this measurement has already, so that its line ends with all of its cases. */
    private void announce(int iteration, Purpose purpose, List<Case> cases) {
        Map<String, CaseResult> done = new LinkedHashMap<>();
        if (purpose == Purpose.BASELINE) {
            done.putAll(bench.session().state().current().results());
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
        runner().run(List.of(task), run -> judged(run, key).ifPresent(one::add));
        one.stream()
                .filter(measured -> measured.brokenBecause().isEmpty())
                .forEach(measured -> stored.put(task.folder(), measured));
        return one.stream().findFirst();
    }

    /** Empty for a run that the end of the session cut short: that says nothing about the case. */
    private Optional<Measured> judged(CaseRun run, String key) {
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
        if (bench.workload().manifest().run().worker().isPresent()) {
            // Nobody stood between a worker and its files.
            Path folder = run.output().map(Path::getParent).orElse(run.task().folder());
            secrets.hideIn(folder.resolve("stdout"));
            secrets.hideIn(folder.resolve("stderr"));
        }
        return measured.without(bench.session().secrets());
    }

    /** Journals results as they are. */
    void record(int iteration, Purpose purpose, List<Measured> results) {
        for (Measured measured : results) {
            tellCritique(iteration, measured);
            bench.session()
                    .append(new Event.CaseMeasured(
                            iteration,
                            purpose,
                            measured.input().id(),
                            measured.trial(),
                            measured.key(),
                            measured.result()));
        }
    }

    /** What a critic said when it judged the output, unless the journal knows. */
    private void tellCritique(int iteration, Measured measured) {
        String folder = measured.result().folder();
        boolean known = bench.session()
                .state()
                .critique(folder)
                .filter(event -> event.critique() != null)
                .isPresent();
        if (!known && bench.workload().visualOnly()) {
            bench.judge()
                    .viewing()
                    .said(bench.session().folder().path().resolve(folder))
                    .ifPresent(reply -> bench.session()
                            .append(Critiquing.event(iteration, measured.input().id(), folder, reply)));
        }
    }

    private CaseTask task(Case input, int iteration, int trial, String name) {
        Path folder = bench.session()
                .folder()
                .runs()
                .resolve(Integer.toString(iteration))
                .resolve(RunFolder.name(input.id()))
                .resolve(name);
        return new CaseTask(input, iteration, trial, folder);
    }

    private boolean isHopeless() {
        return Hopeless.isReached(bench.session().state());
    }

    private Runner runner() {
        bench.runner().watch(new Running(bench.progress()));
        return bench.runner();
    }

    private record Running(Progress progress) implements Runner.Watch {

        @Override
        public void started(CaseTask task) {
            progress.runStarted(task.input().id());
        }

        @Override
        public void ended(CaseTask task) {
            progress.runEnded(task.input().id());
        }
    }

    /** A run to come; its task is made when it is due, since the paths of very many together are large. */
    private record Turn(Case input, int trial, String folder) {}

    /** One list of cases on its way into the journal. */
    private final class Batch {

        private final int iteration;
        private final Purpose purpose;
        private final List<Case> cases;
        private final Map<String, String> keys = new HashMap<>();
        private final Map<String, Measured> waiting = new HashMap<>();
        private int next;

        Batch(int iteration, Purpose purpose, List<Case> cases) {
            this.iteration = iteration;
            this.purpose = purpose;
            this.cases = cases;
        }

        /** The runs that are needed, after what is remembered has been taken from memory. */
        synchronized List<CaseTask> prepare() {
            SessionState state = bench.session().state();
            String stateKey = bench.keys().state();
            List<Turn> turns = new ArrayList<>();
            for (Case input : cases) {
                int trial = isOfOtherBytes() ? FIRST_TRIAL : state.trialsHere(input.id()) + 1;
                String key = bench.keys().of(stateKey, input, trial);
                keys.put(input.id(), key);
                Turn turn = new Turn(input, trial, folder(state, trial));
                Optional<CaseResult> known =
                        recalled(state, key).or(() -> stored.find(task(turn).folder(), key));
                if (known.isPresent()) {
                    waiting.put(input.id(), new Measured(input, trial, key, known.get(), Optional.empty()));
                } else {
                    turns.add(turn);
                }
            }
            flush();
            return tasks(turns);
        }

        private List<CaseTask> tasks(List<Turn> turns) {
            return new AbstractList<>() {
                @Override
                public CaseTask get(int index) {
                    return task(turns.get(index));
                }

                @Override
                public int size() {
                    return turns.size();
                }
            };
        }

        private CaseTask task(Turn turn) {
            return Measurement.this.task(turn.input(), iteration, turn.trial(), turn.folder());
        }

        /** What is known under the bytes that the journal knows does not count. */
        private boolean isOfOtherBytes() {
            return purpose == Purpose.HOLDOUT || purpose == Purpose.SCREEN;
        }

        /** A candidate that is only looked at leaves the place to the one that is measured. */
        private String folder(SessionState state, int trial) {
            return purpose == Purpose.SCREEN
                    ? "screen-"
                            + (state.current().attempts() + 1) + "-"
                            + state.current()
                                    .drafts()
                                    .shortlist()
                                    .tried()
                                    .orElseThrow()
                                    .candidate()
                    : Integer.toString(trial);
        }

        /** What an earlier iteration found under the same key, unless the user wants every run made. */
        private Optional<CaseResult> recalled(SessionState state, String key) {
            boolean off = bench.workload().manifest().run().cache() == Manifest.Cache.OFF;
            return off ? Optional.empty() : state.remembered(key).map(CaseResult::recalled);
        }

        /** Judges outside the lock, since validators take their time; journals inside it. */
        void finished(CaseRun run) {
            judged(run, keys.get(run.task().input().id())).ifPresent(measured -> {
                stored.put(run.task().folder(), measured);
                synchronized (this) {
                    waiting.put(measured.input().id(), measured);
                    flush();
                }
            });
        }

        private void flush() {
            while (next < cases.size() && waiting.containsKey(cases.get(next).id()) && !isHopeless()) {
                Measured measured = waiting.remove(cases.get(next).id());
                record(iteration, purpose, List.of(measured));
                bench.progress().caseFinished(measured.input().id(), measured.result());
                next++;
                if (isHopeless()) {
                    bench.runner().cancel();
                }
            }
        }
    }
}
