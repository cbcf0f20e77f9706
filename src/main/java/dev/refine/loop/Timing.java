package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Event.FileChange;
import dev.refine.journal.Iteration;
import dev.refine.journal.PairedTimes;
import dev.refine.journal.Timed;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.workload.Case;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares a candidate with the best state on the clock: a few cases, in both states in turn, several times. The files
 * go to and fro meanwhile; that is announced before the first byte, and the candidate's bytes are back at the end, also
 * when the session is interrupted.
 */
final class Timing {

    /** With twelve pairs the test sees a difference that nine or ten of them agree on. */
    private static final int PAIRS = 12;

    private final Bench bench;
    private final Swapping swapping;
    private final Affordable affordable;
    private final Weighing weighing;

    Timing(Bench bench, Weighing weighing) {
        this.bench = bench;
        this.swapping = new Swapping(bench);
        this.affordable = new Affordable(bench);
        this.weighing = weighing;
    }

    /** Whether the verdict waits for a clock: all cases were measured, and no guard has decided already. */
    boolean isDue() {
        Iteration current = bench.state().current();
        return bench.objective().isByClock()
                && !current.times().isEnded()
                && current.results().keySet().containsAll(bench.caseIds())
                && bench.objective().broken(weighing.figures()).isEmpty();
    }

    /** Takes the pairs that are still open; the state then says whether that came to its end. */
    void run() {
        Event.TimingStarted started = started();
        swapping.after(started.changes());
        int open = started.rounds() - times().rounds().size();
        if (affordable.refuses(2 * open * started.cases().size())) {
            return;
        }
        bench.progress().said("comparing times: " + 2 * open * started.cases().size() + " runs, in turn");
        for (int round = 1; round <= started.rounds(); round++) {
            if (!times().rounds().contains(round) && !time(started, round)) {
                return;
            }
        }
        swapping.after(started.changes());
        bench.append(new Event.TimingEnded(
                bench.state().current().number(), times().test().words()));
    }

    private Event.TimingStarted started() {
        if (times().open().isEmpty()) {
            BestState best = bench.state().best().orElseThrow();
            Map<String, String> files = bench.state().files();
            List<FileChange> changes = best.files().entrySet().stream()
                    .filter(file -> !file.getValue().equals(files.get(file.getKey())))
                    .map(file -> new FileChange(file.getKey(), file.getValue(), files.get(file.getKey())))
                    .toList();
            List<String> cases = bench.experimentDesign().sampled(best.scorecard());
            int rounds = (PAIRS + cases.size() - 1) / cases.size();
            bench.append(new Event.TimingStarted(bench.state().current().number(), cases, rounds, changes));
        }
        return times().open().orElseThrow();
    }

    /** One round; who goes first alternates. False when the session stops, with the candidate's bytes back in place. */
    private boolean time(Event.TimingStarted started, int round) {
        boolean bestFirst = round % 2 == 1;
        Map<String, Timed> first = runAll(started, round, bestFirst);
        Map<String, Timed> second = runAll(started, round, !bestFirst);
        if (bench.stop().isRequested()) {
            swapping.after(started.changes());
            pay(bestFirst ? first : second, bestFirst ? second : first);
            return false;
        }
        for (String id : started.cases()) {
            Timed best = (bestFirst ? first : second).getOrDefault(id, Timed.NOTHING);
            Timed candidate = (bestFirst ? second : first).getOrDefault(id, Timed.NOTHING);
            bench.append(new Event.PairTimed(bench.state().current().number(), round, id, best, candidate));
        }
        return true;
    }

    /** What ended of a round that is made again. */
    private void pay(Map<String, Timed> best, Map<String, Timed> candidate) {
        new TreeMap<>(best).forEach((id, run) -> pay(id, run, Timed.NOTHING));
        new TreeMap<>(candidate).forEach((id, run) -> pay(id, Timed.NOTHING, run));
    }

    private void pay(String id, Timed best, Timed candidate) {
        bench.append(new Event.PairTimed(bench.state().current().number(), PairedTimes.CUT, id, best, candidate));
    }

    private Map<String, Timed> runAll(Event.TimingStarted started, int round, boolean best) {
        if (bench.stop().isRequested()) {
            return Map.of();
        }
        if (best) {
            swapping.before(started.changes());
        } else {
            swapping.after(started.changes());
        }
        Map<String, Timed> times = new ConcurrentHashMap<>();
        List<CaseTask> tasks = bench.workload().cases().stream()
                .filter(input -> started.cases().contains(input.id()))
                .map(input -> task(input, round, best))
                .toList();
        bench.clock().run(tasks, run -> {
            if (run.outcome() != CaseOutcome.CANCELLED) {
                times.put(run.task().input().id(), timed(run));
            }
        });
        return times;
    }

    private CaseTask task(Case input, int round, boolean best) {
        int iteration = bench.state().current().number();
        String name = "time-" + round + (best ? "-best" : "-candidate");
        return new CaseTask(input, iteration, round, bench.session().folder().run(iteration, input.id(), name));
    }

    private static Timed timed(CaseRun run) {
        boolean answered = run.outcome() == CaseOutcome.OUTPUT;
        return new Timed(
                answered ? run.duration().toMillis() : -1, run.attempts().size(), CaseResult.Usage.of(run));
    }

    private PairedTimes times() {
        return bench.state().current().times();
    }
}
