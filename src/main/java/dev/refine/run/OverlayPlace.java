package dev.refine.run;

import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the overlay of one output is to be found: one file, or one match for each page. Only the manifest's own wildcards
 * are some; in the name of a case they are letters like any other.
 */
record OverlayPlace(Path file, Optional<String> pages) {

    private static final String WILDCARD = "[*?\\[\\]{}\\\\]";

    static OverlayPlace of(Path folder, PathTemplate template, Map<Placeholder, String> values) {
        Map<Placeholder, String> letters = values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> value.getValue().replaceAll(WILDCARD, "\\\\$0")));
        return new OverlayPlace(
                folder.resolve(template.render(values)),
                hasPages(template) ? Optional.of(name(template.render(letters))) : Optional.empty());
    }

    /** Whether the last part holds wildcards. */
    static boolean hasPages(PathTemplate template) {
        return name(template.render(Map.of())).matches(".*" + WILDCARD + ".*");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The files there, with the time of their last change: what an earlier drawing left there is not this one's. */
    Map<Path, FileTime> matches() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        if (pages.isEmpty()) {
            if (Files.isRegularFile(file)) {
                files.put(file, Files.getLastModifiedTime(file));
            }
            return files;
        }
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(file.getParent(), pages.get())) {
            for (Path match : matches) {
                if (Files.isRegularFile(match)) {
                    files.put(match, Files.getLastModifiedTime(match));
                }
            }
        }
        return files;
    }
}
