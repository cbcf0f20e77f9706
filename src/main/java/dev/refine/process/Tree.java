package dev.refine.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Finds the live processes of a command: what descends from it, shares its group or session, or carries its mark in
 * its environment. A zombie is dead. Without {@code /proc} only descendants can be found. Thread-safe.
 */
final class Tree {

    /** Bytes that most environments fit into, kept: they were most of what a case took of the heap. */
    private static final ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[1 << 15]);

    private static final int LOOKS_AT_ONCE = 20;
    private static final long START_LIMIT = TimeUnit.SECONDS.toNanos(1);
    private static final int KERNEL_THREAD = 0x0020_0000;

    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int FLAGS = 6;
    private static final int CODE_END = 24;
    private static final int ENVIRONMENT_START = 47;
    private static final int ENVIRONMENT_END = 48;

    private final Path proc;
    private final boolean marks;
    private final FreshNumbers fresh;
    /** Processes of others, seen a moment ago: their environment is not read again while they live. */
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    private volatile long listed = System.nanoTime();

    /** Shells of ours by number, and whether they are gone. */
    private final Map<String, BooleanSupplier> guards = new ConcurrentHashMap<>();

    private final String sessionMark;

    Tree(Isolation isolation, String sessionMark) {
        this(isolation, sessionMark, Path.of("/proc"));
    }

    Tree(Isolation isolation, String sessionMark, Path proc) {
        this.proc = proc;
        this.marks = isolation.marks();
        this.sessionMark = sessionMark;
        this.fresh = new FreshNumbers(proc);
    }

    /** A shell of ours, which carries no command's mark: it is not looked at until it is gone and its number may be another's. */
    void spare(long guard, BooleanSupplier gone) {
        guards.put(String.valueOf(guard), gone);
    }

    /**
     * Whether something is left of a command that has just ended by itself. Cheap enough to ask after every command.
     *
     * @param brief whether it took so little time that the numbers of processes cannot have begun anew meanwhile
     */
    boolean hasLeft(long leader, String mark, boolean brief) {
        Optional<Set<String>> few = marks && brief ? fresh.since(leader) : Optional.empty();
        return few.isPresent()
                ? !among(few.get(), mark).isEmpty()
                : !marked(mark).isEmpty();
    }

    /** What carries the mark; strangers are looked at once. */
    List<ProcessHandle> marked(String mark) {
        if (!marks) {
            return List.of();
        }
        Set<String> live = numbers();
        long now = System.nanoTime();
        if (now - listed > START_LIMIT) {
            // The number of one may be another's by now.
            strangers.clear();
        }
        listed = now;
        strangers.retainAll(live);
        live.removeAll(strangers);
        List<ProcessHandle> found = among(live, mark);
        strangers.addAll(live);
        return found;
    }

    /**
     * What carries the mark among those, of which strangers remain. Waits for processes that are just becoming others: exec
     * takes their environment away for a moment, and on a busy machine that moment is long. Taken for a stranger then, one
     * would not be looked at again.
     */
    private List<ProcessHandle> among(Set<String> live, String mark) {
        List<ProcessHandle> found = new ArrayList<>();
        // Asked after the list was made: whoever lives now had its number then.
        guards.values().removeIf(BooleanSupplier::getAsBoolean);
        live.removeAll(guards.keySet());
        Set<String> others = new HashSet<>();
        long until = System.nanoTime() + START_LIMIT;
        for (int look = 1; !live.isEmpty() && (look == 1 || System.nanoTime() < until); look++) {
            live.removeIf(number -> isClear(number, mark, found, others));
            pause(live.isEmpty() ? 0 : look);
        }
        live.addAll(others);
        return found;
    }

    private static void pause(int look) {
        if (look > LOOKS_AT_ONCE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        } else if (look > 0) {
            Thread.onSpinWait();
        }
    }

    /** Everything that belongs to the command, its leader included. */
    Set<ProcessHandle> members(long leader, String mark) {
        Set<ProcessHandle> members = new LinkedHashSet<>(marked(mark));
        Optional<ProcessHandle> root = ProcessHandle.of(leader);
        Stream<ProcessHandle> kin = root.stream().flatMap(r -> Stream.concat(Stream.of(r), r.descendants()));
        kin.filter(this::lives).forEach(members::add);
        if (marks) {
            Set<String> live = numbers();
            strangers.retainAll(live);
            for (String number : live) {
                if (inGroup(number, leader)) {
                    ProcessHandle.of(Long.parseLong(number)).ifPresent(members::add);
                }
            }
        }
        members.removeIf(member -> !lives(member));
        return members;
    }

    boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        return !marks
                || stat(String.valueOf(process.pid()))
                        .map(s -> !isDead(s[STATE]))
                        .orElse(false);
    }

    /** Whether it can be said what this process is; adds it where it belongs. */
    private boolean isClear(String number, String mark, List<ProcessHandle> found, Set<String> others) {
        String environment = text(number, "environ");
        boolean empty = environment != null && environment.isEmpty();
        if ((environment == null || empty) && isGone(number)) {
            return true;
        }
        if (empty && !hasNone(number)) {
            return false;
        }
        if (environment == null || !environment.contains(sessionMark)) {
            others.add(number);
        } else if (environment.contains(mark)) {
            ProcessHandle.of(Long.parseLong(number)).ifPresent(found::add);
        }
        return true;
    }

    private boolean isGone(String number) {
        return stat(number).map(s -> isDead(s[STATE])).orElse(true);
    }

    /**
     * A kernel thread, or started with an empty environment: that begins and ends at one address. In the middle of exec it
     * has no address, and then for a moment one for both, but only after that the end of its code is known. In one look:
     * between two a process may become two others.
     */
    private boolean hasNone(String number) {
        return stat(number)
                .filter(s -> (Long.parseLong(s[FLAGS]) & KERNEL_THREAD) != 0
                        || s.length > ENVIRONMENT_END
                                && s[ENVIRONMENT_START].equals(s[ENVIRONMENT_END])
                                && !s[ENVIRONMENT_END].equals("0")
                                && !s[CODE_END].equals("0"))
                .isPresent();
    }

    /**
     * Null when it is gone or belongs to somebody else. In one read: what is read in pieces ends after the first piece
     * when the process becomes another one meanwhile, and would look like an environment without a mark.
     */
    private String text(String number, String file) {
        byte[] room = ROOM.get();
        try (FileInputStream in =
                new FileInputStream(proc.resolve(number).resolve(file).toFile())) {
            int filled = 0;
            int count = in.read(room);
            while (count > 0) {
                filled += count;
                room = filled == room.length ? Arrays.copyOf(room, filled * 2) : room;
                count = in.read(room, filled, room.length - filled);
            }
            return new String(room, 0, filled, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    private boolean inGroup(String number, long leader) {
        String wanted = String.valueOf(leader);
        return stat(number)
                .map(s -> !isDead(s[STATE]) && (s[GROUP].equals(wanted) || s[SESSION].equals(wanted)))
                .orElse(false);
    }

    private static boolean isDead(String state) {
        return state.equals("Z") || state.equals("X");
    }

    /** The fields after the name, which may hold anything, so counting starts at its end. */
    private Optional<String[]> stat(String number) {
        return Optional.ofNullable(text(number, "stat"))
                .map(line -> line.substring(line.lastIndexOf(')') + 1).strip().split(" "))
                .filter(fields -> fields.length > FLAGS);
    }

    private Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>();
        String[] names = proc.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                numbers.add(name);
            }
        }
        return numbers;
    }
}
