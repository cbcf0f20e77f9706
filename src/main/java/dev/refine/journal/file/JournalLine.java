package dev.refine.journal.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.TaggedReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record of a journal: {@code {"seq":12,"crc":"1c291ca3","event":{…}}}, JSON with its fields always in this order,
 * so that the checksum (CRC-32C over the number, a space and the event's bytes) is checked on the text as it stands.
 * The event becomes a tree only when somebody asks for it. Equal when number and event are.
 */
public final class JournalLine {

    private static final String SEQ = "{\"seq\":";
    private static final String CRC = ",\"crc\":\"";
    private static final String EVENT = "\",\"event\":";
    private static final int CRC_DIGITS = 8;

    private final long seq;
    private final byte[] line;
    private final int body;

    private JournalLine(long seq, byte[] line, int body) {
        this.seq = seq;
        this.line = line;
        this.body = body;
    }

    /** From 1, without gaps. */
    public long seq() {
        return seq;
    }

    /**
     * What happened.
     *
     * @throws MalformedJsonException when the checksum is right and the event is no JSON: refine did not write it
     */
    public JsonNode event() {
        return Json.parse(new String(line, body, length(), StandardCharsets.UTF_8));
    }

    /** As {@link #event}, without the tree; empty when a tree is needed to say what is wrong. */
    public <T> Optional<TaggedReader.Tagged<T>> event(TaggedReader<T> reader) {
        return reader.read(line, body, length());
    }

    private int length() {
        return line.length - 1 - body;
    }

    /** The bytes of the record with its line end, from the compact text of its event. */
    public static byte[] encode(long seq, String event) {
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        String head = SEQ + seq + CRC + crc(seq, body, 0, body.length) + EVENT;
        byte[] line = new byte[head.length() + body.length + 2];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, line, 0, head.length());
        System.arraycopy(body, 0, line, head.length(), body.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    /** The record in a line without its line end; empty when even one byte is not as it was written. */
    public static Optional<JournalLine> decode(byte[] line) {
        int digits = SEQ.length();
        while (digits < line.length && digits < SEQ.length() + 18 && line[digits] >= '0' && line[digits] <= '9') {
            digits++;
        }
        int body = digits + CRC.length() + CRC_DIGITS + EVENT.length();
        if (digits == SEQ.length() || body >= line.length || line[line.length - 1] != '}') {
            return Optional.empty();
        }
        long seq = Long.parseLong(new String(line, SEQ.length(), digits - SEQ.length(), StandardCharsets.US_ASCII));
        String head = SEQ + seq + CRC + crc(seq, line, body, line.length - 1 - body) + EVENT;
        boolean asWritten = Arrays.equals(line, 0, body, head.getBytes(StandardCharsets.US_ASCII), 0, head.length());
        return asWritten ? Optional.of(new JournalLine(seq, line, body)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalLine that && seq == that.seq && event().equals(that.event());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq);
    }

    @Override
    public String toString() {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static String crc(long seq, byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update((seq + " ").getBytes(StandardCharsets.US_ASCII));
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
