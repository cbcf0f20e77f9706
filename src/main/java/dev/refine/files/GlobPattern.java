package dev.refine.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A glob without braces, or one name of it. Most have one {@code *} and nothing else, and of thousands of files it is told
 * without a regular expression whether they match that.
 */
final class GlobPattern {

    private final Optional<Star> star;
    private final Pattern regex;

    /** What stands around the only wildcard. */
    private record Star(String before, String after) {

        boolean matches(String text) {
            int end = text.length() - after.length();
            int slash = text.indexOf('/', before.length());
            return end >= before.length()
                    && (slash < 0 || slash >= end)
                    && text.startsWith(before)
                    && text.endsWith(after);
        }

        List<String> captures(String text) {
            return List.of(text.substring(before.length(), text.length() - after.length()));
        }
    }

    private GlobPattern(Optional<Star> star, Pattern regex) {
        this.star = star;
        this.regex = regex;
    }

    /** @param clean as {@link GlobSyntax#clean} leaves it */
    static GlobPattern of(String clean) {
        int at = clean.indexOf('*');
        boolean only = at >= 0 && !GlobSyntax.hasWildcard(clean.substring(0, at) + clean.substring(at + 1));
        return new GlobPattern(
                only ? Optional.of(new Star(clean.substring(0, at), clean.substring(at + 1))) : Optional.empty(),
                GlobSyntax.compile(clean));
    }

    boolean matches(String text) {
        return star.isPresent() ? star.get().matches(text) : regex.matcher(text).matches();
    }

    /** One for each name that holds wildcards and for each {@code **}; empty when the text does not match. */
    Optional<List<String>> captures(String text) {
        if (star.isPresent()) {
            return star.filter(one -> one.matches(text)).map(one -> one.captures(text));
        }
        Matcher matcher = regex.matcher(text);
        return matcher.matches() ? Optional.of(groups(matcher)) : Optional.empty();
    }

    private static List<String> groups(Matcher matcher) {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i) == null ? "" : matcher.group(i);
            groups.add(group.endsWith("/") ? group.substring(0, group.length() - 1) : group);
        }
        return groups;
    }
}
