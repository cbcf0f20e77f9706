package dev.refine.journal.log;

import dev.refine.files.Templates;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** REFINE_LOG.md of a session: which of its events have an entry, in the {@link LogFile}. */
public final class LogView {

    private final LogFile log;

    public LogView(Path file, Templates templates, ZoneId zone) {
        this.log = new LogFile(file, templates, zone);
    }

    /** Starts the log, or appends whatever entries of the journal it does not have yet. */
    public void catchUp(List<Entry> entries) {
        Event.SessionStarted started = (Event.SessionStarted) entries.get(0).event();
        log.catchUp(started.workload(), started.program(), entries.size(), i -> numbered(entries.get(i)));
    }

    /** Appends the entry of one event, if it has one. */
    public void append(Entry entry) {
        numbered(entry).ifPresent(log::append);
    }

    private static Optional<LogFile.Numbered> numbered(Entry entry) {
        return LogEntries.of(entry.event()).map(log -> new LogFile.Numbered(entry.sequence(), entry.time(), log));
    }
}
