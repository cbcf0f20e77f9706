package dev.refine.edit;

/** Text of a model or a file inside a sentence: in quotes, cut to a readable length, without anything invisible. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int shown = 0;
        for (int i = 0; i < text.length() && shown < LONGEST; shown++) {
            int c = text.codePointAt(i);
            if (c == '\n') {
                quoted.append("\\n");
            } else if (Invisible.is(c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return quoted.append(shown < text.codePointCount(0, text.length()) ? "…\"" : "\"")
                .toString();
    }
}
