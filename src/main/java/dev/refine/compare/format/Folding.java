package dev.refine.compare.format;

import java.text.Normalizer;
import java.util.Locale;

/** Steps that take the manner of writing out of a text, each one taking more. */
public final class Folding {

    private Folding() {}

    public static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F' || c == '\u2007';
    }

    /** Trimmed, runs of any white space as one blank. */
    public static String space(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                pending = out.length() > 0;
            } else {
                if (pending) {
                    out.append(' ');
                    pending = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    /** In small letters; by way of capitals, which ß and ss share. */
    public static String caseless(String text) {
        return (isAscii(text) ? text : text.toUpperCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
    }

    /** Compatibility form, with one kind of dash and of quotation mark. */
    public static String unicode(String text) {
        boolean ascii = isAscii(text);
        if (ascii && text.indexOf('`') < 0) {
            return text;
        }
        String composed = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            switch (c) {
                case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> out.append('-');
                case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '`', '\u00B4' -> out.append('\'');
                case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> out.append('"');
                case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD' -> {}
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Without accents. Letters that are not a letter with an accent stay. */
    public static String plain(String text) {
        if (isAscii(text)) {
            return text;
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Without punctuation and blanks, but those between digits and signs before a digit, which carry meaning. */
    public static String bare(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c) || carriesMeaning(text, i)) {
                out.append(isSpace(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static boolean carriesMeaning(String text, int at) {
        int next = at + 1;
        while (next < text.length() && isSpace(text.charAt(next)) && isSpace(text.charAt(at))) {
            next++;
        }
        if (next >= text.length() || !Character.isDigit(text.charAt(next))) {
            return false;
        }
        if (at == 0) {
            return text.charAt(0) == '-' || text.charAt(0) == '+' || text.charAt(0) == '.';
        }
        char before = text.charAt(at - 1);
        char self = text.charAt(at);
        return Character.isDigit(before) || (self == '-' || self == '+') && isSpace(before);
    }

    private static boolean isMark(char c) {
        if (c < 128) {
            return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') && "$%<>=^|~".indexOf(c) < 0;
        }
        int type = Character.getType(c);
        return isSpace(c)
                || type == Character.OTHER_PUNCTUATION
                || type == Character.DASH_PUNCTUATION
                || type == Character.START_PUNCTUATION
                || type == Character.END_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION;
    }

    /** Without punctuation that carries no meaning; blanks stay. */
    public static String unpunctuated(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c) || !isMark(c) || carriesMeaning(text, i)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Everything at once: what remains is what the text says. */
    public static String bareText(String text) {
        return bare(plain(caseless(unicode(text))));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
