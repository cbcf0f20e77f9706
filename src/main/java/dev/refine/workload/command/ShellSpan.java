package dev.refine.workload.command;

/** Where a construct of shell text ends: the index behind it, or the end of the text if it is never closed. */
final class ShellSpan {

    private ShellSpan() {}

    static int backquoted(String text, int start) {
        return until(text, start + 1, '`', true);
    }

    /** From the dollar of {@code $'…'}. */
    static int ansiQuoted(String text, int start) {
        return until(text, start + 2, '\'', true);
    }

    /** From the opening parenthesis, quotes and inner parentheses respected. */
    static int parenthesized(String text, int start) {
        return balanced(text, start, '(', ')');
    }

    /** From the opening brace. */
    static int braced(String text, int start) {
        return balanced(text, start, '{', '}');
    }

    /** From {@code <<} to the end of the word that names the here-document's last line. */
    static int hereWord(String text, int start) {
        int i = start + 2;
        if (i < text.length() && text.charAt(i) == '-') {
            i++;
        }
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        while (i < text.length() && " \t\n;&|<>()".indexOf(text.charAt(i)) < 0) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = until(text, i + 1, c, false);
            } else {
                i += c == '\\' ? 2 : 1;
            }
        }
        return Math.min(i, text.length());
    }

    /** The body and last line of the here-document that {@code begun} ({@code <<WORD}) announced. */
    static int hereBody(String text, int start, String begun) {
        boolean tabs = begun.startsWith("<<-");
        String last = begun.substring(tabs ? 3 : 2).strip().replaceAll("[\\\\'\"]", "");
        int i = start;
        while (i < text.length()) {
            int end = text.indexOf('\n', i);
            String line = text.substring(i, end < 0 ? text.length() : end);
            i = end < 0 ? text.length() : end + 1;
            if ((tabs ? line.replaceFirst("^\t+", "") : line).equals(last)) {
                return i;
            }
        }
        return text.length();
    }

    private static int balanced(String text, int start, char open, char close) {
        int depth = 0;
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                i = until(text, i + 1, c, c != '\'') - 1;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return text.length();
    }

    private static int until(String text, int start, char quote, boolean escapes) {
        int i = start;
        while (i < text.length() && text.charAt(i) != quote) {
            i += escapes && text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length());
    }
}
