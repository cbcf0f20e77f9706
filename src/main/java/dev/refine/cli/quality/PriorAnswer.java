package dev.refine.cli.quality;

import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The version of {@code --prior-answer}, that is to be improved and stays as it is.
 *
 * @param given as the user wrote it
 * @param source where that is
 */
record PriorAnswer(Path given, Path source) {

    /** @throws UsageException when there is none */
    PriorAnswer {
        if (!Files.exists(source)) {
            throw refused(
                    "deliverable-missing", "there is no file or folder \"" + given + "\"", "Name one that is there.");
        }
        if (Files.isDirectory(source) && TreeDisk.take(source).tree().isEmpty()) {
            throw refused("deliverable-empty", "there is no file in " + given, "Name a file, or a folder with files.");
        }
    }

    /** Whether it is what the result takes the place of. */
    boolean isAt(Path target) {
        try {
            return Files.exists(target) && Files.isSameFile(source, target);
        } catch (IOException e) {
            throw StorageFault.reading(target, e);
        }
    }

    /**
     * Looked for before anything is paid for: at the end a session replaces nothing but what it began with.
     *
     * @param root that the paths of the prior version are relative to at the place of the result
     * @throws UsageException naming a file there that is another one
     */
    static void refuseInTheWay(FileTree prior, Path root) {
        prior.files().forEach((path, file) -> {
            Path there = root.resolve(path);
            boolean same = Files.isRegularFile(there)
                    && TreeDisk.take(there).tree().files().values().stream()
                            .allMatch(one -> one.sha().equals(file.sha()));
            if (Files.exists(there) && !same) {
                throw new UsageException(new Problem(
                        "deliverable-taken",
                        there.toString(),
                        "is there already, and is not that of the prior answer",
                        "A session replaces only what it has begun with.",
                        "Move it away, or name another PATH for the result."));
            }
        });
    }

    private static UsageException refused(String code, String what, String remedy) {
        return new UsageException(Problem.of(code, what, "", remedy));
    }
}
