package dev.refine.journal.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a journal, one at a time and no further than asked. Lines longer than any record are passed over, not kept.
 */
public final class JournalLines {

    /** Far above the limits of the JSON reader, so no record that was written reaches it. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    private int from;
    private int to;
    private long offset;
    /** Whether the line had a line end and the length of a record. */
    private boolean whole;

    public JournalLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end of the stream. */
    public boolean next() throws IOException {
        line.reset();
        long start = offset;
        whole = false;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (line.size() <= LONGEST) {
                line.write(buffer, from, end - from);
            }
            boolean ended = end < to;
            offset += end - from + (ended ? 1 : 0);
            from = ended ? end + 1 : end;
            if (ended) {
                whole = line.size() <= LONGEST;
                return true;
            }
        }
        return offset > start;
    }

    /** The line as a record; empty when it is torn, or even one byte is not as it was written. */
    public Optional<JournalLine> record() {
        return whole ? JournalLine.decode(line.toByteArray()) : Optional.empty();
    }

    /** The line without its line end. */
    byte[] bytes() {
        return line.toByteArray();
    }

    /** Bytes passed so far, line ends included. */
    long offset() {
        return offset;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}
