package dev.refine.run;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/** Where {@code outputPath} is for a run, and how an output gets there. Thread-safe. */
public final class PublishedOutput {

    /** The name of the usage report inside the folder of a run. */
    public static final String USAGE = "usage.json";

    private final Path folder;
    private final Path session;
    private final PathTemplate template;

    /** @throws dev.refine.problem.UsageException when a placeholder is wrong */
    public PublishedOutput(Manifest manifest, Path session) {
        this.folder = manifest.folder().toAbsolutePath();
        this.session = session.toAbsolutePath();
        this.template = PathTemplate.of(
                manifest.run().outputPath(),
                Placeholder.IN_PATHS,
                manifest.file().getFileName() + ": outputPath");
    }

    /** The name of an output inside the folder of its run. */
    public String name() {
        return "output" + template.extension();
    }

    /** The place of {@code template} for this run; {@code {case}} is relative there. */
    public Path place(PathTemplate path, CaseTask task) {
        Map<Placeholder, String> values = CaseValues.of(task, session);
        values.put(Placeholder.CASE, task.input().relative());
        return folder.resolve(path.render(values));
    }

    public Path place(CaseTask task) {
        return place(template, task);
    }

    /** Whatever the command may have called by this name goes. */
    private static Path copied(Path output) throws IOException {
        Path copy = output.resolveSibling("publish.part");
        try {
            return Files.copy(output, copy);
        } catch (FileAlreadyExistsException e) {
            Folders.remove(copy);
            return Files.copy(output, copy);
        }
    }

    /**
     * Puts a copy at its place.
     *
     * @param output the output in the folder of a run; stays there
     */
    public void publish(CaseTask task, Path output) {
        publish(task, output, place(task));
    }

    /**
     * Readers of the published place see the old file or the new one, never a part. The copy waits in the run's folder,
     * where a later attempt removes it if this one is killed; only on another disk must it wait beside the place.
     */
    static void publish(CaseTask task, Path output, Path published) {
        try {
            Path copy = copied(output);
            try {
                move(copy, published);
            } catch (AtomicMoveNotSupportedException e) {
                Path beside = published.resolveSibling(".refine-" + UUID.randomUUID() + ".part");
                Files.move(copy, beside);
                move(beside, published);
            }
        } catch (IOException e) {
            throw new StorageException(
                    new Problem(
                            "output-publish",
                            published.toString(),
                            "cannot write the output of " + task.input().id(),
                            StorageFault.said(e),
                            "Free some space, correct the permissions, or take away what is in its place."),
                    e);
        }
    }

    /** As a rule the folder is there; a command may have removed it. */
    private static void move(Path copy, Path published) throws IOException {
        try {
            Files.move(copy, published, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Folders.make(published.getParent());
            Files.move(copy, published, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
