package dev.refine.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One command on one guard, from its start until the last of its processes is gone. */
final class GuardedRun {

    private static final String CANCEL = "cancel";
    private static final String EXPIRE = "expire";
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long KILL_LIMIT = TimeUnit.SECONDS.toNanos(3);
    private static final long BRIEF = TimeUnit.SECONDS.toNanos(1);

    private final Guard guard;
    private final Watcher watcher;
    private final Tree tree;
    private final Isolation isolation;
    private final long id;
    private final String mark;

    private final long created = System.nanoTime();
    private final CountDownLatch begun = new CountDownLatch(1);
    private long leader = -1;
    private int status = -1;
    private boolean ended;
    private int killed;
    private Set<ProcessHandle> survivors = Set.of();

    GuardedRun(Guard guard, Surroundings around, long id, String mark) {
        this.guard = guard;
        this.watcher = around.watcher();
        this.tree = around.tree();
        this.isolation = around.isolation();
        this.id = id;
        this.mark = mark;
    }

    /** What all runs of one {@link GuardedProcesses} share. */
    record Surroundings(Isolation isolation, Watcher watcher, Tree tree) {}

    /** May be called from any thread. */
    void cancel() {
        guard.interrupt(CANCEL);
    }

    /** Ends it as if its time had run out. May be called from any thread. */
    void expire() {
        guard.interrupt(EXPIRE);
    }

    /** Blocks until the command has begun or can no longer do so. */
    void awaitBegin() throws InterruptedException {
        begun.await();
    }

    /** Of a command that has begun; one that is dead and not yet told of does not live. */
    boolean leaderLives() {
        return ProcessHandle.of(leader).map(tree::lives).orElse(false);
    }

    /**
     * Blocks until the command has ended by itself or by us; every process is gone then, or named as a survivor, and the
     * capture is closed.
     */
    ProcessEnd await(Capture capture, Duration timeout, Graces graces) {
        long deadline = System.nanoTime() + timeout.toNanos();
        ProcessEnd end = awaitEnd(capture, deadline);
        begun.countDown();
        if (end == ProcessEnd.EXITED) {
            sweep();
            return capture.close() ? ProcessEnd.OUTPUT_TOO_LARGE : ended ? exit() : ProcessEnd.SIGNALLED;
        }
        endTree(end == ProcessEnd.CANCELLED ? graces.cancel() : graces.timeout());
        capture.close();
        return end;
    }

    /** How long a command may clean up after TERM. */
    record Graces(Duration timeout, Duration cancel) {}

    private ProcessEnd awaitEnd(Capture capture, long deadline) {
        try {
            while (!ended) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return ProcessEnd.TIMED_OUT;
                }
                List<String> report = guard.report(Math.min(left, SLICE));
                if (report == null) {
                    watcher.renew();
                    if (capture.isTooLarge()) {
                        return ProcessEnd.OUTPUT_TOO_LARGE;
                    }
                } else if (report.get(0).equals(CANCEL)) {
                    return ProcessEnd.CANCELLED;
                } else if (report.get(0).equals(EXPIRE)) {
                    return ProcessEnd.TIMED_OUT;
                } else if (!note(report)) {
                    return ProcessEnd.EXITED;
                }
            }
            return ProcessEnd.EXITED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProcessEnd.CANCELLED;
        }
    }

    /** False when the guard is gone. */
    private boolean note(List<String> report) {
        if (report.get(0).equals(Resident.GONE)) {
            return false;
        }
        if (report.size() == 3 && report.get(1).equals(String.valueOf(id))) {
            if (report.get(0).equals("S")) {
                leader = Long.parseLong(report.get(2));
                begun.countDown();
            } else if (report.get(0).equals("E")) {
                status = Integer.parseInt(report.get(2));
                ended = true;
            }
        }
        return true;
    }

    /** A shell shows a signal as 128 + its number; only numbers that end a process by default count as one. */
    private ProcessEnd exit() {
        return Signals.behind(status).isPresent() ? ProcessEnd.SIGNALLED : ProcessEnd.EXITED;
    }

    int exitCode(ProcessEnd end) {
        return switch (end) {
            case EXITED -> status;
            case SIGNALLED -> ended ? status - 128 : Signals.KILL;
            default -> -1;
        };
    }

    /** Whether the guard can take another command. */
    boolean guardIsSound() {
        return ended && !guard.isGone();
    }

    String remark() {
        if (!survivors.isEmpty()) {
            return "could not end " + count(survivors.size()) + ": "
                    + String.join(
                            ", ",
                            survivors.stream().map(p -> String.valueOf(p.pid())).toList());
        }
        if (!ended && guard.isGone()) {
            return "the guard of this command was killed from outside";
        }
        return killed == 0 ? "" : "ended " + count(killed) + " that it left behind";
    }

    private static String count(int processes) {
        return processes == 1 ? "1 process" : processes + " processes";
    }

    /** After a normal exit the group is dead already; this finds what left it. */
    private void sweep() {
        if (ended && !tree.hasLeft(leader, mark, System.nanoTime() - created < BRIEF)) {
            return;
        }
        Set<ProcessHandle> left = tree.members(leader, mark);
        killed = left.size();
        killUntilClear(left);
    }

    /** TERM, grace, KILL. Meanwhile the runner is stopped, so that the number of the group stays taken. */
    private void endTree(Duration grace) {
        boolean hold = isolation.marks() && leader > 0;
        if (hold) {
            watcher.signal("STOP", guard.pid());
        }
        Set<ProcessHandle> members = tree.members(leader, mark);
        if (isolation.groups() && leader > 0) {
            watcher.signal("TERM", -leader);
        }
        members.forEach(member -> {
            if (isolation.marks() || !isolation.groups()) {
                member.destroy();
            }
        });
        long until = System.nanoTime() + grace.toNanos();
        // To look for more is dear in a large tree, so it waits until those that are known are gone.
        while (System.nanoTime() < until && (members.stream().anyMatch(tree::lives) || anyLives(members))) {
            pause(5);
        }
        killUntilClear(members);
        if (hold) {
            watcher.signal("CONT", guard.pid());
        }
        awaitReport();
    }

    private boolean anyLives(Set<ProcessHandle> members) {
        members.addAll(tree.members(leader, mark));
        return members.stream().anyMatch(tree::lives);
    }

    private void killUntilClear(Set<ProcessHandle> members) {
        long until = System.nanoTime() + KILL_LIMIT;
        int clear = 0;
        while (clear < 2 && System.nanoTime() < until) {
            if (anyLives(members)) {
                clear = 0;
                if (isolation.groups() && leader > 0) {
                    watcher.signal("KILL", -leader);
                }
                members.forEach(ProcessHandle::destroyForcibly);
            } else {
                clear++;
            }
            pause(2);
        }
        members.removeIf(member -> !tree.lives(member));
        survivors = members;
    }

    /** The runner saw its command die; if it does not say so soon it is given up. */
    private void awaitReport() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
            boolean there = true;
            while (there && !ended && System.nanoTime() < until) {
                List<String> report = guard.report(until - System.nanoTime());
                there = report == null || note(report);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
