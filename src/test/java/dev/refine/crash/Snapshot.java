package dev.refine.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that a run left in its folder, by name, without what no two runs have in common: times, durations, the
 * checksums over them, and the folder's own place.
 */
public final class Snapshot {

    private Snapshot() {}

    static Map<String, String> of(CrashFolder workload) {
        return of(workload.folder());
    }

    public static Map<String, String> of(Path root) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = undated(root.relativize(file).toString());
                // Who asked is in flight at a kill asks again, in a new folder.
                if (!name.contains("/proposals/")) {
                    found.put(name, timeless(file, root));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What another run left differently, file by file: where the two part. */
    static List<String> differences(Map<String, String> expected, CrashFolder workload) {
        Map<String, String> found = of(workload);
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(expected.get(name), found.get(name)))
                .map(name -> name + ": " + parting(expected.get(name), found.get(name)))
                .toList();
    }

    private static String parting(String expected, String found) {
        if (expected == null || found == null) {
            return expected == null ? "is one too many" : "is missing";
        }
        int at = 0;
        while (at < Math.min(expected.length(), found.length()) && expected.charAt(at) == found.charAt(at)) {
            at++;
        }
        return "expected ..." + around(expected, at) + "..., found ..." + around(found, at) + "...";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
    }

    /** The one session, if it has appeared. */
    static Optional<Path> session(Path folder) {
        Path parent = folder.resolve("sessions");
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (Stream<Path> sessions = Files.list(parent)) {
            return sessions.filter(session -> !session.getFileName().toString().startsWith("."))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two runs around midnight have different days in the names of their sessions. */
    private static String undated(String text) {
        return text.replaceAll("\\b\\d{4}_\\d\\d_\\d\\d_", "DAY_");
    }

    private static String timeless(Path file, Path root) throws IOException {
        return undated(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                .replace(root.toString(), "ROOT")
                .replaceAll("\"crc\":\"[0-9a-f]+\"", "\"crc\":0")
                .replaceAll("\"time\":\"[^\"]*\"", "\"time\":0")
                .replaceAll("\"millis\":\\d+", "\"millis\":0")
                .replaceAll("(?m)^- Time: .*$", "- Time")
                .replaceAll("(?m)^- Duration: .*$", "- Duration");
    }
}
