package dev.refine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.AtomicFile;
import dev.refine.files.ContentStore;
import dev.refine.files.Secrets;
import dev.refine.files.StorageFault;
import dev.refine.files.Templates;
import dev.refine.problem.SessionException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of one manifest: {@code sessions/} beside it. */
public final class Sessions {

    private static final String JOURNAL = "journal.jsonl";
    private static final String PARENT = "sessions";
    private static final String DRAFT = ".refine-";
    private static final String FIRST = "SessionStarted";

    private final Path parent;
    private final Templates templates;
    private final Clock clock;
    private final Secrets secrets;

    /** Without anything known to be secret: only the shapes of tokens are kept out of the files. */
    public Sessions(Path manifestFolder, Templates templates, Clock clock) {
        this(manifestFolder, templates, clock, Secrets.ofShape());
    }

    public Sessions(Path manifestFolder, Templates templates, Clock clock, Secrets secrets) {
        this.secrets = secrets;
        this.parent = manifestFolder.resolve(PARENT);
        this.templates = templates;
        this.clock = clock;
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
        Path born = new SessionBirth(parent)
                .appear(named, number -> SessionFolder.name(day, started.workload(), number), draft -> {
                    SessionFolder folder = new SessionFolder(draft);
                    AtomicFile.write(folder.manifest(), secrets.hide(manifest));
                    ContentStore contents = new ContentStore(folder.files());
                    files.forEach(contents::put);
                    try (JournalFile journal = JournalFile.create(folder.journal())) {
                        CaseListing.records(started).forEach(record -> journal.append(EventCodec.write(now, record)));
                        journal.appendAll(more.stream()
                                .map(entry -> EventCodec.write(entry.time(), entry.event()))
                                .toList());
                    }
                    prepare.accept(folder);
                });
        return open(new SessionFolder(born));
    }

    /**
     * When a session that begins now began: later than all that are there. A clock that was put back would make it older
     * than one that it follows, and {@code --continue} would take that.
     */
    public static Instant afterAll(Path manifestFolder, Instant now) {
        return ofEveryKind(manifestFolder).stream()
                .map(folder -> started(folder.path()).plusMillis(1))
                .filter(now::isBefore)
                .findFirst()
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

    /** How many records a session has, each of them looked at; changes nothing. */
    public static long verify(SessionFolder folder) {
        return JournalFile.read(folder.journal(), EventCodec::read).records();
    }

    /** The session of this manifest that was started last. */
    public static Optional<SessionFolder> newest(Path manifestFolder) {
        return newest(manifestFolder, folder -> true);
    }

    /** The one that was started last and can be continued: a check has nothing to go on with. */
    public static Optional<SessionFolder> newestLoop(Path manifestFolder) {
        return newest(manifestFolder, folder -> !isCheck(folder));
    }

    /** Every session of this manifest but its checks, the one that was started last first. */
    public static List<SessionFolder> loops(Path manifestFolder) {
        return all(manifestFolder).stream().filter(folder -> !isCheck(folder)).toList();
    }

    private static Optional<SessionFolder> newest(Path manifestFolder, Predicate<SessionFolder> wanted) {
        return all(manifestFolder).stream().filter(wanted).findFirst();
    }

    /** Every session of this manifest, the one that was started last first. */
    public static List<SessionFolder> all(Path manifestFolder) {
        return all(manifestFolder, FIRST);
    }

    /**
     * Every session beside the manifest whose first record has this type: sessions of other grammars lie there, too.
     *
     * @return the one that was started last first
     */
    public static List<SessionFolder> all(Path manifestFolder, String type) {
        return ofEveryKind(manifestFolder).stream()
                .filter(folder -> startsWith(folder, type))
                .toList();
    }

    /** The same whatever the grammar. */
    public static List<SessionFolder> ofEveryKind(Path manifestFolder) {
        Path parent = manifestFolder.resolve(PARENT);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            // Read once each, not at every comparison.
            Map<Path, Instant> times = folders.filter(Sessions::hasAppeared)
                    .collect(Collectors.toMap(folder -> folder, Sessions::started));
            return times.keySet().stream()
                    .sorted(Comparator.<Path, Instant>comparing(times::get)
                            .thenComparing(Sessions::number)
                            .thenComparing(Comparator.naturalOrder())
                            .reversed())
                    .map(SessionFolder::new)
                    .toList();
        } catch (IOException e) {
            throw SessionBirth.fault(parent, e);
        }
    }

    /** Whether it is a session of the loop of this package's {@link Event}s. */
    public static boolean isOne(SessionFolder folder) {
        return startsWith(folder, FIRST);
    }

    /** A first record that cannot be read is let through, so that whoever opens the session says what is wrong. */
    public static boolean startsWith(SessionFolder folder, String type) {
        return first(folder.journal())
                .map(event -> event.path("type").asText().equals(type))
                .orElse(type.equals(FIRST));
    }

    /** A draft that a kill left behind holds a journal, too, but never became a session. */
    private static boolean hasAppeared(Path folder) {
        return !folder.getFileName().toString().startsWith(DRAFT) && Files.isRegularFile(folder.resolve(JOURNAL));
    }

    /**
     * Time of the first record: a folder's own dates change with every copy, and count only where that record cannot be
     * read. The later records are not looked at, so that damage in one session never hides another.
     */
    private static Instant started(Path folder) {
        Path journal = folder.resolve(JOURNAL);
        try {
            return first(journal)
                    .map(event -> event.path("time").asText())
                    .filter(time -> !time.isEmpty())
                    .map(Instant::parse)
                    .orElse(Files.getLastModifiedTime(journal).toInstant());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        } catch (IOException e) {
            throw StorageFault.reading(journal, e);
        }
    }

    private static boolean isCheck(SessionFolder folder) {
        return first(folder.journal())
                .map(event -> event.path("settings").path("check").asBoolean())
                .orElse(false);
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

    /** The first record, or empty when it cannot be read. */
    private static Optional<JsonNode> first(Path journal) {
        try (InputStream in = new FileInputStream(journal.toFile())) {
            LineBytes lines = new LineBytes(in);
            Optional<JournalLine> line =
                    lines.next() && lines.isWhole() ? JournalLine.decode(lines.bytes()) : Optional.empty();
            return line.map(JournalLine::event);
        } catch (IOException e) {
            throw StorageFault.reading(journal, e);
        }
    }

    private static int number(Path folder) {
        String name = folder.getFileName().toString();
        String digits = name.substring(name.lastIndexOf('_') + 1);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 1;
    }
}
