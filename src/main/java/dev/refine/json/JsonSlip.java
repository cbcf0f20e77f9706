package dev.refine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Says in words for people what is wrong with JSON that a person wrote: the usual slips by name. */
final class JsonSlip {

    static final String TOO_LONG = "it is longer than " + Limits.BYTES + " characters";

    private JsonSlip() {}

    static MalformedJsonException explain(String text, JsonProcessingException e) {
        return explain(text, e, e.getLocation());
    }

    /** Of an error that stands at a known place; null is the beginning. */
    static MalformedJsonException explain(String text, JsonProcessingException e, JsonLocation at) {
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new MalformedJsonException(words(e, context(text, offset(text, line, column))), line, column);
    }

    /** What stands at the place and just before it, with white space skipped. */
    private record Context(char before, String rest) {}

    /** The fault that a reader found at an offset. */
    static String words(String text, int offset, JsonProcessingException e) {
        return words(e, context(text, offset));
    }

    private static int offset(String text, int line, int column) {
        int offset = 0;
        for (int i = 1; i < line && offset >= 0; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return Math.max(0, Math.min(text.length(), offset + column - 1));
    }

    private static Context context(String text, int offset) {
        int before = offset - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        String rest = text.substring(offset, Math.min(text.length(), offset + 20));
        return new Context(before < 0 ? ' ' : text.charAt(before), rest);
    }

    private static String words(JsonProcessingException e, Context context) {
        String message = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return tooMuch(message);
        }
        if (message.startsWith("Duplicate")) {
            return "a key is given twice";
        }
        if (message.startsWith("Trailing token")) {
            return "something follows after its end";
        }
        if (e instanceof JsonEOFException || context.rest().isEmpty()) {
            return "it ends too early: a bracket, brace or quote is not closed";
        }
        return slip(context.before(), context.rest(), message);
    }

    private static String tooMuch(String message) {
        if (message.startsWith("Document length")) {
            return TOO_LONG;
        }
        if (message.startsWith("Token count")) {
            return "it has more than " + Limits.TOKENS + " keys, values and brackets";
        }
        return message.contains("depth") ? "it is nested too deeply" : "a number, name or text in it is too long";
    }

    private static String slip(char before, String rest, String message) {
        char found = rest.charAt(0);
        if (before == ',' && (found == '}' || found == ']')) {
            return "a comma stands before the closing \"" + found + "\"";
        }
        if (":[,".indexOf(before) >= 0 && ",}]".indexOf(found) >= 0) {
            return "a value is missing before \"" + found + "\"";
        }
        if (rest.startsWith("//") || rest.startsWith("/*") || found == '#') {
            return "a comment, which JSON does not have";
        }
        if (found == '\'') {
            return "a quote of the wrong kind: JSON has only \"";
        }
        if (message.contains("double-quote to start")) {
            return "a key stands without quotes";
        }
        if (message.contains("Non-standard token")) {
            return "NaN and Infinity are no numbers in JSON";
        }
        if (message.contains("Leading zero")) {
            return "a number begins with a zero";
        }
        if (message.contains("colon")) {
            return "a colon is missing after the key";
        }
        if (message.contains("was expecting comma")) {
            return "a comma is missing before this";
        }
        if (message.contains("CTRL-CHAR") || found < ' ') {
            return "a line break or another control character stands inside a text";
        }
        if (message.contains("escape")) {
            return "a backslash is followed by something that JSON does not know";
        }
        return "\"" + shown(rest) + "\" is not expected here";
    }

    private static String shown(String rest) {
        int end = 1;
        while (end < rest.length() && Character.isLetterOrDigit(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }
}
