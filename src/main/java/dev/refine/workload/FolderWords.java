package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.files.Neighbours;
import dev.refine.problem.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a folder holds, for the reader whose glob found nothing there. */
final class FolderWords {

    private FolderWords() {}

    /** What is found where the glob begins to look. */
    static String instead(Path root, String glob) {
        if (Glob.isPlain(glob) && Files.isDirectory(root.resolve(glob))) {
            return "It is a folder; \"" + glob.replaceAll("/+$", "") + "/*\" means the files in it.";
        }
        if (Glob.isPlain(glob)) {
            return Neighbours.hint(root.resolve(glob), glob);
        }
        String start = start(glob);
        Path folder = root.resolve(start);
        String named = start.isEmpty() ? "The folder of the manifest" : "The folder " + start;
        if (!Files.isDirectory(folder)) {
            return named + " does not exist."
                    + Neighbours.folder(folder.toAbsolutePath().normalize(), start);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return named + " holds " + contents(entries.toList()) + ".";
        } catch (IOException e) {
            return named + " cannot be read.";
        }
    }

    /** The folders of a glob before its first wildcard, with the last separator. */
    private static String start(String glob) {
        int wildcard = 0;
        while (wildcard < glob.length() && "*?[{".indexOf(glob.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return glob.substring(0, glob.lastIndexOf('/', Math.max(0, wildcard - 1)) + 1);
    }

    private static String contents(List<Path> entries) {
        Map<String, Long> endings = entries.stream()
                .filter(Files::isRegularFile)
                .collect(Collectors.groupingBy(FolderWords::ending, TreeMap::new, Collectors.counting()));
        long files = endings.values().stream().mapToLong(Long::longValue).sum();
        long folders = entries.stream().filter(Files::isDirectory).count();
        String beside = folders == 0 ? "" : " and " + count(folders, "folder");
        if (endings.size() != 1) {
            String parts = endings.entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue)
                            .reversed())
                    .limit(5)
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            return count(files, "file") + (files == 0 ? "" : " (" + parts + ")") + beside;
        }
        String ending = endings.keySet().iterator().next();
        return count(files, "file") + beside + ", " + (files == 1 ? "" : "all ") + ending;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "without extension" : "ending in " + name.substring(dot);
    }

    private static String count(long number, String noun) {
        return number == 0 ? "no " + noun + "s" : Count.of(number, noun);
    }
}
