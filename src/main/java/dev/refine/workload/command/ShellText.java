package dev.refine.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Rewrites shell text so that each placeholder becomes a use of its environment variable, quoted for the place where
 * it stands: the shell then reads data, whatever the value holds. Knows plain, double-quoted and single-quoted words;
 * a placeholder in a command substitution, arithmetic, {@code ${…}}, {@code $'…'}, a here-document or nested code is
 * refused. A backslash before a brace keeps it literal; comments are left alone.
 */
final class ShellText {

    private final String text;
    private final PlaceholderSyntax syntax;
    private final BiFunction<ShellQuoting, Placeholder, String> filling;
    private final StringBuilder out = new StringBuilder();
    private final List<String> hereDocuments = new ArrayList<>();

    private final ShellCommands commands = new ShellCommands();
    private int at;

    private ShellText(String text, PlaceholderSyntax syntax, BiFunction<ShellQuoting, Placeholder, String> filling) {
        this.text = text;
        this.syntax = syntax;
        this.filling = filling;
    }

    /** @throws dev.refine.problem.UsageException when a placeholder stands where its value could be run */
    static String rewrite(String text, PlaceholderSyntax syntax) {
        return new ShellText(text, syntax, (place, found) -> place.variable(found.variable())).rewrite();
    }

    /** The text as a person could paste it; the program itself never runs it. A value that is missing counts as empty. */
    static String filled(String text, PlaceholderSyntax syntax, Map<Placeholder, String> values) {
        return new ShellText(text, syntax, (place, found) -> place.value(values.getOrDefault(found, ""))).rewrite();
    }

    private String rewrite() {
        while (at < text.length()) {
            step();
        }
        endCommand(false);
        return out.toString();
    }

    private void step() {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> escaped();
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '`' -> skipNested(ShellSpan.backquoted(text, at), "inside backquotes");
            case '$' -> dollar();
            case '#' -> comment();
            case '\n' -> newline();
            case ' ', '\t' -> {
                commands.endWord();
                emit(1);
            }
            case ';', '&', '|', '(', ')' -> separator();
            case '<', '>' -> redirect();
            default -> plain();
        }
    }

    private void plain() {
        Optional<PlaceholderSyntax.Found> found = syntax.at(text, at);
        if (found.isEmpty()) {
            copy(1);
            return;
        }
        use(found.get(), ShellQuoting.PLAIN);
    }

    private void use(PlaceholderSyntax.Found found, ShellQuoting place) {
        commands.add(found.placeholder());
        out.append(filling.apply(place, found.placeholder()));
        at = found.end();
    }

    private void singleQuoted() {
        commands.beginWord();
        emit(1);
        while (at < text.length() && text.charAt(at) != '\'') {
            Optional<PlaceholderSyntax.Found> found = syntax.at(text, at);
            if (found.isPresent()) {
                use(found.get(), ShellQuoting.SINGLE);
            } else {
                commands.addLiteral(text.substring(at, at + 1));
                emit(1);
            }
        }
        emit(1);
    }

    private void doubleQuoted() {
        commands.beginWord();
        emit(1);
        while (at < text.length() && text.charAt(at) != '"') {
            Optional<PlaceholderSyntax.Found> found = syntax.at(text, at);
            if (found.isPresent()) {
                use(found.get(), ShellQuoting.DOUBLE);
            } else if (text.charAt(at) == '\\') {
                escaped();
            } else if (text.charAt(at) == '`') {
                skipNested(ShellSpan.backquoted(text, at), "inside backquotes");
            } else if (text.charAt(at) == '$') {
                dollarExpansion();
            } else {
                copy(1);
            }
        }
        emit(1);
    }

    private void dollar() {
        if (text.startsWith("$'", at)) {
            skipNested(ShellSpan.ansiQuoted(text, at), "inside $'…'");
        } else {
            dollarExpansion();
        }
    }

    private void dollarExpansion() {
        if (text.startsWith("$((", at)) {
            skipNested(ShellSpan.parenthesized(text, at + 1), "inside $(( ))");
        } else if (text.startsWith("$(", at)) {
            skipNested(ShellSpan.parenthesized(text, at + 1), "inside $( )");
        } else if (text.startsWith("${", at)) {
            skipNested(ShellSpan.braced(text, at + 1), "inside ${ }");
        } else {
            copy(1);
        }
    }

    private void comment() {
        if (commands.isInWord()) {
            copy(1);
            return;
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            emit(1);
        }
    }

    private void escaped() {
        int end = Math.min(text.length(), at + 2);
        commands.addLiteral(text.substring(Math.min(at + 1, end), end).replace("\n", ""));
        emit(2);
    }

    private void separator() {
        boolean pipe = is('|', at) && !is('|', at - 1) && !is('|', at + 1) || is('&', at) && is('|', at - 1);
        if (is('&', at) && is('>', at + 1)) {
            emit(1);
            redirect();
        } else {
            endCommand(pipe || is('(', at) || is(')', at));
            emit(1);
        }
    }

    private boolean is(char c, int where) {
        return where >= 0 && where < text.length() && text.charAt(where) == c;
    }

    private void redirect() {
        commands.redirect(text.startsWith("<<<", at));
        if (text.startsWith("<<<", at)) {
            emit(3);
        } else if (text.startsWith("<<", at)) {
            int end = ShellSpan.hereWord(text, at);
            hereDocuments.add(text.substring(at, end));
            emit(end - at);
            commands.skipTarget();
        } else {
            boolean two = is('>', at + 1) || is('&', at + 1) || is('>', at) && is('|', at + 1);
            emit(two ? 2 : 1);
        }
    }

    private void newline() {
        endCommand(commands.isEmpty());
        emit(1);
        for (String begun : hereDocuments) {
            skipNested(ShellSpan.hereBody(text, at, begun), "inside a here-document");
        }
        hereDocuments.clear();
        commands.drop();
    }

    /** Copies a part in which no placeholder may stand. */
    private void skipNested(int end, String place) {
        for (int i = at; i < end; i++) {
            int here = i;
            syntax.at(text, here).ifPresent(found -> {
                throw syntax.nested(found.placeholder(), place);
            });
        }
        copy(end - at);
    }

    private void endCommand(boolean goesOn) {
        commands.endCommand(goesOn).ifPresent(found -> {
            throw syntax.nested(found);
        });
    }

    /** Copies characters that belong to the word. */
    private void copy(int count) {
        int end = Math.min(text.length(), at + count);
        commands.add(text.substring(at, end));
        out.append(text, at, end);
        at = end;
    }

    /** Copies characters between words. */
    private void emit(int count) {
        int end = Math.min(text.length(), at + count);
        out.append(text, at, end);
        at = end;
    }
}
