package dev.refine.workload.command;

import java.util.Map;
import java.util.Set;

/** A path of the manifest with placeholders, such as {@code outputPath}. */
public final class PathTemplate {

    private final TemplateText text;
    private final String extension;

    private PathTemplate(TemplateText text, String extension) {
        this.text = text;
        this.extension = extension;
    }

    /** @throws dev.refine.problem.UsageException for an unknown or misplaced placeholder */
    public static PathTemplate of(String text, Set<Placeholder> allowed, String where) {
        return new PathTemplate(new PlaceholderSyntax(allowed, where).read(text), extension(text));
    }

    public boolean uses(Placeholder placeholder) {
        return text.placeholders().contains(placeholder);
    }

    /** A value that is missing counts as empty. */
    public String render(Map<Placeholder, String> values) {
        return text.with(values);
    }

    /** The ending of the file name with its dot, or empty: {@code out/{caseId}.json} gives {@code .json}. */
    public String extension() {
        return extension;
    }

    private static String extension(String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = dot <= 0 ? "" : name.substring(dot);
        return ending.matches("\\.[A-Za-z0-9]{1,16}") ? ending : "";
    }
}
