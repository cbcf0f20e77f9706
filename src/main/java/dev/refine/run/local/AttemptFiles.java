package dev.refine.run.local;

import dev.refine.files.Folders;
import dev.refine.run.AttemptFolder;
import dev.refine.run.CaseTask;
import dev.refine.run.CaseValues;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
    private final AttemptFolder folder;
    private final Optional<Path> usage;

    AttemptFiles(RunPlan plan, CaseTask task, int retry) {
        this.plan = plan;
        this.task = task;
        this.folder = new AttemptFolder(plan.published(), task, retry);
        this.usage = plan.usage().map(path -> plan.published().place(path, task));
    }

    Map<Placeholder, String> values() {
        Map<Placeholder, String> values = CaseValues.of(task, plan.session());
        values.put(Placeholder.OUTPUT, absolute(folder.output()));
        values.put(Placeholder.OVERLAY, absolute(folder.path().resolve("overlay" + plan.overlayExtension())));
        values.put(Placeholder.USAGE, absolute(usageFile()));
        return values;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    AttemptFolder folder() {
        return folder;
    }

    /** Places outside the attempt's folder that the command writes itself: two runs may not share one. */
    Stream<Path> ownPlaces() {
        Stream<Path> result = plan.ownsOutput() ? Stream.of(folder.published()) : Stream.empty();
        return plan.ownsUsage() ? Stream.concat(result, usage.stream()) : result;
    }

    /** Makes the folders and moves aside what an earlier run left. */
    void prepare() {
        folder.prepare(Set.of(PREVIOUS, PREVIOUS_USAGE));
        try {
            for (Path place : ownPlaces().toList()) {
                Folders.make(place.getParent());
                moveAside(place, folder.path().resolve(place.equals(folder.published()) ? PREVIOUS : PREVIOUS_USAGE));
            }
        } catch (IOException e) {
            throw AttemptFolder.failure("attempt-folder", "cannot prepare the folder of a run", folder.path(), e);
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
            if (plan.ownsOutput()
                    && !Files.exists(folder.output(), LinkOption.NOFOLLOW_LINKS)
                    && Files.exists(folder.published(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(folder.published(), folder.output());
            }
            if (plan.ownsUsage() && Files.isRegularFile(usage.get())) {
                Folders.remove(usageFile());
                Files.move(usage.get(), usageFile());
            }
        } catch (IOException e) {
            throw AttemptFolder.failure("attempt-folder", "cannot take the output of a run", folder.published(), e);
        }
    }

    Path usageFile() {
        return folder.path().resolve(PublishedOutput.USAGE);
    }
}
