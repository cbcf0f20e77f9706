package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.edit.FileEditor;
import dev.refine.edit.ListedFiles;
import dev.refine.files.Glob;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.journal.Event;
import dev.refine.journal.session.Inheritance;
import dev.refine.journal.session.RecordedSession;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.run.memory.RunMemory;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A new session that takes over from another: its history, its files as they stood, and every run that it remembers.
 * What ran is judged anew by what stands beside the manifest now, so nothing of the other session has to be as it was.
 */
public record Fork(Inheritance inheritance, OpenedWorkload opened) {

    /** Starts the session; its files are brought to where the other had them, as an announced change. */
    public Session start(Sessions sessions, boolean auto, int maxIterations) {
        checkFiles();
        Session session = SessionStart.ofLoop(opened, auto)
                .fork(sessions, inheritance, maxIterations, folder -> rememberRuns(folder, sessions.secrets()));
        bringFiles(session, opened);
        return session;
    }

    /** Finishes what the announcement at the beginning of a fork has begun; does nothing for other sessions. */
    public static void bringFiles(Session session, OpenedWorkload opened) {
        Optional<Event.RestoreAnnounced> open = session.state().current().openRestore();
        if (session.state().forked().isEmpty() || open.isEmpty() || open.get().iteration() != 0) {
            return;
        }
        FileEditor editor = new FileEditor(ListedFiles.of(opened.workload().files()));
        Event.RestoreAnnounced announced = open.get();
        announced
                .changes()
                .forEach(change -> editor.bring(
                                change.path(),
                                change.before(),
                                session.contents().get(change.after()))
                        .forEach(warning -> session.append(new Event.InsightNoted(0, warning))));
        session.append(new Event.Restored(0, announced.toIteration(), announced.changes()));
    }

    /** Which session it branches off from, and where, as a phrase. */
    public String origin(Console console) {
        String where = console.shown(inheritance.from().folder().path());
        return "branches off from " + where
                + (inheritance.iteration() < 0
                        ? ", before its baseline"
                        : ", after iteration " + inheritance.iteration());
    }

    /**
     * Only what the other session has a copy of may be replaced: anything else is somebody's work.
     *
     * @throws SessionException for a file that would be
     */
    public void checkFiles() {
        ListedFiles listed = ListedFiles.of(opened.workload().files());
        inheritance.files().keySet().stream()
                .filter(path -> !listed.contains(path) && isListed(path))
                .forEach(path -> {
                    throw changedOutside(path, "It is gone.", "without it");
                });
        Path copies = inheritance.from().folder().files();
        for (EditableFile file : opened.workload().files()) {
            String then = inheritance.files().get(file.relative());
            String found = Sha256.of(listed.read(file.relative()));
            if (then != null && !then.equals(found) && !Files.isRegularFile(copies.resolve(found))) {
                throw changedOutside(
                        file.relative(),
                        "It has sha256 " + found + ", which the session "
                                + inheritance.from().name() + " has no copy of.",
                        "from the file as it is");
            }
        }
    }

    /** Whether the manifest as it is now would let it be edited, were it there. */
    private boolean isListed(String path) {
        Manifest.EditSpec editing = opened.workload().manifest().editing();
        return Stream.concat(editing.prompts().stream(), editing.schemas().stream())
                .anyMatch(source -> Glob.of(source.path()).matches(path));
    }

    private SessionException changedOutside(String path, String found, String anew) {
        return new SessionException(new Problem(
                "file-changed",
                path,
                "changed outside of the session",
                found + " Nothing was changed.",
                "Put the session's copy back: refine restore " + Math.max(0, inheritance.iteration())
                        + "; or start a new session " + anew + "."));
    }

    /**
     * What its baseline starts nothing for: the other session has run it under the files that this one begins with, or the
     * workload remembers it.
     *
     * @param fresh whether every run is made anew
     */
    public Remembered remembered(Console console, boolean fresh) {
        Workload workload = opened.workload();
        Manifest manifest = workload.manifest();
        if (fresh || manifest.run().cache() == Manifest.Cache.OFF) {
            return Remembered.NOTHING;
        }
        FileKeys keys =
                new FileKeys(workload, ListedFiles.of(workload.files()), Remembered.variables(console, manifest));
        Set<String> left = LeftRuns.keys(inheritance.from());
        RunMemory older = new RunMemory(inheritance.from().folder().inherited(), Long.MAX_VALUE, Clock.systemUTC());
        return Remembered.of(
                workload, keys, keys.state(inheritance.files()), key -> left.contains(key) || older.holds(key));
    }

    /** Every run of the other session with an output, and those that it took over itself. */
    private void rememberRuns(SessionFolder folder, Secrets secrets) {
        RecordedSession from = inheritance.from();
        RunMemory memory = new RunMemory(folder.inherited(), Long.MAX_VALUE, Clock.systemUTC(), secrets);
        LeftRuns.remember(from, memory);
        copyOlder(from.folder().inherited(), folder.inherited());
    }

    private static void copyOlder(Path source, Path target) {
        if (!Files.isDirectory(source)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (!Files.exists(copy)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw StorageFault.writing(target, e);
        }
    }
}
