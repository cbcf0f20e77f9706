package dev.refine.diagnose.value;

import java.util.Optional;

/**
 * What stands around a shorter text inside a longer one.
 *
 * @param before text in front of it, with its spaces
 * @param after text behind it, with its spaces
 */
public record Affix(String before, String after) {

    /** What {@code longer} has around {@code shorter}; none when it does not hold it or they are equal. */
    public static Optional<Affix> around(String shorter, String longer) {
        if (shorter.isBlank() || longer.length() <= shorter.length()) {
            return Optional.empty();
        }
        int at = longer.endsWith(shorter) ? longer.length() - shorter.length() : longer.indexOf(shorter);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Affix(longer.substring(0, at), longer.substring(at + shorter.length())));
    }
}
