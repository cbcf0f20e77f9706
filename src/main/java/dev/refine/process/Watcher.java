package dev.refine.process;

import dev.refine.problem.StorageException;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The one process that outlives this JVM by a moment: it sends signals to groups on request, and when its input ends
 * it takes down every runner and everything that carries the mark. Launched again if it was killed. Thread-safe.
 */
final class Watcher {

    private final Isolation isolation;
    private final String mark;
    private final Set<Long> runners = new TreeSet<>();
    private Resident resident;
    private boolean closed;

    Watcher(Isolation isolation, String mark) {
        this.isolation = isolation;
        this.mark = mark;
    }

    /** Makes sure that it lives and knows the runner; only then may that runner be given work. */
    synchronized void watch(long runner) {
        runners.add(runner);
        ensureAlive();
        send(known());
    }

    synchronized void forget(Collection<Long> gone) {
        runners.removeAll(gone);
        if (resident != null && !resident.isGone()) {
            send(known());
        }
    }

    synchronized void ensureAlive() {
        if (closed || resident != null && !resident.isGone()) {
            return;
        }
        resident = Resident.launch(isolation.shellLine(), null);
        send("refine_mark=" + NativeText.quoted(mark) + "\n" + GuardScript.WATCHER + known());
    }

    /** The same while a command runs, which does not end because another watcher cannot be launched. */
    void renew() {
        try {
            ensureAlive();
        } catch (StorageException e) {
            // Tried again at the next look, and the next command does not start without one.
        }
    }

    /** Sends a signal to processes and, with negative numbers, to groups. What is already gone is no error. */
    synchronized void signal(String name, long... targets) {
        ensureAlive();
        StringBuilder text = new StringBuilder("{ ");
        for (long target : targets) {
            text.append("kill -").append(name).append(' ').append(target).append("; ");
        }
        send(text.append("\n}\n").toString());
    }

    /** Lets it clean up and waits for its end. */
    synchronized void close() {
        closed = true;
        send(GuardScript.FAREWELL);
        if (resident != null) {
            resident.endInput();
            resident.awaitEnd(3000);
        }
    }

    private String known() {
        String list = runners.stream().map(String::valueOf).collect(Collectors.joining(" "));
        return "{ refine_runners='" + list + "'\n}\n";
    }

    private void send(String text) {
        if (resident == null) {
            return;
        }
        try {
            resident.send(text);
        } catch (IOException e) {
            // It was killed from outside; the next request launches another one.
            resident = null;
        }
    }
}
