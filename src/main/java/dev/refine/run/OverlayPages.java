package dev.refine.run;

import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures that were drawn of an output, kept in its attempt's folder: one file, or one for each page. */
public final class OverlayPages {

    static final String FILE = "overlay";
    static final String FOLDER = "overlays";

    private OverlayPages() {}

    /** In the order of their pages: numbers in names count as numbers. Empty when nothing was drawn. */
    public static List<Path> of(Path output) {
        Path folder = output.resolveSibling(FOLDER);
        try (Stream<Path> siblings = Files.list(output.getParent());
                Stream<Path> pages = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            Stream<Path> single = siblings.filter(file -> isOverlay(file, output));
            return Stream.concat(single, pages)
                    .filter(Files::isRegularFile)
                    .sorted(OverlayPages::compare)
                    .toList();
        } catch (IOException e) {
            throw new StorageException(
                    new Problem(
                            "overlay-file",
                            output.getParent().toString(),
                            "cannot list the overlays of an output",
                            StorageFault.said(e),
                            "Correct the permissions."),
                    e);
        }
    }

    private static boolean isOverlay(Path file, Path output) {
        String name = file.getFileName().toString();
        return !file.equals(output) && (name.equals(FILE) || name.startsWith(FILE + "."));
    }

    private static int compare(Path a, Path b) {
        return padded(a).compareTo(padded(b));
    }

    /** Page 10 comes after page 9. */
    private static String padded(Path file) {
        return file.getFileName()
                .toString()
                .replaceAll("\\d+", "00000000000000000000$0")
                .replaceAll("0*(\\d{20})", "$1");
    }
}
