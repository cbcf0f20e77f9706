package dev.refine.workload.command;

import dev.refine.problem.UsageException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of the manifest with its placeholders understood. In an argument vector a placeholder is replaced exactly.
 * Shell text is never given a value: a placeholder becomes a quoted use of its {@code REFINE_*} variable, and where no
 * quoting can keep it data the command is refused. Which braces are placeholders at all, see {@link PlaceholderSyntax}.
 */
public final class CommandTemplate {

    private final CommandLine line;
    private final PlaceholderSyntax syntax;
    private final List<TemplateText> argv;
    private final Set<Placeholder> used = EnumSet.noneOf(Placeholder.class);

    private CommandTemplate(CommandLine line, PlaceholderSyntax syntax, List<String> words) {
        this.line = line;
        this.syntax = syntax;
        this.argv = words.stream()
                .map(word -> line instanceof CommandLine.Shell ? TemplateText.literal(word) : syntax.read(word))
                .toList();
        argv.forEach(word -> used.addAll(word.placeholders()));
        for (String word : words) {
            used.addAll(variables(word));
        }
    }

    private static List<Placeholder> variables(String text) {
        return Stream.of(Placeholder.values())
                .filter(p -> text.matches("(?s).*\\b" + p.variable() + "\\b.*"))
                .toList();
    }

    /**
     * @param allowed what this command may be told
     * @param where the manifest and the field, for messages
     * @throws UsageException for an unknown or misplaced placeholder
     */
    public static CommandTemplate of(CommandLine line, Set<Placeholder> allowed, String where) {
        PlaceholderSyntax syntax = new PlaceholderSyntax(allowed, where);
        return new CommandTemplate(line, syntax, argv(line, syntax));
    }

    private static List<String> argv(CommandLine line, PlaceholderSyntax syntax) {
        if (line instanceof CommandLine.Shell shell) {
            return List.of("sh", "-c", ShellText.rewrite(shell.text(), syntax));
        }
        List<String> words = ((CommandLine.Argv) line).words();
        List<NestedCode.Word> seen =
                words.stream().map(word -> word(word, syntax)).toList();
        NestedCode.in(seen).ifPresent(found -> {
            throw syntax.nested(found);
        });
        return words;
    }

    private static NestedCode.Word word(String word, PlaceholderSyntax syntax) {
        TemplateText text = syntax.read(word);
        return new NestedCode.Word(
                text.with(Map.of()), text.placeholders().stream().findFirst());
    }

    /** What to run for one case. */
    public record Rendered(List<String> argv, Map<String, String> environment) {}

    /** A value that is missing counts as empty. Every given value also becomes its variable, used or not. */
    public Rendered render(Map<Placeholder, String> values) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Placeholder placeholder : used) {
            environment.put(placeholder.variable(), "");
        }
        values.forEach((placeholder, value) -> environment.put(placeholder.variable(), value));
        return new Rendered(argv.stream().map(word -> word.with(values)).toList(), environment);
    }

    /** By its braces or by its variable. */
    public boolean uses(Placeholder placeholder) {
        return used.contains(placeholder);
    }

    /** Whether it is told where to write; else it is taken to write {@code outputPath} by itself. */
    public boolean usesOutput() {
        return uses(Placeholder.OUTPUT);
    }

    /**
     * For reading, and to be pasted into a shell: with the values in their places, quoted as each place needs it, and in
     * front of it the variables that its text names. Such a text is for a shell of its own, since the one that it is pasted
     * into looks for them before it sets them.
     */
    public String shown(Map<Placeholder, String> values) {
        if (line instanceof CommandLine.Shell shell) {
            String set = assignments(shell.text(), values);
            String text = ShellText.filled(shell.text(), syntax, values);
            return set.isEmpty() ? text : set + "sh -c " + ShellQuoting.word(text);
        }
        return assignments(line.display(), values)
                + argv.stream()
                        .map(word -> ShellQuoting.word(word.with(values)))
                        .collect(Collectors.joining(" "));
    }

    private static String assignments(String text, Map<Placeholder, String> values) {
        return variables(text).stream()
                .map(p -> p.variable() + "=" + ShellQuoting.word(values.getOrDefault(p, "")) + " ")
                .collect(Collectors.joining());
    }

    /** As the user wrote it. */
    public String display() {
        return line.display();
    }
}
