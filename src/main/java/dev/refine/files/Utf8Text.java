package dev.refine.files;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the user's text files strictly: a byte that is not UTF-8 is an error with its place, never a replacement character. */
public final class Utf8Text {

    /** The byte order mark. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int LARGEST_PIECE = 8192;

    private Utf8Text() {}

    /**
     * The text of a file without its byte order mark.
     *
     * @param shown how messages name the file
     * @param code of the problem when its bytes are no text
     * @throws UsageException when it cannot be read, or is no text
     */
    public static String read(Path file, String shown, String code) {
        return decode(bytes(file, shown), shown, code);
    }

    /**
     * The same text piece by piece. Where its bytes are no text, reading fails with a {@link
     * java.nio.charset.CharacterCodingException}; {@link #decode} says where.
     *
     * @param file at its beginning
     */
    public static Reader reader(SeekableByteChannel file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(MARK.length);
        while (first.hasRemaining() && file.read(first) >= 0) {}
        if (!Arrays.equals(first.array(), MARK)) {
            file.position(0);
        }
        // Most files are far smaller than what Java would take for a piece, and there may be very many.
        int piece = (int) Math.min(file.size() + 1, LARGEST_PIECE);
        return Channels.newReader(file, StandardCharsets.UTF_8.newDecoder(), piece);
    }

    /** @throws UsageException when the file cannot be read, with what to do about it */
    public static byte[] bytes(Path file, String shown) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(
                    Problem.of("file-unreadable", "\"" + shown + "\" cannot be read", "", reason(file)), e);
        }
    }

    private static String reason(Path file) {
        return Files.exists(file)
                ? "Give yourself permission to read it."
                : "It was there a moment ago; see what removes it.";
    }

    /**
     * The text without its byte order mark.
     *
     * @throws UsageException with the line and column of the first byte that is none
     */
    public static String decode(byte[] bytes, String shown, String code) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = before.length() - before.lastIndexOf('\n');
            throw new UsageException(new Problem(
                    code,
                    shown + ":" + line + ":" + column,
                    "not UTF-8 text",
                    "Found " + found(bytes, in.position()) + ".",
                    "Save the file as UTF-8."));
        }
        return unmarked(text.toString());
    }

    /** What a program said, without the byte order mark that some begin with. */
    public static String unmarked(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String found(byte[] bytes, int at) {
        boolean utf16 = at == 0 && bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE;
        return utf16 ? "the byte order mark of UTF-16" : String.format("the byte 0x%02X", bytes[at]);
    }
}
