package dev.refine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Says where the library stopped reading. */
final class Fault {

    private static final Pattern NUMBER_START = Pattern.compile("-?\\d*\\.?\\d*([eE][-+]?)?");

    private Fault() {}

    static int offset(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? 0 : (int) Math.max(0, place.getCharOffset());
    }

    /** Whether a fault at that offset is a number or literal that the text ends in before it was whole. */
    static boolean isCutToken(String text, int offset) {
        int end = text.stripTrailing().length();
        int start = end;
        while (start > 0 && "+-.".indexOf(text.charAt(start - 1)) >= 0
                || start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        String token = text.substring(start, end);
        boolean begun = "true".startsWith(token)
                || "false".startsWith(token)
                || "null".startsWith(token)
                || NUMBER_START.matcher(token).matches();
        return offset >= start && begun;
    }
}
