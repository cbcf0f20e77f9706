package dev.refine.journal.session;

import dev.refine.files.AtomicFile;
import dev.refine.files.ContentStore;
import dev.refine.files.Secrets;
import dev.refine.files.StorageFault;
import dev.refine.files.Templates;
import dev.refine.journal.CaseListing;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.EventCodec;
import dev.refine.journal.SessionState;
import dev.refine.journal.file.JournalFile;
import dev.refine.problem.SessionException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The sessions of one manifest: {@code sessions/} beside it. */
public final class Sessions {

    private static final String JOURNAL = "journal.jsonl";
    private static final String PARENT = "sessions";
    private static final String DRAFT = ".refine-";

    private final Path parent;
    private final Templates templates;
    private final Clock clock;
    private final Secrets secrets;

    public Sessions(Path manifestFolder, Templates templates, Clock clock, Secrets secrets) {
        this.secrets = secrets;
        this.parent = manifestFolder.resolve(PARENT);
        this.templates = templates;
        this.clock = clock;
    }

    /** What no file of a session may hold. */
    public Secrets secrets() {
        return secrets;
    }

    /**
     * Starts a session. Its folder appears by rename with the first record, the manifest and the files' contents
     * already on disk, so that no other program ever sees half a session.
     *
     * @param named the folder that the user asked for, or empty for the usual name
     */
    public Session create(Optional<Path> named, byte[] manifest, List<byte[]> files, Event.SessionStarted started) {
        return create(named, manifest, files, started, List.of(), folder -> {});
    }

    /**
     * The same for a session that branches off from another: its history comes next, then the announcement that brings
     * the files to where that session had them.
     *
     * @param prepare adds to the folder before anybody sees it
     */
    public Session fork(
            byte[] manifest,
            List<byte[]> files,
            Event.SessionStarted started,
            Inheritance inheritance,
            Consumer<SessionFolder> prepare) {
        List<Entry> entries = new ArrayList<>();
        Instant now = clock.instant();
        entries.add(new Entry(2, now, inheritance.forked()));
        entries.addAll(inheritance.history());
        List<Event.FileChange> changes = started.files().stream()
                .map(ref -> new Event.FileChange(
                        ref.path(), ref.sha(), inheritance.files().getOrDefault(ref.path(), ref.sha())))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
        if (!changes.isEmpty()) {
            entries.add(new Entry(0, now, new Event.RestoreAnnounced(0, inheritance.iteration(), changes)));
        }
        return create(Optional.empty(), manifest, files, started, entries, prepare);
    }

    private Session create(
            Optional<Path> named,
            byte[] manifest,
            List<byte[]> files,
            Event.SessionStarted started,
            List<Entry> more,
            Consumer<SessionFolder> prepare) {
        Instant shown = clock.instant();
        Instant now = afterAll(parent.getParent(), shown);
        LocalDate day = LocalDate.ofInstant(shown, clock.getZone());
        List<Event> records = CaseListing.records(started);
        boolean continues = !started.settings().check();
        Path born = new SessionBirth(parent)
                .appear(named, continues, number -> SessionFolder.name(day, started.workload(), number), draft -> {
                    SessionFolder folder = new SessionFolder(draft);
                    AtomicFile.write(folder.manifest(), secrets.hide(manifest));
                    ContentStore contents = new ContentStore(folder.files());
                    files.forEach(contents::put);
                    try (JournalFile journal = JournalFile.create(folder.journal())) {
                        records.forEach(record -> journal.append(EventCodec.write(now, record)));
                        journal.appendAll(more.stream()
                                .map(entry -> EventCodec.write(entry.time(), entry.event()))
                                .toList());
                    }
                    prepare.accept(folder);
                });
        SessionFolder folder = new SessionFolder(born);
        return open(new RecordedSession(
                folder, numbered(now, records, more), JournalFile.read(folder.journal(), line -> {})));
    }

    /** What the journal of a new session holds, without making records of its lines again. */
    private static List<Entry> numbered(Instant now, List<Event> records, List<Entry> more) {
        List<Entry> entries = new ArrayList<>();
        records.forEach(record -> entries.add(new Entry(entries.size() + 1, now, record)));
        more.forEach(entry -> entries.add(new Entry(entries.size() + 1, entry.time(), entry.event())));
        return entries;
    }

