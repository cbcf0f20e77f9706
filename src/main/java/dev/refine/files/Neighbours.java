package dev.refine.files;

import dev.refine.problem.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands near a file that is not there, for messages. */
public final class Neighbours {

    private Neighbours() {}

    /** {@code Did you mean "prompts/extract.md"?}, or that the folder does not exist, or nothing. */
    public static String hint(Path missing, String shown) {
        Path folder = missing.toAbsolutePath().normalize().getParent();
        if (folder == null || missing.getFileName() == null) {
            return "";
        }
        int slash = shown.lastIndexOf('/') + 1;
        if (!Files.isDirectory(folder)) {
            String start = shown.substring(0, slash);
            return slash > 1 ? "The folder " + start + " does not exist." + folder(folder, start) : "";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.filter(Files::isRegularFile)
                    .map(entry -> entry.getFileName().toString())
                    .toList();
            return Spelling.nearest(missing.getFileName().toString(), names)
                    .map(name -> "Did you mean \"" + shown.substring(0, slash) + name + "\"?")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** With a blank before it: the folder that may be meant, where the last one of the path is the only one missing. */
    public static String folder(Path missing, String start) {
        Path parent = missing.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "";
        }
        try (Stream<Path> entries = Files.list(parent)) {
            List<String> names = entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .toList();
            String before = start.replaceFirst("[^/]+/+$", "");
            return Spelling.nearest(missing.getFileName().toString(), names)
                    .map(name -> " Did you mean \"" + before + name + "/\"?")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
