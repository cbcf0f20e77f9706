package dev.refine.edit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A whole file as text with {@code \n} line ends, and what is needed to get its bytes back: byte-order mark and the line
 * end of every line. Decoding and encoding gives the same bytes. Immutable.
 */
final class SourceText {

    private static final char MARK = '\uFEFF';

    private final boolean marked;
    private final String text;

    /** For the n-th line end, whether it is {@code \r\n}. */
    private final boolean[] crlf;

    private SourceText(boolean marked, String text, boolean[] crlf) {
        this.marked = marked;
        this.text = text;
        this.crlf = crlf;
    }

    /** Empty when the bytes are not UTF-8. */
    static Optional<SourceText> decode(byte[] bytes) {
        String raw;
        try {
            raw = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        boolean marked = !raw.isEmpty() && raw.charAt(0) == MARK;
        StringBuilder text = new StringBuilder(raw.length());
        boolean[] crlf = new boolean[newlines(raw)];
        int line = 0;
        for (int i = marked ? 1 : 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean pair = c == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n';
            if (pair) {
                i++;
            }
            if (pair || c == '\n') {
                crlf[line++] = pair;
            }
            text.append(pair ? '\n' : c);
        }
        return Optional.of(new SourceText(marked, text.toString(), crlf));
    }

    byte[] encode() {
        StringBuilder raw = new StringBuilder(text.length() + crlf.length + 1);
        if (marked) {
            raw.append(MARK);
        }
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && crlf[line++]) {
                raw.append('\r');
            }
            raw.append(c);
        }
        return raw.toString().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text;
    }

    /** New lines end as the lines do whose place they take, or as their neighbours. */
    SourceText replace(int from, int to, String replacement) {
        int head = from;
        int tail = to;
        int start = 0;
        int end = replacement.length();
        while (head < tail && start < end && text.charAt(head) == replacement.charAt(start)) {
            head++;
            start++;
        }
        while (head < tail && start < end && text.charAt(tail - 1) == replacement.charAt(end - 1)) {
            tail--;
            end--;
        }
        String changed = replacement.substring(start, end);
        int before = newlines(text.substring(0, head));
        int replaced = newlines(text.substring(head, tail));
        int added = newlines(changed);
        boolean[] ends = new boolean[crlf.length - replaced + added];
        System.arraycopy(crlf, 0, ends, 0, before);
        for (int i = 0; i < added; i++) {
            ends[before + i] = i < replaced ? crlf[before + i] : neighbour(before + replaced);
        }
        System.arraycopy(crlf, before + replaced, ends, before + added, crlf.length - before - replaced);
        return new SourceText(marked, text.substring(0, head) + changed + text.substring(tail), ends);
    }

    private boolean neighbour(int line) {
        return line > 0 ? crlf[line - 1] : crlf.length > 0 && crlf[0];
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
