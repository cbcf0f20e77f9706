package dev.refine.propose.rules.text;

import dev.refine.diagnose.FieldName;
import java.util.regex.Pattern;

/** The names that a prompt may use for a field, and how to spot them. */
public final class FieldTerms {

    private static final String MARKS = "[`\"'*_“”]*";

    private final Pattern opening;
    private final Pattern named;

    /**
     * @param unique whether no other field has the same key; otherwise only the whole path names this one
     */
    public FieldTerms(FieldName field, boolean unique) {
        String names = Pattern.quote(field.spoken());
        if (unique && !field.key().isEmpty()) {
            names += "|" + Pattern.quote(field.key());
            if (field.words().contains(" ")) {
                names += "|(?i:" + field.words().replaceAll("[^\\p{L}\\p{N}]+", "[ _-]?") + ")";
            }
        }
        this.opening = Pattern.compile("^\\s*(?:[-*+•]\\s+|\\d+[.)]\\s+)?" + MARKS + "(?:" + names + ")" + MARKS
                + "(?:\\s*\\([^)]*\\))?\\s*(?:[:=–—]|-\\s).*");
        this.named = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + names + ")(?![\\p{L}\\p{N}])");
    }

    /** Whether the line begins with the field's name and goes on to describe it. */
    boolean opens(String line) {
        return opening.matcher(line).matches()
                && !line.contains("{")
                && !line.stripTrailing().endsWith(",")
                && !line.stripTrailing().endsWith("|");
    }

    boolean isNamedIn(String line) {
        return named.matcher(line).find();
    }
}
