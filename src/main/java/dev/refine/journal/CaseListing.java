package dev.refine.journal;

import dev.refine.journal.file.JournalLine;
import dev.refine.journal.file.JournalLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first records of a session. A list of very many cases is continued in records of its own, for a reader has every
 * record in memory as a whole and takes none beyond a certain size.
 */
public final class CaseListing {

    /** About a megabyte of text. */
    static final int AT_ONCE = 5_000;

    private CaseListing() {}

    /** The start with as many cases as one record takes, then the others, in order. */
    public static List<Event> records(Event.SessionStarted whole) {
        List<Event> records = new ArrayList<>();
        records.add(with(whole, part(whole.cases(), 0), part(whole.holdout(), 0)));
        int longest = Math.max(whole.cases().size(), whole.holdout().size());
        for (int from = AT_ONCE; from < longest; from += AT_ONCE) {
            records.add(new Event.CasesListed(part(whole.cases(), from), part(whole.holdout(), from)));
        }
        return records;
    }

    private static List<Event.CaseRef> part(List<Event.CaseRef> refs, int from) {
        return refs.subList(Math.min(from, refs.size()), Math.min(from + AT_ONCE, refs.size()));
    }

    /** The start with all its cases, from the beginning of a journal; empty when it is damaged there. */
    public static Optional<Event.SessionStarted> read(InputStream journal) throws IOException {
        JournalLines lines = new JournalLines(journal);
        Event.SessionStarted start = null;
        while (lines.next()) {
            Optional<JournalLine> line = lines.record();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            Event event = EventCodec.read(line.get()).event();
            if (start == null && event instanceof Event.SessionStarted first) {
                start = first;
            } else if (start != null && event instanceof Event.CasesListed more) {
                start = joined(start, more);
            } else {
                break;
            }
        }
        return Optional.ofNullable(start);
    }

    /** The start with the cases that another record adds. */
    public static Event.SessionStarted joined(Event.SessionStarted start, Event.CasesListed more) {
        return with(start, joined(start.cases(), more.cases()), joined(start.holdout(), more.holdout()));
    }

    private static List<Event.CaseRef> joined(List<Event.CaseRef> refs, List<Event.CaseRef> more) {
        List<Event.CaseRef> all = new ArrayList<>(refs);
        all.addAll(more);
        return all;
    }

    private static Event.SessionStarted with(
            Event.SessionStarted start, List<Event.CaseRef> cases, List<Event.CaseRef> holdout) {
        return new Event.SessionStarted(
                start.version(),
                start.program(),
                start.workload(),
                start.manifest(),
                start.manifestSha(),
                cases,
                holdout,
                start.notSelected(),
                start.files(),
                start.settings(),
                start.judging());
    }
}
