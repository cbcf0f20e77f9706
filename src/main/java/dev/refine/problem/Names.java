package dev.refine.problem;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of things, as a sentence says them. */
public final class Names {

    private Names() {}

    /** The first ones, and how many there are beside them: {@code a, b and 3 more}; empty for none. */
    public static String few(Collection<String> names, int most) {
        String few = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? few + " and " + (names.size() - most) + " more" : few;
    }
}
