package dev.refine.cli.wiring;

import dev.refine.cli.init.Notebook;
import dev.refine.edit.ListedFiles;
import dev.refine.files.AtomicFile;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.journal.Event;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.SessionState;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.session.Inheritance;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The first record of a session, and its folder. */
public record SessionStart(OpenedWorkload opened, boolean check, boolean auto) {

    /** Of a session that measures once. */
    public static SessionStart ofCheck(OpenedWorkload opened) {
        return new SessionStart(opened, true, true);
    }

    /** @param auto whether nobody is asked about an edit */
    public static SessionStart ofLoop(OpenedWorkload opened, boolean auto) {
        return new SessionStart(opened, false, auto);
    }

    /** Cases are drawn by a number that follows from the workload, so that two people see the same run. */
    private long seed() {
        return Long.parseUnsignedLong(
                Sha256.of(opened.workload().manifest().workloadId()).substring(0, 12), 16);
    }

    public Session create(Sessions sessions, Optional<Path> folder) {
        Map<String, byte[]> contents = contents();
        Event.SessionStarted started =
                started(contents, opened.workload().manifest().loop().maxIterations());
        return withPapers(sessions.create(folder, manifest(), List.copyOf(contents.values()), started));
    }

    /** With the questions and answers of {@code init} and the plan that is followed, if there are any. */
    private Session withPapers(Session session) {
        Manifest manifest = opened.workload().manifest();
        keep(session, Notebook.details(manifest.folder()), session.folder().details());
        if (!check) {
            Path named =
                    Optional.ofNullable(opened.overrides().plan()).map(Path::of).orElse(null);
            Proposers.followed(manifest, named)
                    .ifPresent(plan -> keep(session, plan, session.folder().plan()));
        }
        return session;
    }

    private static void keep(Session session, Path paper, Path copy) {
        if (Files.isRegularFile(paper)) {
            AtomicFile.write(copy, session.secrets().hide(bytes(paper)));
        }
    }

    /** A session that takes over from another; its files still hold what they hold now. */
    Session fork(Sessions sessions, Inheritance inheritance, int maxIterations, Consumer<SessionFolder> prepare) {
        Map<String, byte[]> contents = contents();
        List<byte[]> copies = new ArrayList<>(contents.values());
        Map<String, String> then = inheritance.files();
        contents.keySet().stream()
                .filter(then::containsKey)
                .forEach(path -> copies.add(inheritance.contents().get(then.get(path))));
        return withPapers(sessions.fork(manifest(), copies, started(contents, maxIterations), inheritance, prepare));
    }

    private byte[] manifest() {
        return bytes(opened.workload().manifest().file());
    }

    private Map<String, byte[]> contents() {
        Workload workload = opened.workload();
        ListedFiles listed = ListedFiles.of(workload.files());
        Map<String, byte[]> contents = new LinkedHashMap<>();
        workload.files().forEach(file -> contents.put(file.relative(), listed.read(file.relative())));
        return contents;
    }

    private Event.SessionStarted started(Map<String, byte[]> contents, int maxIterations) {
        Workload workload = opened.workload();
        return new Event.SessionStarted(
                JournalFile.VERSION,
                Optional.ofNullable(SessionStart.class.getPackage().getImplementationVersion())
                        .orElse("dev"),
                workload.manifest().workloadId(),
                workload.manifest().file().toString(),
                workload.manifest().sha256(),
                workload.cases().stream().map(SessionStart::caseRef).toList(),
                workload.holdout().stream().map(SessionStart::caseRef).toList(),
                opened.notSelected(),
                contents.entrySet().stream()
                        .map(file -> new Event.FileRef(file.getKey(), Sha256.of(file.getValue())))
                        .toList(),
                settings(workload.manifest().loop(), maxIterations),
                SubjectChanges.judging(workload.manifest()));
    }

    /** What a session would know that never comes to be. */
    public SessionState unbegun() {
        SessionState state = new SessionState();
        state.apply(started(contents(), opened.workload().manifest().loop().maxIterations()));
        return state;
    }

    /** The same of a workload that nobody came to look at. */
    public static SessionState unseen(Manifest manifest) {
        return ofCheck(OpenedWorkload.unseen(manifest)).unbegun();
    }

    private SessionSettings settings(Manifest.LoopSpec loop, int maxIterations) {
        return new SessionSettings(
                check,
                auto,
                loop.goal().mode(),
                maxIterations,
                loop.measuring().measure().word(),
                loop.plateau(),
                loop.restoreBest(),
                seed(),
                opened.selection(),
                Proposers.specs(opened.workload().manifest()).toString(),
                opened.pages().words(),
                opened.overrides());
    }

    static Event.CaseRef caseRef(Case input) {
        return new Event.CaseRef(
                input.id(),
                input.relative(),
                Sha256.of(content(input)),
                input.expected().map(path -> Sha256.of(bytes(path))).orElse(""));
    }

    private static byte[] content(Case input) {
        return input.variant().isPresent()
                ? input.variant().get().text().getBytes(StandardCharsets.UTF_8)
                : bytes(input.path());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(
                    Problem.of(
                            "file-read",
                            file + " cannot be read",
                            StorageFault.said(e),
                            "Give yourself permission to read it, or leave it out."),
                    e);
        }
    }
}
