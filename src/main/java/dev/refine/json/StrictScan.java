package dev.refine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;

/** Tells whether a text is JSON that {@link Json#parse} takes, without its tree and without holding the text. */
public final class StrictScan {

    /** In UTF-8 a file with more bytes has more characters than are read of any. */
    private static final long MOST_BYTES = 3L * Limits.BYTES;

    private StrictScan() {}

    /** @throws MalformedJsonException when a file of so many bytes is too long to be looked at, whatever is in it */
    public static void requireSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new MalformedJsonException(JsonSlip.TOO_LONG, 1, 1);
        }
    }

    /**
     * Reads to the end, or to the fault. What the fault is, {@link Json#parse} says.
     *
     * @throws IOException when the text cannot be read
     */
    public static boolean passes(Reader text) throws IOException {
        try (JsonParser parser = Json.tokens(text)) {
            boolean whole = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (whole || !isTaken(token, parser)) {
                    return false;
                }
                whole = parser.getParsingContext().inRoot();
            }
            return whole;
        } catch (JsonProcessingException | NumberFormatException e) {
            return false;
        }
    }

    /** A parser objects to the length of a text, or to an exponent, only when asked for the value. */
    private static boolean isTaken(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getTextLength() <= Limits.TEXT;
        }
        return token != JsonToken.VALUE_NUMBER_FLOAT || parser.getDecimalValue() != null;
    }
}
