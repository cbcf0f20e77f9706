package dev.refine.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text form of JSON Pointers (RFC 6901). */
public final class Pointers {

    private static final Pattern BRACKETS = Pattern.compile("\\[[\"']?([^\\[\\]\"']+)[\"']?]");

    private static final Pattern STEPS = Pattern.compile("(/([\\p{L}\\p{N}_-]+|\\*))+");

    private Pointers() {}

    public static String escape(String key) {
        return key.indexOf('~') < 0 && key.indexOf('/') < 0
                ? key
                : key.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The pointer that whoever writes {@code rooms[2].name}, {@code $.rooms[2].name} or {@code #/rooms/2/name} means; empty
     * for what names no place in a document.
     */
    public static String meantBy(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return path;
        }
        if (path.startsWith("#/")) {
            return path.substring(1);
        }
        String steps = BRACKETS.matcher(path.replaceFirst("^\\$\\.?", "").replace("[]", "[*]"))
                .replaceAll("/$1")
                .replace('.', '/');
        String pointer = steps.startsWith("/") ? steps : "/" + steps;
        return STEPS.matcher(pointer).matches() ? pointer : "";
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
