package dev.refine.workload;

import java.util.Map;
import java.util.Set;

/** A path of the manifest with placeholders, such as {@code outputPath}. */
public final class PathTemplate {

    private final String text;
    private final PlaceholderSyntax syntax;
    private final Set<Placeholder> used;

    private PathTemplate(String text, PlaceholderSyntax syntax) {
        this.text = text;
        this.syntax = syntax;
        this.used = syntax.in(text);
    }

    /** @throws dev.refine.problem.UsageException for an unknown or misplaced placeholder */
    public static PathTemplate of(String text, Set<Placeholder> allowed, String where) {
        return new PathTemplate(text, new PlaceholderSyntax(allowed, where));
    }

    /** A value that is missing counts as empty. */
    public String render(Map<Placeholder, String> values) {
        return syntax.replace(text, placeholder -> values.getOrDefault(placeholder, ""));
    }

    public boolean uses(Placeholder placeholder) {
        return used.contains(placeholder);
    }

    /** The ending of the file name with its dot, or empty: {@code out/{caseId}.json} gives {@code .json}. */
    public String extension() {
        String name = text.substring(text.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = dot <= 0 ? "" : name.substring(dot);
        return ending.matches("\\.[A-Za-z0-9]{1,16}") ? ending : "";
    }
}
