package dev.refine.cli.init;

import dev.refine.files.PathOrder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of a folder as somebody would see them at a first look: not hidden, not generated, not too many. */
record FolderListing(Path folder, List<String> files) {

    private static final int DEPTH = 4;
    private static final int MOST = 20_000;
    private static final int MOST_OF_A_KIND = 2_000;
    private static final int LARGEST_TEXT = 256 * 1024;
    private static final Set<String> GENERATED = Set.of(
            "node_modules", "target", "build", "dist", "venv", "__pycache__", "sessions", "out", "output", "vendor");

    static FolderListing of(Path folder) {
        return of(folder, MOST_OF_A_KIND);
    }

    /**
     * Level by level, lest thousands of cases hide the prompt beside them.
     *
     * @param most files of one extension in one folder
     */
    static FolderListing of(Path folder, int most) {
        List<String> files = new ArrayList<>();
        List<Path> level = List.of(folder);
        for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
            List<Path> below = new ArrayList<>();
            for (Path parent : level) {
                if (files.size() < MOST) {
                    look(folder, parent, most, files, below);
                }
            }
            below.sort(null);
            level = below;
        }
        files.sort(PathOrder.BYTES);
        return new FolderListing(folder, List.copyOf(files));
    }

    private static void look(Path folder, Path parent, int most, List<String> files, List<Path> below) {
        Map<String, Integer> kinds = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    if (!GENERATED.contains(name.toLowerCase(Locale.ROOT))) {
                        below.add(entry);
                    }
                } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                        && kinds.merge(extension(name), 1, Integer::sum) <= most) {
                    files.add(folder.relativize(entry).toString().replace('\\', '/'));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Nothing is to be seen there.
        }
    }

    /** The text of a file, or nothing for one that is large or not text. */
    String text(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.size(path) > LARGEST_TEXT ? "" : Files.readString(path);
        } catch (IOException unreadable) {
            return "";
        }
    }

    static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** The folder with its slash, or nothing for a file at the top. */
    static String parent(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /** With its dot, in lower case, or nothing. */
    static String extension(String file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    static String stem(String file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
