package dev.refine.cli.quality;

import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.tree.TreeDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a version is to be put at the end: what would prevent that is looked for before the first one is paid for. */
record DeliveryPlace(Path target) {

    /**
     * Files that cannot be replaced, in sentences; perhaps no version will touch them.
     *
     * @throws UsageException when nothing could be delivered
     */
    List<String> doubts() {
        if (!Files.exists(target)) {
            Path folder = existing(target.getParent());
            if (!Files.isWritable(folder)) {
                throw refused("The folder " + folder + " is read-only.");
            }
            return List.of();
        }
        if (!Files.isDirectory(target)) {
            obstacle(target, target.toString()).ifPresent(problem -> {
                throw new UsageException(problem);
            });
            return List.of();
        }
        if (!Files.isWritable(target)) {
            throw refused("The folder is read-only.");
        }
        return TreeDisk.take(target).tree().files().keySet().stream()
                .flatMap(path -> obstacle(target.resolve(path), path).stream())
                .map(problem -> "warning: " + problem.sentence() + " A version that changes it cannot be delivered.")
                .toList();
    }

    private static Optional<Problem> obstacle(Path file, String shown) {
        try {
            return AtomicFile.obstacle(file.toRealPath(), shown);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    private static Path existing(Path folder) {
        return Files.exists(folder) || folder.getParent() == null ? folder : existing(folder.getParent());
    }

    private UsageException refused(String found) {
        return new UsageException(new Problem(
                "not-writable",
                target.toString(),
                "nothing can be delivered there",
                found,
                "Make it writable, or name another place."));
    }
}
