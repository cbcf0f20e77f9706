package dev.refine.files;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the files of one pattern, name by name, so that only folders on the way are read. */
final class GlobWalk {

    private final Path root;
    private final Glob.Branch branch;
    private final Consumer<GlobMatch> found;
    private final List<String> names;
    private final List<GlobPattern> patterns = new ArrayList<>();

    GlobWalk(Path root, Glob.Branch branch, Consumer<GlobMatch> found) {
        this.root = root;
        this.branch = branch;
        this.found = found;
        String text = branch.text();
        this.names = List.of((text.startsWith("/") ? text.substring(1) : text).split("/", -1));
        for (String name : names) {
            patterns.add(GlobPattern.of(name));
        }
    }

    void run() {
        boolean absolute = branch.text().startsWith("/");
        step(absolute ? Path.of("/") : root, absolute ? "/" : "", 0);
    }

    /** {@code text} is the way walked so far as the pattern spells it; it ends with a separator or is empty. */
    private void step(Path folder, String text, int index) {
        String name = names.get(index);
        boolean last = index == names.size() - 1;
        if (name.equals("**")) {
            if (!last) {
                step(folder, text, index + 1);
            }
            for (Path entry : entries(folder)) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    step(entry, text + spelled(entry) + "/", index);
                } else if (last) {
                    offer(entry, text + spelled(entry));
                }
            }
        } else if (GlobSyntax.hasWildcard(name)) {
            for (Path entry : entries(folder)) {
                if (patterns.get(index).matches(spelled(entry))) {
                    advance(entry, text + spelled(entry), index);
                }
            }
        } else if (!name.isEmpty()) {
            advance(resolve(folder, name), text + name, index);
        }
    }

    private void advance(Path entry, String text, int index) {
        if (index == names.size() - 1) {
            offer(entry, text);
        } else if (Files.isDirectory(entry)) {
            step(entry, text + "/", index + 1);
        }
    }

    private void offer(Path file, String text) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        Optional<List<String>> captures = branch.whole().captures(text);
        if (captures.isPresent()) {
            Path path = file.normalize();
            // Only of this one is the text asked for: a path keeps its text, and there may be very many.
            Path inside = root.relativize(path);
            String relative = inside.toString().replace('\\', '/');
            found.accept(new GlobMatch(relative, path, captures.get(), PathSpelling.survives(inside)));
        }
    }

    private static String spelled(Path entry) {
        return entry.getFileName().toString();
    }

    private static Path resolve(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    Problem.of(
                            "path-invalid",
                            "\"" + name + "\" cannot be the name of a file here",
                            "",
                            "Under a locale without UTF-8 only plain letters can be: set LC_ALL=C.UTF-8."),
                    e);
        }
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new UsageException(
                    Problem.of(
                            "folder-unreadable",
                            "the folder " + folder + " cannot be read",
                            "",
                            "Give yourself permission to read it, or correct the glob that leads there."),
                    e);
        }
        return entries;
    }
}
