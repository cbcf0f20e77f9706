package dev.refine.journal.session;

import dev.refine.files.AtomicFile;
import dev.refine.files.ContentStore;
import dev.refine.files.Secrets;
import dev.refine.files.Templates;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.EventCodec;
import dev.refine.journal.SessionState;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.file.JournalLine;
import dev.refine.journal.log.LogView;
import dev.refine.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that is being written: every event goes to the journal, then into the state, then into the log, in this
 * order, so that nothing is believed that is not on disk. One thread only.
 */
public final class Session implements AutoCloseable {

    private final SessionFolder folder;
    private final JournalFile journal;
    private final LogView log;
    private final Clock clock;
    private final ContentStore contents;
    private final Secrets secrets;
    private final EventMask mask;
    private final SessionState state = new SessionState();

    Session(RecordedSession read, Templates templates, Clock clock, Secrets secrets) {
        this.secrets = secrets;
        this.mask = new EventMask(secrets);
        this.folder = read.folder();
        this.clock = clock;
        this.log = new LogView(folder.log(), templates, clock.getZone());
        this.contents = new ContentStore(folder.files());
        AtomicFile.sweep(folder.path());
        AtomicFile.sweep(folder.files());
        RecordedSession now = read.isCurrent() ? read : RecordedSession.read(folder);
        this.journal = JournalFile.open(folder.journal(), now.reading());
        now.entries().forEach(entry -> state.apply(entry.event()));
        log.catchUp(now.entries());
    }

    /**
     * Appends one event, without the secrets in it; on return it is in the file and {@link #state()} knows it. It is on the
     * disk, too, unless it is one of many results that come within an instant: those are forced together.
     */
    public void append(Event event) {
        Instant now = clock.instant();
        String text = EventCodec.text(now, event);
        String kept = mask.isClean(text) ? text : Json.compact(mask.hide(EventCodec.write(now, event)));
        JournalLine line = event instanceof Event.CaseMeasured ? journal.appendQuickly(kept) : journal.append(kept);
        Event written = kept.equals(text) ? event : EventCodec.read(line).event();
        state.apply(written);
        log.append(new Entry(line.seq(), now, written));
    }

    /** What is kept out of this session's files. */
    public Secrets secrets() {
        return secrets;
    }

    /** What was torn at the end of the journal and has been moved aside, as a sentence. */
    public Optional<String> repaired() {
        return journal.repair().map(JournalFile.Repair::sentence);
    }

    /** The fold of all events so far. */
    public SessionState state() {
        return state;
    }

    public SessionFolder folder() {
        return folder;
    }

    /** Every state of every editable file, by SHA-256. */
    public ContentStore contents() {
        return contents;
    }

    @Override
    public void close() {
        journal.close();
    }

    /** Name of the session's folder. */
    public String name() {
        return folder.name();
    }
}
