package dev.refine.problem;

import java.util.Objects;

/**
 * One thing that went wrong, in the five parts a reader needs: where, what, a code to search for, what was found or is
 * possible, and what to do next. Parts other than {@code code} and {@code what} may be empty, never null.
 *
 * @param code stable kebab-case name, for instance {@code manifest-key}
 * @param where file, line and column, or case; empty when the sentence itself says it
 * @param what the fault in a few words, no full stop
 * @param found what was found or is possible, as whole sentences
 * @param remedy the next step, as whole sentences
 */
public record Problem(String code, String where, String what, String found, String remedy) {

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(found);
        Objects.requireNonNull(remedy);
    }

    /** A problem whose sentence says where it is. */
    public static Problem of(String code, String what, String found, String remedy) {
        return new Problem(code, "", what, found, remedy);
    }

    /** The whole message: {@code where: what [code]. found remedy}. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(what).append(" [").append(code).append("].");
        if (!found.isEmpty()) {
            text.append(' ').append(found);
        }
        if (!remedy.isEmpty()) {
            text.append(' ').append(remedy);
        }
        return text.toString();
    }
}
