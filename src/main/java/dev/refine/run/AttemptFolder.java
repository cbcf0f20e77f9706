package dev.refine.run;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The folder of one attempt: the first is the task's folder itself, the k-th retry {@code retry-k} in it. The output is
 * written here, and a copy of it published where the manifest says. Failure is a {@link StorageException}.
 */
public final class AttemptFolder {

    private static final long LARGEST_OUTPUT = 256L * 1024 * 1024;

    private final CaseTask task;
    private final Path folder;
    private final Path output;
    private final Path published;

    public AttemptFolder(PublishedOutput place, CaseTask task, int retry) {
        this.task = task;
        this.folder = retry == 0 ? task.folder() : task.folder().resolve("retry-" + retry);
        this.output = folder.resolve(place.name());
        this.published = place.place(task);
    }

    public Path path() {
        return folder;
    }

    public Path output() {
        return output;
    }

    public Path published() {
        return published;
    }

    /**
     * Makes it, empty but for {@code kept}: what a killed run left in this very folder was on its way to a result that
     * never came.
     */
    public void prepare(Set<String> kept) {
        try {
            if (!Folders.makeNew(folder)) {
                Folders.empty(folder, kept);
            }
        } catch (IOException e) {
            throw failure("attempt-folder", "cannot prepare the folder of a run", folder, e);
        }
        try {
            Folders.make(published.getParent());
        } catch (IOException e) {
            throw failure("output-folder", "cannot make the folder of an output", published.getParent(), e);
        }
    }

    /** After an attempt: a command may have removed its folder, or put something else in its place. */
    public void restore() {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Folders.makeNew(folder);
            }
        } catch (IOException e) {
            throw failure("attempt-folder", "cannot restore the folder of a run", folder, e);
        }
    }

    /** Whether there is an output to judge; if so, it is published. */
    public CaseOutcome take() {
        if (isReadable()) {
            PublishedOutput.publish(task, output, published);
            return CaseOutcome.OUTPUT;
        }
        return Files.exists(output, LinkOption.NOFOLLOW_LINKS) ? CaseOutcome.UNREADABLE_OUTPUT : CaseOutcome.NO_OUTPUT;
    }

    private boolean isReadable() {
        try {
            BasicFileAttributes found = Files.readAttributes(output, BasicFileAttributes.class);
            return found.isRegularFile() && found.size() <= LARGEST_OUTPUT && Files.isReadable(output);
        } catch (IOException e) {
            return false;
        }
    }

    /** What to throw when a file of an attempt cannot be read or written. */
    public static StorageException failure(String code, String what, Path where, IOException cause) {
        return new StorageException(
                new Problem(
                        code,
                        where.toString(),
                        what,
                        StorageFault.said(cause),
                        "Free some space or correct the permissions."),
                cause);
    }
}
