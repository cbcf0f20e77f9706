package dev.refine.journal.session;

import dev.refine.journal.CaseListing;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.EventCodec;
import dev.refine.journal.SessionState;
import dev.refine.journal.file.JournalFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the journal of a session held when it was read; the session may be growing meanwhile.
 *
 * @param entries in their order
 * @param reading how far it was read
 */
public record RecordedSession(SessionFolder folder, List<Entry> entries, JournalFile.Reading reading) {

    public RecordedSession {
        entries = Collections.unmodifiableList(entries);
    }

    static RecordedSession read(SessionFolder folder) {
        List<Entry> entries = new ArrayList<>();
        JournalFile.Reading reading = JournalFile.read(folder.journal(), line -> entries.add(EventCodec.read(line)));
        return new RecordedSession(folder, entries, reading);
    }

    /** A journal only ever grows or loses a torn end, so one of the same length is the same. */
    boolean isCurrent() {
        return folder.journal().toFile().length() == reading.wholeBytes() + reading.tailBytes();
    }

    /** Name of the session's folder. */
    public String name() {
        return folder.name();
    }

    public Event.SessionStarted started() {
        Event.SessionStarted started = (Event.SessionStarted) entries.get(0).event();
        for (Entry entry : entries.subList(1, head())) {
            started = CaseListing.joined(started, (Event.CasesListed) entry.event());
        }
        return started;
    }

    /** What happened in this session, without the start and without what it took over from another. */
    public List<Entry> own() {
        int from = head();
        if (from < entries.size() && entries.get(from).event() instanceof Event.SessionForked forked) {
            from += 1 + forked.records();
        }
        return entries.subList(Math.min(from, entries.size()), entries.size());
    }

    /** How many records say what the session is about. */
    private int head() {
        int head = 1;
        while (head < entries.size() && entries.get(head).event() instanceof Event.CasesListed) {
            head++;
        }
        return head;
    }

    public SessionState state() {
        SessionState state = new SessionState();
        entries.forEach(entry -> state.apply(entry.event()));
        return state;
    }
}
