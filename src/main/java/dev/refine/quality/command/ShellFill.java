package dev.refine.quality.command;

import java.util.Set;

/** Puts quoted variables where shell text has placeholders, whatever quotes stand around them. */
final class ShellFill {

    private final String text;
    private final Set<String> names;
    private final StringBuilder out = new StringBuilder();
    private char quote;
    private int at;

    ShellFill(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    String text() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        return out.toString();
    }

    private void step(char c) {
        String name = c == '{' && !(at > 0 && text.charAt(at - 1) == '$') ? name() : "";
        if (!name.isEmpty()) {
            out.append(variable(name));
            at += name.length() + 2;
            return;
        }
        boolean escape = c == '\\' && quote != '\'' && at + 1 < text.length();
        if (!escape && (c == '\'' || c == '"')) {
            quote = quote == 0 ? c : quote == c ? 0 : quote;
        }
        out.append(text, at, at + (escape ? 2 : 1));
        at += escape ? 2 : 1;
    }

    private String variable(String name) {
        String value = "${" + CommandText.variable(name) + "}";
        return switch (quote) {
            case '"' -> value;
            case '\'' -> "'\"" + value + "\"'";
            default -> "\"" + value + "\"";
        };
    }

    private String name() {
        int end = text.indexOf('}', at);
        String name = end < 0 ? "" : text.substring(at + 1, end);
        return names.contains(name) ? name : "";
    }
}
