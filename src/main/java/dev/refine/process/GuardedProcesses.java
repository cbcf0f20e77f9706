package dev.refine.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs each command under a resident guard: a shell in its own session, launched once per slot through commons-exec,
 * that forks commands on request. There are as many slots as commands at a time. A command gets a process group of its
 * own and the variable {@code REFINE_RUN_ID}, by which descendants that left the group are found. When this JVM dies,
 * also by {@code kill -9}, a watcher process ends everything. What a machine cannot offer of this, see
 * {@link Isolation}.
 */
public final class GuardedProcesses implements Processes, Conversations {

    /** Given to every command: different for each, and part of it the same for all of one session. */
    public static final String RUN_ID = Mark.VARIABLE;

    private static final long DEFAULT_CAP = 100L * 1000 * 1000;

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Isolation isolation;
    private final long cap;
    private final GuardedRun.Graces graces;
    private final Mark mark;
    private final GuardedRun.Surroundings around;
    private final ConcurrentLinkedDeque<Guard> idle = new ConcurrentLinkedDeque<>();
    private final Set<GuardedRun> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong counter = new AtomicLong();
    private volatile boolean cancelled;
    private boolean closed;

    /** With what this machine offers, a cap of 100 MB for each stream and a grace of 2 s (0.5 s on cancel). */
    public GuardedProcesses() {
        this(Isolation.ofThisMachine(), DEFAULT_CAP);
    }

    /** @param cap bytes that stdout and stderr of a command may each have */
    public GuardedProcesses(Isolation isolation, long cap) {
        this(isolation, cap, new GuardedRun.Graces(Duration.ofSeconds(2), Duration.ofMillis(500)));
    }

    GuardedProcesses(Isolation isolation, long cap, GuardedRun.Graces graces) {
        this.isolation = isolation;
        this.cap = cap;
        this.graces = graces;
        this.mark = Mark.fresh();
        Watcher watcher = new Watcher(isolation, mark.session());
        this.around = new GuardedRun.Surroundings(isolation, watcher, new Tree(isolation, mark.session()));
    }

    @Override
    public Execution run(Command command) {
        Optional<String> obstacle = ProgramSearch.obstacle(command);
        if (obstacle.isPresent()) {
            return new Execution(ProcessEnd.NOT_STARTABLE, -1, Duration.ZERO, "", "", obstacle.get());
        }
        Capture capture = Capture.prepare(command, cap);
        long begun = System.nanoTime();
        long id = counter.incrementAndGet();
        while (!cancelled) {
            Guard guard = guard(command);
            GuardedRun run = new GuardedRun(guard, around, id, mark.of(id));
            running.add(run);
            try {
                if (cancelled) {
                    idle.push(guard);
                } else if (guard.begin(id, command, capture)) {
                    ProcessEnd end = run.await(capture, command.timeout(), graces);
                    settle(guard, run);
                    return execution(end, run, capture, begun, command);
                }
            } finally {
                running.remove(run);
            }
        }
        return new Execution(ProcessEnd.CANCELLED, -1, Duration.ZERO, "", "", "");
    }

    @Override
    public Conversation converse(Command command) {
        Optional<String> obstacle = ProgramSearch.obstacle(command);
        if (obstacle.isPresent()) {
            return new NoConversation(ProcessEnd.NOT_STARTABLE, obstacle.get());
        }
        Capture capture = Capture.prepare(command, cap).lay();
        long id = counter.incrementAndGet();
        Voice voice = new Voice();
        around.watcher().ensureAlive();
        Guard guard = Guard.launch(isolation, command.environment(), mark, Optional.of(voice));
        around.watcher().watch(guard.pid());
        around.tree().spare(guard.pid(), guard::isGone);
        GuardedRun run = new GuardedRun(guard, around, id, mark.of(id));
        running.add(run);
        if (cancelled || !guard.converse(id, command, capture)) {
            running.remove(run);
            settle(guard, run);
            return new NoConversation(ProcessEnd.CANCELLED, "");
        }
        long begun = System.nanoTime();
        return new GuardedConversation(guard, run, voice, () -> {
            try {
                ProcessEnd end = run.await(capture, FOREVER, graces);
                settle(guard, run);
                return execution(end, run, capture, begun, command);
            } finally {
                running.remove(run);
            }
        });
    }

    private Execution execution(ProcessEnd end, GuardedRun run, Capture capture, long begun, Command command) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        String stdout = capture.stdoutExcerpt();
        String stderr = capture.stderrExcerpt();
        int code = run.exitCode(end);
        Optional<String> refusal = end == ProcessEnd.EXITED ? Refusal.in(code, stderr, command) : Optional.empty();
        if (refusal.isPresent()) {
            return new Execution(ProcessEnd.NOT_STARTABLE, -1, duration, stdout, stderr, refusal.get());
        }
        return new Execution(end, code, duration, stdout, stderr, run.remark(), capture.leftOut());
    }

    private Guard guard(Command command) {
        around.watcher().ensureAlive();
        for (Guard guard = idle.poll(); guard != null; guard = idle.poll()) {
            if (!guard.isGone()) {
                return guard;
            }
            around.watcher().forget(List.of(guard.pid()));
        }
        Guard guard = Guard.launch(isolation, command.environment(), mark);
        around.watcher().watch(guard.pid());
        around.tree().spare(guard.pid(), guard::isGone);
        return guard;
    }

    private void settle(Guard guard, GuardedRun run) {
        if (run.guardIsSound()) {
            idle.push(guard);
        } else {
            guard.kill();
            around.watcher().forget(List.of(guard.pid()));
        }
    }

    /** Nothing starts afterwards: later commands report {@link ProcessEnd#CANCELLED} at once. */
    @Override
    public void cancel() {
        cancelled = true;
        running.forEach(GuardedRun::cancel);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        cancel();
        long until = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (!running.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        List<Guard> guards = new ArrayList<>(idle);
        guards.forEach(Guard::close);
        guards.stream().filter(guard -> !guard.awaitEnd(1000)).forEach(Guard::kill);
        around.watcher().forget(guards.stream().map(Guard::pid).toList());
        around.watcher().close();
    }
}
