package dev.refine.files;

import java.util.regex.Pattern;

/**
 * Text from models, cases and paths, made fit to be shown: what a terminal or viewer would obey, hide or reorder is
 * written as its code instead. Newlines and tabs stay; everything that can be seen stays as it is.
 */
public final class VisibleText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    private VisibleText() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isTreacherous)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** The text on one line: what stood on several is parted by slashes. */
    public static String onOneLine(String text) {
        return LINE_BREAK.matcher(text).replaceAll(" / ").strip();
    }

    private static void append(StringBuilder shown, int point) {
        if (isTreacherous(point)) {
            shown.append(point > 0xFFFF ? String.format("\\U%08x", point) : String.format("\\u%04x", point));
        } else {
            shown.appendCodePoint(point);
        }
    }

    /** Controls, text direction, invisible formatting, lone surrogates, line and paragraph separators. */
    private static boolean isTreacherous(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlankFiller(point);
        };
    }

    /** Letters that fonts draw as nothing: the Hangul fillers and the blank Braille pattern. */
    private static boolean isBlankFiller(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800;
    }
}
