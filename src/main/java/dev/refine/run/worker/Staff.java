package dev.refine.run.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The workers that wait for a case. There are never more than cases at a time. Thread-safe. */
final class Staff {

    private final IntFunction<Worker> start;
    private final Supplier<String> state;
    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger started = new AtomicInteger();
    private Optional<String> known = Optional.empty();

    Staff(IntFunction<Worker> start, Supplier<String> state) {
        this.start = start;
        this.state = state;
    }

    /** One that waits, else a new one. One that died while it waited did so in nobody's case. */
    Worker take() {
        for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (!worker.conversation().isOver()) {
                return worker;
            }
            part(worker);
        }
        return start.apply(started.incrementAndGet());
    }

    void giveBack(Worker worker) {
        idle.push(worker);
    }

    /** Between runs: lets workers go that may have read what is no longer so. */
    void renew() {
        Optional<String> now = Optional.of(state.get());
        if (!now.equals(known)) {
            dismiss();
        }
        known = now;
    }

    /** Lets everybody go who waits, all at the same time. */
    void dismiss() {
        List<Worker> leaving = new ArrayList<>();
        for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
            leaving.add(worker);
        }
        leaving.parallelStream().forEach(Staff::part);
    }

    private static void part(Worker worker) {
        worker.conversation().finish();
        worker.log().close();
    }
}
