package dev.refine.quality.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.AtomicFile;
import dev.refine.files.ContentStore;
import dev.refine.files.Templates;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.file.JournalLine;
import dev.refine.journal.log.LogFile;
import dev.refine.journal.session.SessionBirth;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A quality session that is being written: an event goes to the journal, then into the state, then into the log. One
 * thread only. The file and the log are those of the first loop, the events are not.
 */
public final class QualitySession implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy_MM_dd", Locale.ROOT);
    private static final int LONGEST_ID = 100;
    private static final String FIRST = "QualityStarted";
    private static final String METADATA = "session_metadata.json";

    private final SessionFolder folder;
    private final Clock clock;
    private final JournalFile journal;
    private final LogFile log;
    private final ContentStore contents;
    private final QualityState state = new QualityState();
    /** Remarks of a step that a kill cut short: taken again, it makes them again. */
    private final List<QualityEvent.Remarked> told = new ArrayList<>();

    private QualitySession(SessionFolder folder, Templates templates, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.contents = new ContentStore(folder.files());
        this.log = new LogFile(folder.log(), templates, clock.getZone());
        AtomicFile.sweep(folder.path());
        AtomicFile.sweep(folder.files());
        List.of("evaluations", "rounds", "eval_team")
                .forEach(part -> AtomicFile.sweepBelow(folder.path().resolve(part)));
        List<JournalLine> lines = new ArrayList<>();
        this.journal = JournalFile.open(folder.journal(), lines::add);
        List<LogFile.Numbered> entries = new ArrayList<>();
        for (JournalLine line : lines) {
            QualityEvent event = QualityCodec.read(line.seq(), line.event());
            state.apply(event);
            QualityLog.entry(event, state)
                    .ifPresent(entry ->
                            entries.add(new LogFile.Numbered(line.seq(), QualityCodec.time(line.event()), entry)));
        }
        state.foundIn(folder);
        told.addAll(state.remarksOfStep());
        log.catchUp(state.started().id(), state.started().program(), entries.size(), i -> Optional.of(entries.get(i)));
        if (!Files.exists(folder.path().resolve(METADATA))) {
            write(METADATA, Json.pretty(metadata(QualityCodec.time(lines.get(0).event()))) + "\n");
        }
    }

    /** For other programs, in the form in which they keep it. */
    private ObjectNode metadata(Instant began) {
        return Json.object()
                .put("session_id", folder.path().getFileName().toString())
                .put("timestamp", began.toString())
                .put("label", state.started().id());
    }

    /**
     * Starts a session; its folder appears with the first record in it.
     *
     * @param home folder whose {@code sessions/} it goes to
     * @param file bytes of quality.json
     */
    public static QualitySession create(
            Path home, Optional<Path> named, byte[] file, FileTree prior, QualityEvent.QualityStarted started) {
        Clock clock = Clock.systemDefaultZone();
        Instant now = clock.instant();
        String day = DAY.format(LocalDate.ofInstant(now, clock.getZone()));
        boolean continues = !started.settings().once();
        Path born = new SessionBirth(home.resolve("sessions"))
                .appear(named, continues, number -> name(day, started.id(), number), draft -> {
                    SessionFolder folder = new SessionFolder(draft);
                    AtomicFile.write(draft.resolve("quality.json"), file);
                    ContentStore contents = new ContentStore(folder.files());
                    prior.files().values().forEach(content -> contents.put(content.bytes()));
                    try (JournalFile journal = JournalFile.create(folder.journal())) {
                        journal.append(QualityCodec.write(Sessions.afterAll(home, now), started));
                    }
                });
        return open(new SessionFolder(born), home);
    }

    public static QualitySession open(SessionFolder folder, Path home) {
        return new QualitySession(folder, new Templates(home), Clock.systemDefaultZone());
    }

    /**
     * The quality session beside {@code home} that was started last and is a loop.
     *
     * @param config which it must have been started with; empty for any
     */
    public static Optional<SessionFolder> newest(Path home, Optional<Path> config) {
        return Sessions.all(home, FIRST).stream()
                .filter(folder -> {
                    QualityEvent.QualityStarted started = state(folder).started();
                    return !started.settings().once()
                            && config.map(own -> own.equals(started.config())).orElse(true);
                })
                .findFirst();
    }

    /** The state of a session that somebody may be writing right now; changes nothing. */
    public static QualityState state(SessionFolder folder) {
        QualityState state = new QualityState();
        JournalFile.read(folder.journal(), line -> state.apply(QualityCodec.read(line.seq(), line.event())));
        state.foundIn(folder);
        return state;
    }

    /** Whether the journal in this folder is of this grammar. */
    public static boolean isOne(SessionFolder folder) {
        return Sessions.startsWith(folder, FIRST);
    }

    /** How far the journal of a session can be read, each record looked at; changes nothing. */
    public static JournalFile.Reading verify(SessionFolder folder) {
        return JournalFile.read(folder.journal(), line -> QualityCodec.read(line.seq(), line.event()));
    }

    static String name(String day, String id, int number) {
        String safe = id.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^_+|_+$", "");
        // A folder may have a name so long that nothing fits beside it.
        String fitting = safe.substring(0, Math.min(safe.length(), LONGEST_ID));
        String base = day + "_" + (fitting.isEmpty() ? "DEFAULT" : fitting.toUpperCase(Locale.ROOT)) + "_QUALITY";
        return number == 1 ? base : base + "_" + number;
    }

    /** Appends one event, unless it is known; on return it is durable and {@link #state()} knows it. */
    public void append(QualityEvent event) {
        if (told.remove(event)) {
            return;
        }
        if (event.endsStep()) {
            told.clear();
        }
        Instant now = clock.instant();
        JournalLine line = journal.append(QualityCodec.write(now, event));
        state.apply(event);
        QualityLog.entry(event, state).ifPresent(entry -> log.append(new LogFile.Numbered(line.seq(), now, entry)));
    }

    public QualityState state() {
        return state;
    }

    public Path folder() {
        return folder.path();
    }

    public Optional<String> repaired() {
        return journal.repair().map(JournalFile.Repair::sentence);
    }

    /** Keeps the files of a version and says what they are. */
    public List<QualityEvent.FileRef> put(FileTree tree) {
        List<QualityEvent.FileRef> refs = new ArrayList<>();
        tree.files()
                .forEach((path, file) ->
                        refs.add(new QualityEvent.FileRef(path, contents.put(file.bytes()), file.executable())));
        return refs;
    }

    public FileTree get(List<QualityEvent.FileRef> refs) {
        SortedMap<String, TreeFile> files = new TreeMap<>();
        refs.forEach(ref -> files.put(ref.path(), new TreeFile(contents.get(ref.sha()), ref.executable())));
        return new FileTree(files);
    }

    /** Writes a file for people; the journal already says everything that is in it. */
    public void write(String path, String text) {
        AtomicFile.write(folder.path().resolve(path), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        journal.close();
    }
}
