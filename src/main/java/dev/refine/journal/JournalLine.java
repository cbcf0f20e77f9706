package dev.refine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record of a journal: {@code {"seq":12,"crc":"1c291ca3","event":{…}}}, JSON with its fields always in this order,
 * so that the checksum (CRC-32C over the number, a space and the event's bytes) is checked on the text as it stands.
 *
 * @param seq from 1, without gaps
 * @param event what happened
 */
public record JournalLine(long seq, JsonNode event) {

    private static final String SEQ = "{\"seq\":";
    private static final String CRC = ",\"crc\":\"";
    private static final String EVENT = "\",\"event\":";
    private static final int CRC_DIGITS = 8;

    /** The bytes of the record with its line end. */
    static byte[] encode(long seq, JsonNode event) {
        String json = escapeLoneSurrogates(Json.compact(event));
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = SEQ + seq + CRC + crc(seq, body, 0, body.length) + EVENT;
        byte[] line = new byte[head.length() + body.length + 2];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, line, 0, head.length());
        System.arraycopy(body, 0, line, head.length(), body.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    /** The record in a line without its line end; empty when even one byte is not as it was written. */
    static Optional<JournalLine> decode(byte[] line) {
        int digits = SEQ.length();
        while (digits < line.length && digits < SEQ.length() + 18 && line[digits] >= '0' && line[digits] <= '9') {
            digits++;
        }
        int body = digits + CRC.length() + CRC_DIGITS + EVENT.length();
        if (digits == SEQ.length() || body >= line.length || line[line.length - 1] != '}') {
            return Optional.empty();
        }
        String head = new String(line, 0, body, StandardCharsets.ISO_8859_1);
        long seq = Long.parseLong(head.substring(SEQ.length(), digits));
        int length = line.length - 1 - body;
        if (!head.equals(SEQ + seq + CRC + crc(seq, line, body, length) + EVENT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new JournalLine(seq, Json.parse(new String(line, body, length, StandardCharsets.UTF_8))));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static String crc(long seq, byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update((seq + " ").getBytes(StandardCharsets.US_ASCII));
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Half a surrogate pair has no UTF-8; written as an escape it comes back as it was. */
    private static String escapeLoneSurrogates(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair && escaped == null) {
                escaped = new StringBuilder(json.substring(0, i));
            }
            if (escaped != null) {
                escaped.append(Character.isSurrogate(c) && !pair ? String.format("\\u%04x", (int) c) : c);
            }
            if (pair) {
                i++;
                if (escaped != null) {
                    escaped.append(json.charAt(i));
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }
}
