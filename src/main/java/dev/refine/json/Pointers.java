package dev.refine.json;

import java.util.ArrayList;
import java.util.List;

/** The text form of JSON Pointers (RFC 6901). */
public final class Pointers {

    private Pointers() {}

    public static String escape(String key) {
        return key.indexOf('~') < 0 && key.indexOf('/') < 0
                ? key
                : key.replace("~", "~0").replace("/", "~1");
    }

    /** The keys and indexes of a pointer, unescaped. The empty pointer has none. */
    public static List<String> segments(String pointer) {
        List<String> segments = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String part : pointer.substring(1).split("/", -1)) {
                segments.add(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return segments;
    }
}
