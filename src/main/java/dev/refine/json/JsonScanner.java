package dev.refine.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds where values stand in a text that is known to be valid JSON. */
public final class JsonScanner {

    private final String text;
    private int at;

    private JsonScanner(String text) {
        this.text = text;
    }

    /** The text must have been parsed before: this scanner checks nothing. */
    public static JsonSpan scan(String text) {
        JsonScanner scanner = new JsonScanner(text);
        scanner.blank();
        return scanner.value();
    }

    private JsonSpan value() {
        int start = at;
        Map<String, JsonSpan> members = new LinkedHashMap<>();
        List<JsonSpan> items = new ArrayList<>();
        switch (text.charAt(at)) {
            case '{' -> object(members);
            case '[' -> array(items);
            case '"' -> string();
            default -> word();
        }
        return new JsonSpan(start, at, members, items);
    }

    private void object(Map<String, JsonSpan> members) {
        at++;
        blank();
        while (text.charAt(at) != '}') {
            int key = at;
            string();
            String name = Json.parse(text.substring(key, at)).textValue();
            blank();
            at++;
            blank();
            members.put(name, value());
            comma();
        }
        at++;
    }

    private void array(List<JsonSpan> items) {
        at++;
        blank();
        while (text.charAt(at) != ']') {
            items.add(value());
            comma();
        }
        at++;
    }

    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void word() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void comma() {
        blank();
        if (text.charAt(at) == ',') {
            at++;
            blank();
        }
    }

    private void blank() {
        while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
