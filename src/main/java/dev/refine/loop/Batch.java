package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.loop.judge.Measured;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One list of cases on its way into the journal, in its order. */
final class Batch {

    private static final int FIRST_TRIAL = 1;

    private final Bench bench;
    private final Measurement measurement;
    private final int iteration;
    private final Purpose purpose;
    private final List<Case> cases;
    private final Optional<Allowance> allowance;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Measured> waiting = new HashMap<>();
    private final Untouched untouched;
    private List<String> announced;
    private List<Turn> turns = List.of();
    private int next;
    private boolean answered;

    /** A run to come; its task is made when it is due, since the paths of very many together are large. */
    private record Turn(Case input, int place, int trial, String folder) {

        /** Very many share a few names. */
        Turn {
            folder = folder.intern();
        }
    }

    /** @param named whether the journal is told of all cases with the first of them */
    Batch(
            Measurement measurement,
            int iteration,
            Purpose purpose,
            List<Case> cases,
            boolean named,
            Optional<Allowance> allowance) {
        this.bench = measurement.bench();
        this.measurement = measurement;
        this.iteration = iteration;
        this.purpose = purpose;
        this.cases = cases;
        this.allowance = allowance;
        this.announced = named ? cases.stream().map(Case::id).toList() : null;
        this.untouched = measurement.untouched();
    }

    /** Takes what is remembered from memory. */
    synchronized void recall() {
        SessionState state = bench.state();
        String stateKey = bench.keys().state();
        List<Turn> unknown = new ArrayList<>();
        for (int place = 0; place < cases.size(); place++) {
            Case input = cases.get(place);
            int trial = isOfOtherBytes() ? FIRST_TRIAL : state.trialsHere(input.id()) + 1;
            String key = bench.keys().of(stateKey, input, trial);
            keys.put(input.id(), key);
            Turn turn = new Turn(input, place, trial, folder(state, input, trial));
            Optional<CaseResult> known = recalled(state, key).or(() -> measurement.stored(task(turn), key));
            if (known.isPresent()) {
                Measured measured = new Measured(input, trial, key, known.get(), Optional.empty());
                allowance.ifPresent(left -> left.note(measured.event(iteration, purpose)));
                await(measured);
            } else {
                unknown.add(turn);
            }
        }
        turns = unknown;
        flush();
    }

    /** The runs that are still needed. */
    synchronized List<CaseTask> open() {
        List<Turn> open = turns.stream()
                .filter(turn -> turn.place() >= next
                        && !waiting.containsKey(turn.input().id()))
                .toList();
        return new AbstractList<>() {
            @Override
            public CaseTask get(int index) {
                return task(open.get(index));
            }

            @Override
            public int size() {
                return open.size();
            }
        };
    }

    private CaseTask task(Turn turn) {
        return measurement.task(turn.input(), iteration, turn.trial(), turn.folder());
    }

    /** What is known under the bytes that the journal knows does not count. */
    private boolean isOfOtherBytes() {
        return purpose == Purpose.HOLDOUT || purpose == Purpose.SCREEN;
    }

    /**
     * A candidate that is only looked at leaves the place to the one that is measured; and what ran before a bundle became
     * smaller keeps its own, since that may be looked at again.
     */
    private String folder(SessionState state, Case input, int trial) {
        return purpose == Purpose.SCREEN
                ? "screen-"
                        + (state.current().attempts() + 1) + "-"
                        + state.current()
                                .drafts()
                                .shortlist()
                                .tried()
                                .orElseThrow()
                                .candidate()
                : Integer.toString(state.iterations().get(iteration).bundle().runs(input.id()) + trial);
    }

    /** What an earlier iteration found under the same key, unless the user wants every run made. */
    private Optional<CaseResult> recalled(SessionState state, String key) {
        boolean off = bench.workload().manifest().run().cache() == Manifest.Cache.OFF;
        return off ? Optional.empty() : state.remembered(key).map(CaseResult::recalled);
    }

    /** Judges outside the lock, since validators take their time; journals inside it. */
    void finished(CaseRun run) {
        untouched.require();
        measurement.judged(run, keys.get(run.task().input().id())).ifPresent(measured -> {
            measurement.store(run.task(), measured);
            synchronized (this) {
                allowance.ifPresent(left -> left.settle(measured.event(iteration, purpose)));
                await(measured);
                flush();
            }
        });
    }

    private void await(Measured measured) {
        answered |= !measured.result().output().isEmpty();
        waiting.put(measured.input().id(), measured);
    }

    /** An output counts as soon as it is there, though errors of slower cases come before it in the journal. */
    synchronized boolean isHopeless() {
        return !answered && measurement.isHopeless();
    }

    private void flush() {
        while (next < cases.size() && waiting.containsKey(cases.get(next).id()) && !isHopeless()) {
            journal(waiting.remove(cases.get(next).id()));
            next++;
            if (isHopeless()) {
                bench.runner().cancel();
            }
        }
    }

    /** What has ended behind a run that will not be made has been paid for, too. */
    synchronized void flushAll() {
        for (; next < cases.size(); next++) {
            Optional.ofNullable(waiting.remove(cases.get(next).id())).ifPresent(this::journal);
        }
    }

    private void journal(Measured measured) {
        measurement.record(measured.event(iteration, purpose, announced), measured);
        announced = null;
        bench.progress().caseFinished(measured.input().id(), measured.result());
    }
}
