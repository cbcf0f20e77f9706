package dev.refine.journal.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a log on disk lacks. A log may end anywhere, also within a character, and a person may have written into it; so
 * entries are looked for as bytes, in their order, and an entry that a person changed is known by its number.
 */
final class LogTail {

    /** Nothing in an entry can look like this: what it quotes is escaped or is a diff, whose lines begin otherwise. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?md)^## [^\\n]+\\n\\r?\\n- Time: [^\\n]+\\n- Sequence: (\\d{1,18})\\r?$");

    private final String log;

    LogTail(byte[] log) {
        this.log = new String(log, StandardCharsets.ISO_8859_1);
    }

    /** One piece of the log, in bytes as Latin-1 characters, with the number of its event. */
    private record Piece(long sequence, String text) {}

    /** An entry as it should stand in the log. */
    record Rendered(long sequence, String text) {}

    /** Whether the log has this entry as it was written; only one that carries its number is told from others. */
    boolean holds(Rendered entry) {
        Matcher number = NUMBERED.matcher(entry.text());
        return number.find()
                && Long.parseLong(number.group(1)) == entry.sequence()
                && log.lastIndexOf(latin(entry.text())) >= 0;
    }

    /** The bytes to append, so that each entry is there once; the rest of an entry that was cut short, first. */
    byte[] missing(List<Rendered> entries) {
        List<Piece> pieces = entries.stream()
                .map(entry -> new Piece(entry.sequence(), latin(entry.text())))
                .toList();
        List<Piece> open = pieces.subList(firstMissing(pieces), pieces.size());
        if (open.isEmpty()) {
            return new byte[0];
        }
        String text = open.stream().map(Piece::text).collect(Collectors.joining());
        int there = cutShort(open.get(0).text());
        boolean fresh = there > 0 || log.isEmpty() || log.endsWith("\n");
        return ((fresh ? "" : "\n\n") + text.substring(there)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private int firstMissing(List<Piece> pieces) {
        long numbered = lastNumber(pieces);
        int next = 0;
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int at = log.indexOf(piece.text(), from);
            if (at >= 0) {
                next = i + 1;
                from = at + piece.text().length();
            } else if (piece.sequence() <= numbered && cutShort(piece.text()) == 0) {
                next = i + 1;
            }
        }
        return next;
    }

    private long lastNumber(List<Piece> pieces) {
        long newest = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).sequence();
        long last = 0;
        Matcher numbered = NUMBERED.matcher(log);
        while (numbered.find()) {
            long number = Long.parseLong(numbered.group(1));
            if (number <= newest) {
                last = Math.max(last, number);
            }
        }
        return last;
    }

    /** How much of the text the log ends with. */
    private int cutShort(String text) {
        for (int length = Math.min(text.length() - 1, log.length()); length > 0; length--) {
            if (log.startsWith(text.substring(0, length), log.length() - length)) {
                return length;
            }
        }
        return 0;
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
