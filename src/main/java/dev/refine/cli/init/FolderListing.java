package dev.refine.cli.init;

import dev.refine.files.PathOrder;
import dev.refine.files.StorageFault;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of a folder as somebody would see them at a first look: not hidden, not generated, not too many. */
record FolderListing(Path folder, List<String> files) {

    private static final int DEPTH = 4;
    private static final int MOST = 20_000;
    private static final int LARGEST_TEXT = 256 * 1024;
    private static final Set<String> GENERATED = Set.of(
            "node_modules", "target", "build", "dist", "venv", "__pycache__", "sessions", "out", "output", "vendor");

    static FolderListing of(Path folder) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    String name = String.valueOf(dir.getFileName());
                    boolean skipped = name.startsWith(".") || GENERATED.contains(name.toLowerCase(Locale.ROOT));
                    return skipped && !dir.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile()
                            && !String.valueOf(file.getFileName()).startsWith(".")) {
                        files.add(name);
                    }
                    return files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw StorageFault.reading(folder, e);
        }
        files.sort(PathOrder.BYTES);
        return new FolderListing(folder, List.copyOf(files));
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
