package dev.refine.run;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.problem.Clipped;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.process.Environment;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Draws an output over its input with the manifest's {@code overlayCommand}. {@code {overlay}} is a file beside the
 * output; a copy of it goes to {@code overlayPath}. A command that does not name it writes {@code overlayPath} itself,
 * which may hold wildcards in its last part, one match for each page. Thread-safe.
 */
public final class OverlayCommand {

    private static final int LONGEST_MESSAGE = 2000;

    private final Path session;
    private final CaseCommand command;
    private final Optional<PathTemplate> path;
    private final boolean shared;

    /** @param shared whether several cases may be drawn at the same place */
    private OverlayCommand(Path session, CaseCommand command, Optional<PathTemplate> path, boolean shared) {
        this.session = session;
        this.command = command;
        this.path = path;
        this.shared = shared;
    }

    /**
     * Empty when the manifest has none.
     *
     * @throws dev.refine.problem.UsageException when a placeholder is wrong
     */
    public static Optional<OverlayCommand> of(
            Manifest manifest, Processes processes, Path session, Map<String, String> environment) {
        String file = manifest.file().getFileName().toString();
        Optional<PathTemplate> path = manifest.judging()
                .overlayPath()
                .map(text -> PathTemplate.of(text, Placeholder.ALL, file + ": overlayPath"));
        return manifest.judging().overlayCommand().map(line -> {
            CommandTemplate template = CommandTemplate.of(line, Placeholder.OF_OVERLAYS, file + ": overlayCommand");
            CaseCommand command = new CaseCommand(
                    template,
                    processes,
                    manifest.folder(),
                    Environment.of(environment),
                    manifest.run().limits().timeout());
            return new OverlayCommand(
                    session,
                    command,
                    path,
                    isShared(manifest.judging().overlayPath().orElse(""), path));
        });
    }

    /** With a wildcard only a folder tells cases apart: the pages of {@code a}, {@code a-*.png}, could be those of a-2. */
    private static boolean isShared(String place, Optional<PathTemplate> path) {
        boolean pages = path.map(OverlayPlace::hasPages).orElse(false);
        String distinct = pages ? place.substring(0, place.lastIndexOf('/') + 1) : place;
        return List.of(Placeholder.CASE, Placeholder.CASE_ID, Placeholder.OUTPUT, Placeholder.IMAGE).stream()
                .noneMatch(one -> distinct.contains(one.text()));
    }

    /**
     * Draws one output.
     *
     * @param output the output in its attempt's folder
     * @throws CancellationException when the session is ending
     */
    public OverlayResult draw(CaseTask task, Path output) {
        if (!shared) {
            return drawNow(task, output);
        }
        // One at a time: nobody could tell whose picture it is.
        synchronized (this) {
            return drawNow(task, output);
        }
    }

    private OverlayResult drawNow(CaseTask task, Path output) {
        Map<Placeholder, String> values = CaseValues.withAnswer(task, session, output);
        Path overlay = output.resolveSibling(
                "overlay" + path.map(PathTemplate::extension).orElse(""));
        values.put(Placeholder.OVERLAY, overlay.toAbsolutePath().toString());
        Optional<OverlayPlace> place = path.map(template -> place(template, task));
        try {
            Folders.remove(overlay);
            if (place.isPresent()) {
                Files.createDirectories(place.get().file().getParent());
            }
            Map<Path, FileTime> before = place.isPresent() ? place.get().matches() : Map.of();
            Execution execution = command.run(values, output.resolveSibling("overlay-run"));
            if (execution.end() == ProcessEnd.CANCELLED) {
                throw new CancellationException("the session is ending");
            }
            if (!execution.succeeded()) {
                return new OverlayResult(false, execution.isStartable(), List.of(), message(execution));
            }
            List<Path> files = drawn(output, overlay, place, before);
            return new OverlayResult(true, true, files, files.isEmpty() ? missing(place) : "");
        } catch (IOException e) {
            throw new StorageException(
                    new Problem(
                            "overlay-file",
                            overlay.toString(),
                            "cannot keep the overlay of " + task.input().id(),
                            StorageFault.said(e),
                            "Free some space or correct the permissions."),
                    e);
        }
    }

    private String missing(Optional<OverlayPlace> place) {
        String named =
                place.map(where -> folder().relativize(where.file()).toString()).orElse("{overlay}");
        boolean expected = place.isPresent() || command.template().uses(Placeholder.OVERLAY);
        return expected ? "it left no new file at " + named : "";
    }

    private OverlayPlace place(PathTemplate template, CaseTask task) {
        Map<Placeholder, String> values = CaseValues.of(task, session);
        values.put(Placeholder.CASE, task.input().relative());
        return OverlayPlace.of(folder(), template, values);
    }

    private Path folder() {
        return command.folder().toAbsolutePath();
    }

    /** What was drawn, kept beside the output: the next output of this case may be drawn at the same place. */
    private static List<Path> drawn(Path output, Path overlay, Optional<OverlayPlace> place, Map<Path, FileTime> before)
            throws IOException {
        if (Files.isRegularFile(overlay)) {
            if (place.isPresent() && place.get().pages().isEmpty()) {
                Files.copy(overlay, place.get().file(), StandardCopyOption.REPLACE_EXISTING);
            }
            return List.of(overlay);
        }
        Map<Path, FileTime> after = place.isPresent() ? place.get().matches() : Map.of();
        Path folder = overlay.resolveSibling(OverlayPages.FOLDER);
        for (Map.Entry<Path, FileTime> file : after.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                Files.createDirectories(folder);
                Files.copy(
                        file.getKey(),
                        folder.resolve(file.getKey().getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return OverlayPages.of(output);
    }

    private String message(Execution execution) {
        String said = (execution.note() + "\n" + execution.stderr().strip() + "\n"
                        + execution.stdout().strip())
                .strip();
        boolean telling =
                execution.end() == ProcessEnd.NOT_STARTABLE || execution.end() == ProcessEnd.EXITED && !said.isEmpty();
        String own = telling ? "" : "it " + execution.ending(command.timeout());
        String message = own.isEmpty() || said.isEmpty() ? own + said : own + ": " + said;
        return Clipped.of(message, LONGEST_MESSAGE);
    }
}
