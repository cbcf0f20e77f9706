package dev.refine.problem;

/** A number of things, as a sentence says it. */
public final class Count {

    private Count() {}

    /** {@code 1 case}, {@code 3 cases}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
