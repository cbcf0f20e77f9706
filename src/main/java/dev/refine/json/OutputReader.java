package dev.refine.json;

import dev.refine.json.ReadAttempt.End;
import dev.refine.problem.Problem;
import dev.refine.problem.RefineException;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a model wrote where JSON was asked for. Every departure from one strict JSON value becomes an oddity; what
 * stands inside a fence or prose is unwrapped, of a truncated value the part before the cut is kept. Never throws for
 * bad input, never recurses. Thread-safe.
 */
public final class OutputReader {

    /** Bytes; nothing comes into memory of a file that has more. */
    public static final int LARGEST = Limits.BYTES;

    private OutputReader() {}

    /**
     * Of the copy that a session keeps. When it is too large to be read, nothing comes into memory.
     *
     * @throws SessionException when it is not there
     * @throws StorageException when it cannot be read
     */
    public static Reading read(Path file) {
        return read(bytes(file));
    }

    /** What {@link #bytes} gave. */
    public static Reading read(Optional<byte[]> bytes) {
        return bytes.map(OutputReader::read).orElseGet(OutputReader::tooLarge);
    }

    /**
     * What is in the copy that a session keeps; empty when it is too large to be read.
     *
     * @throws SessionException when it is not there
     * @throws StorageException when it cannot be read
     */
    public static Optional<byte[]> bytes(Path file) {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            long size = in.size();
            return size > Limits.BYTES ? Optional.empty() : Optional.of(read(in, (int) size));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** What has so many bytes is not asked for more. */
    private static byte[] read(SeekableByteChannel in, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    /**
     * The beginning of what is perhaps no JSON, for reading; empty when it is no text.
     *
     * @param longest bytes
     * @throws SessionException when it is not there
     * @throws StorageException when it cannot be read
     */
    public static Optional<String> text(Path file, int longest) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(longest + 1);
            String text = new String(bytes, 0, Math.min(longest, bytes.length), StandardCharsets.UTF_8);
            // Of a letter that the end cuts in two.
            String whole = bytes.length > longest ? text.replaceFirst("\uFFFD$", "") + "…" : text;
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(whole);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RefineException unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new SessionException(
                    new Problem(
                            "output-missing",
                            file.toString(),
                            "the session's copy of an output is gone",
                            "The session cannot go on without it.",
                            "Put it back from a backup of the session folder, or start a new session."),
                    e);
        }
        return new StorageException(
                Problem.of(
                        "output-read",
                        "the output " + file + " cannot be read",
                        "The system says: " + e.getMessage() + ".",
                        "It belongs to the session. Give yourself permission to read it, or start a new session."),
                e);
    }

    private static Reading tooLarge() {
        return none(
                List.of(),
                new Oddity("unparseable", "too-large", "", "the output is larger than " + Limits.BYTES + " bytes"));
    }

    public static Reading read(byte[] bytes) {
        if (bytes.length > Limits.BYTES) {
            return tooLarge();
        }
        List<Oddity> oddities = new ArrayList<>();
        String text = decode(bytes, oddities);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
            oddities.add(new Oddity("not-json-wrapper", "bom", "", "the output starts with a byte order mark"));
        }
        if (text.isBlank()) {
            return none(oddities, new Oddity("unparseable", "empty", "", "the output is empty"));
        }
        ReadAttempt attempt = TreeReader.read(text);
        if (attempt.whole() && Wrapping.isBlank(text, attempt.stop())) {
            return reading(attempt, oddities);
        }
        return unwrap(text, attempt, oddities);
    }

    private static Reading unwrap(String text, ReadAttempt direct, List<Oddity> oddities) {
        Wrapping wrapping = Wrapping.find(text, direct);
        ReadAttempt attempt = wrapping.attempt();
        if (attempt.whole()) {
            oddities.addAll(wrapping.oddities());
            return reading(attempt, oddities);
        }
        if (attempt.end() == End.TRUNCATED) {
            oddities.addAll(wrapping.oddities());
            oddities.add(new Oddity("truncated", "", "", "the output ends inside a value"));
            return attempt.hasContent() ? reading(attempt, oddities) : new Reading(Optional.empty(), oddities);
        }
        return switch (attempt.end()) {
            case TOO_DEEP -> none(oddities, new Oddity("too-deep", "", "", attempt.message()));
            case TOO_LARGE -> none(oddities, new Oddity("unparseable", "too-large", "", attempt.message()));
            default -> {
                oddities.addAll(wrapping.oddities());
                String place = attempt == Wrapping.NO_VALUE ? "" : place(text, wrapping.from() + attempt.stop());
                yield none(oddities, new Oddity("unparseable", "", "", place + attempt.message()));
            }
        };
    }

    private static String place(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
            line++;
            start = end + 1;
        }
        return "line " + line + ", column " + (offset - start + 1) + ": ";
    }

    private static Reading reading(ReadAttempt attempt, List<Oddity> oddities) {
        oddities.addAll(attempt.oddities());
        return new Reading(Optional.of(attempt.value()), oddities);
    }

    private static Reading none(List<Oddity> before, Oddity last) {
        List<Oddity> all = new ArrayList<>(before);
        all.add(last);
        return new Reading(Optional.empty(), all);
    }

    private static String decode(byte[] bytes, List<Oddity> oddities) {
        Charset charset = charset(bytes);
        try {
            if (charset == StandardCharsets.UTF_8) {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (CharacterCodingException e) {
            // Falls through: read with replacement characters, and say so.
        }
        oddities.add(new Oddity("not-json-wrapper", "encoding", "", "the output is not valid UTF-8"));
        return new String(bytes, charset);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF;
        return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
