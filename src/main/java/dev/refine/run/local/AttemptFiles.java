package dev.refine.run.local;

import dev.refine.files.Folders;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.run.CaseTask;
import dev.refine.run.CaseValues;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of one attempt: its own folder, and the published places beside the manifest. Whatever stood at a place
 * that the command writes itself is moved to {@code previous} in the attempt's folder first; it is never judged.
 */
final class AttemptFiles {

    private static final String PREVIOUS = "previous";
    private static final String PREVIOUS_USAGE = "previous-usage";

    private final RunPlan plan;
    private final CaseTask task;
    private final Path folder;
    private final Path output;
    private final Path published;
    private final Optional<Path> usage;

    AttemptFiles(RunPlan plan, CaseTask task, int retry) {
        this.plan = plan;
        this.task = task;
        this.folder = retry == 0 ? task.folder() : task.folder().resolve("retry-" + retry);
        this.output = folder.resolve(plan.published().name());
        this.published = plan.published().place(task);
        this.usage = plan.usage().map(path -> plan.published().place(path, task));
    }

    Map<Placeholder, String> values() {
        Map<Placeholder, String> values = CaseValues.of(task, plan.session());
        values.put(Placeholder.OUTPUT, absolute(output));
        values.put(Placeholder.OVERLAY, absolute(folder.resolve("overlay" + plan.overlayExtension())));
        values.put(Placeholder.USAGE, absolute(usageFile()));
        return values;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    Path folder() {
        return folder;
    }

    Path output() {
        return output;
    }

    /** Places outside the attempt's folder that the command writes itself: two runs may not share one. */
    Stream<Path> ownPlaces() {
        Stream<Path> result = plan.ownsOutput() ? Stream.of(published) : Stream.empty();
        return plan.ownsUsage() ? Stream.concat(result, usage.stream()) : result;
    }

    /**
     * Makes the folders and moves aside what an earlier run left. Of a run that was killed in this very folder only
     * that stays: the other files were on their way to a result that never came.
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
            Folders.empty(folder, Set.of(PREVIOUS, PREVIOUS_USAGE));
            Files.createDirectories(published.getParent());
            for (Path place : ownPlaces().toList()) {
                Files.createDirectories(place.getParent());
                moveAside(place, folder.resolve(place.equals(published) ? PREVIOUS : PREVIOUS_USAGE));
            }
        } catch (IOException e) {
            throw failure("attempt-folder", "cannot prepare the folder of a run", folder, e);
        }
    }

    /** Where something was moved aside already, the place holds what the killed run wrote. */
    private static void moveAside(Path place, Path aside) throws IOException {
        if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
            Folders.remove(place);
        } else if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(place, aside);
        }
    }

    /** Brings what the command wrote by itself into the attempt's folder. */
    void collect() {
        try {
            if (!Files.exists(output, LinkOption.NOFOLLOW_LINKS)
                    && plan.ownsOutput()
                    && Files.exists(published, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(published, output);
            }
            if (plan.ownsUsage() && Files.isRegularFile(usage.get())) {
                Files.move(usage.get(), usageFile(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw failure("attempt-folder", "cannot take the output of a run", published, e);
        }
    }

    Path usageFile() {
        return folder.resolve(PublishedOutput.USAGE);
    }

    void publish() {
        plan.published().publish(task, output);
    }

    private static StorageException failure(String code, String what, Path where, IOException cause) {
        return new StorageException(
                new Problem(
                        code,
                        where.toString(),
                        what,
                        cause.getClass().getSimpleName() + ".",
                        "Free some space or correct the permissions."),
                cause);
    }
}
