package dev.refine.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the live processes of a command: what descends from it, shares its group or session, or carries its mark in
 * its environment. A zombie is dead. Without {@code /proc} only descendants can be found. Thread-safe.
 */
final class Tree {

    private static final Path PROC = Path.of("/proc");
    private static final int LOOKS_AT_STARTING = 20;

    private final boolean marks;
    /** Processes of others, seen before: their environment is not read again while they live. */
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    private final String sessionMark;

    Tree(Isolation isolation, String sessionMark) {
        this.marks = isolation.marks();
        this.sessionMark = sessionMark;
    }

    /** What carries the mark. Cheap enough to ask after every command: strangers are looked at once. */
    List<ProcessHandle> marked(String mark) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!marks) {
            return found;
        }
        Set<String> live = numbers();
        strangers.retainAll(live);
        for (String number : live) {
            if (!strangers.contains(number) && carries(number, mark)) {
                ProcessHandle.of(Long.parseLong(number)).ifPresent(found::add);
            }
        }
        return found;
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
                || stat(String.valueOf(process.pid())).map(s -> !isDead(s[0])).orElse(false);
    }

    private boolean carries(String number, String mark) {
        for (int look = 0; look < LOOKS_AT_STARTING; look++) {
            String environment = environment(number);
            if (environment == null) {
                return false;
            }
            if (!environment.isEmpty()) {
                if (!environment.contains(sessionMark)) {
                    strangers.add(number);
                }
                return environment.contains(mark);
            }
            if (stat(number).map(s -> isDead(s[0])).orElse(true)) {
                return false;
            }
            // Empty for the moment in which exec replaces the memory of a process, and always for kernel threads.
            Thread.onSpinWait();
        }
        strangers.add(number);
        return false;
    }

    /** Null when it is gone or belongs to somebody else. */
    private static String environment(String number) {
        try {
            return Files.readString(PROC.resolve(number).resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean inGroup(String number, long leader) {
        String wanted = String.valueOf(leader);
        return stat(number)
                .map(s -> !isDead(s[0]) && (s[2].equals(wanted) || s[3].equals(wanted)))
                .orElse(false);
    }

    private static boolean isDead(String state) {
        return state.equals("Z") || state.equals("X");
    }

    /** State, parent, group and session. The name before them may hold anything, so counting starts at its end. */
    private static Optional<String[]> stat(String number) {
        try {
            String line = Files.readString(PROC.resolve(number).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 5);
            return fields.length < 5 ? Optional.empty() : Optional.of(fields);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>();
        String[] names = new File("/proc").list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                numbers.add(name);
            }
        }
        return numbers;
    }
}
