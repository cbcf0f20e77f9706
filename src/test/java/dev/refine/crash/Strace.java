package dev.refine.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs Java under strace, which acts on the n-th system call of one kind. It counts for each thread by itself, so the
 * points are those of the thread that writes the session; with one worker it writes everything.
 */
final class Strace {

    /** What changes files. Renames go by several names. */
    private static final String CALLS = "write,fsync,rename,unlink,mkdir,sendfile,ftruncate";

    private static final Pattern CALL = Pattern.compile("^(\\d+) +([a-z]+)\\(");

    /** The n-th call of this name. */
    record Point(String call, int number) {}

    private Strace() {}

    static boolean isHere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    }

    /** Children are let go when they become other programs: only Java itself is watched. */
    private static List<String> strace(Path log, String expression) {
        return List.of(
                "strace",
                "-f",
                "-b",
                "execve",
                "--seccomp-bpf",
                "-e",
                "signal=none",
                "-o",
                log.toString(),
                "-e",
                expression);
    }

    static List<String> counting(Path log) {
        return strace(log, "trace=" + CALLS);
    }

    static List<String> acting(Path log, Point point, String action) {
        return strace(log, "inject=" + point.call() + ":" + action + ":when=" + point.number());
    }

    /** Every call that the busiest thread of a counted run made, once it had begun with the session. */
    static List<Point> points(Path log, String begin) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String thread = lines.stream()
                .filter(line -> line.contains(begin))
                .findFirst()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .orElseThrow();
        Map<String, Integer> counts = new HashMap<>();
        List<Point> points = new ArrayList<>();
        boolean begun = false;
        for (String line : lines) {
            Matcher call = CALL.matcher(line);
            if (call.find() && call.group(1).equals(thread)) {
                int number = counts.merge(call.group(2), 1, Integer::sum);
                begun |= line.contains(begin);
                if (begun) {
                    points.add(new Point(call.group(2), number));
                }
            }
        }
        return points;
    }
}
