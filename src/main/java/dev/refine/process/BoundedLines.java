package dev.refine.process;

import dev.refine.process.Conversation.Heard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines and never keeps more of one than is allowed. Only a line that has its newline counts. */
final class BoundedLines {

    private final InputStream input;
    private final int longest;
    private final byte[] block = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int filled;

    /** @param longest bytes of a line */
    BoundedLines(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /** Blocks; decoded as UTF-8 with replacement. */
    Heard next() throws IOException {
        line.reset();
        boolean tooLong = false;
        while (position < filled || fill()) {
            int end = position;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            tooLong |= line.size() + end - position > longest;
            if (!tooLong) {
                line.write(block, position, end - position);
            }
            boolean whole = end < filled;
            position = whole ? end + 1 : end;
            if (whole) {
                return tooLong
                        ? new Heard(Heard.Kind.TOO_LONG, "")
                        : new Heard(Heard.Kind.LINE, line.toString(StandardCharsets.UTF_8));
            }
        }
        return new Heard(Heard.Kind.END, "");
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, input.read(block));
        return filled > 0;
    }
}
