package dev.refine.json;

/** Where a bracket closes in text that is not JSON, or not quite. */
final class Brackets {

    private Brackets() {}

    /** The offset after the bracket that closes the one at {@code start}; -1 when none does. */
    static int end(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
