package dev.refine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Says where and why the library stopped reading. */
final class Fault {

    private Fault() {}

    static int offset(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? 0 : (int) Math.max(0, place.getCharOffset());
    }

    static String words(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        String message = e.getOriginalMessage();
        int more = message.indexOf('\n');
        String first = (more < 0 ? message : message.substring(0, more)).replaceAll(" \\[?at \\[Source.*", "");
        return place == null ? first : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + first;
    }
}
