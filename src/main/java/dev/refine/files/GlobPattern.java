package dev.refine.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A glob without braces, or one name of it. */
interface GlobPattern {

    /** One for each name that holds wildcards and for each {@code **}; empty when the text does not match. */
    Optional<List<String>> captures(String text);

    default boolean matches(String text) {
        return captures(text).isPresent();
    }

    /** @param clean as {@link GlobSyntax#clean} leaves it */
    static GlobPattern of(String clean) {
        int at = clean.indexOf('*');
        boolean only = at >= 0 && !GlobSyntax.hasWildcard(clean.substring(0, at) + clean.substring(at + 1));
        return only
                ? new Star(clean.substring(0, at), clean.substring(at + 1))
                : new Expression(GlobSyntax.compile(clean));
    }

    /** One {@code *} and nothing else, as most have: of thousands of files it is told at once whether they match that. */
    record Star(String before, String after) implements GlobPattern {

        @Override
        public Optional<List<String>> captures(String text) {
            int end = text.length() - after.length();
            int slash = text.indexOf('/', before.length());
            boolean matches = end >= before.length()
                    && (slash < 0 || slash >= end)
                    && text.startsWith(before)
                    && text.endsWith(after);
            return matches ? Optional.of(List.of(text.substring(before.length(), end))) : Optional.empty();
        }
    }

    /** Any other. */
    record Expression(Pattern regex) implements GlobPattern {

        @Override
        public Optional<List<String>> captures(String text) {
            Matcher matcher = regex.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                String group = matcher.group(i) == null ? "" : matcher.group(i);
                groups.add(group.endsWith("/") ? group.substring(0, group.length() - 1) : group);
            }
            return Optional.of(groups);
        }
    }
}