    /**
     * When a session that begins now began: later than all that are there. A clock that was put back would make it older
     * than one that it follows, and {@code --continue} would take that.
     */
    public static Instant afterAll(Path manifestFolder, Instant now) {
        return begun(manifestFolder).stream()
                .findFirst()
                .map(newest -> newest.time().plusMillis(1))
                .filter(now::isBefore)
                .orElse(now);
    }

    /** Where the next session of this workload will be. */
    public Path next(String workload) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new SessionBirth(parent).next(number -> SessionFolder.name(day, workload, number));
    }

    /** Reads a session, mends the torn end of its journal if there is one, and is ready to append. */
    public Session open(SessionFolder folder) {
        return new Session(RecordedSession.read(folder), templates, clock, secrets);
    }

    /** The same without reading again what was read; unless somebody has written since. */
    public Session open(RecordedSession read) {
        return new Session(read, templates, clock, secrets);
    }

    /** Every event of a session that somebody may be writing right now; changes nothing. */
    public static RecordedSession read(SessionFolder folder) {
        return RecordedSession.read(folder);
    }

    /** The state of a session that somebody may be writing right now; changes nothing. */
    public static SessionState state(SessionFolder folder) {
        SessionState state = new SessionState();
        JournalFile.read(
                folder.journal(), line -> state.apply(EventCodec.read(line).event()));
        return state;
    }

    /** How far the journal of a session can be read, each record looked at; changes nothing. */
    public static JournalFile.Reading verify(SessionFolder folder) {
        return JournalFile.read(folder.journal(), EventCodec::read);
    }

    /** The session of this manifest that was started last. */
    public static Optional<SessionFolder> newest(Path manifest) {
        return all(manifest).stream().findFirst();
    }

    /** The one that was started last and can be continued: a check has nothing to go on with. */
    public static Optional<SessionFolder> newestLoop(Path manifest) {
        return loops(manifest).stream().findFirst();
    }

    /** Every session of this manifest but its checks, the one that was started last first. */
    public static List<SessionFolder> loops(Path manifest) {
        return of(manifest)
                .filter(session -> session.type().equals(Beginning.LOOP) && !session.check())
                .map(Beginning::folder)
                .toList();
    }

    /** Every session of this manifest, the one that was started last first. */
    public static List<SessionFolder> all(Path manifest) {
        return of(manifest)
                .filter(session -> session.type().equals(Beginning.LOOP))
                .map(Beginning::folder)
                .toList();
    }

    /**
     * Every session beside the manifest whose first record has this type: sessions of other grammars lie there, too.
     *
     * @return the one that was started last first
     */
    public static List<SessionFolder> all(Path manifestFolder, String type) {
        return begun(manifestFolder).stream()
                .filter(session -> session.type().equals(type))
                .map(Beginning::folder)
                .toList();
    }

    /** Every session of this manifest, and those beside it that are of other grammars and have none. */
    public static List<SessionFolder> ofEveryKind(Path manifest) {
        return of(manifest).map(Beginning::folder).toList();
    }

    private static Stream<Beginning> of(Path manifest) {
        return begun(manifest.toAbsolutePath().getParent()).stream().filter(session -> session.isOf(manifest));
    }

    private static List<Beginning> begun(Path manifestFolder) {
        Path parent = manifestFolder.resolve(PARENT);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Sessions::hasAppeared)
                    .map(folder -> Beginning.of(new SessionFolder(folder)))
                    .sorted(Beginning.NEWEST_FIRST)
                    .toList();
        } catch (IOException e) {
            throw SessionBirth.fault(parent, e);
        }
    }

    /** Whether it is a session of the loop, whose grammar is {@link Event}. */
    public static boolean isOne(SessionFolder folder) {
        return startsWith(folder, Beginning.LOOP);
    }

    /** A first record that cannot be read is let through, so that whoever opens the session says what is wrong. */
    public static boolean startsWith(SessionFolder folder, String type) {
        return Beginning.of(folder).type().equals(type);
    }

    /** A draft that a kill left behind holds a journal, too, but never became a session. */
    private static boolean hasAppeared(Path folder) {
        return !folder.getFileName().toString().startsWith(DRAFT) && Files.isRegularFile(folder.resolve(JOURNAL));
    }

    /** What a session was about when it began; empty when that cannot be read. */
    public static Optional<Event.SessionStarted> beginning(SessionFolder folder) {
        try (InputStream in = new FileInputStream(folder.journal().toFile())) {
            return CaseListing.read(in);
        } catch (SessionException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StorageFault.reading(folder.journal(), e);
        }
    }
}
