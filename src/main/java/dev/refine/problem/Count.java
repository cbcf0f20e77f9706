package dev.refine.problem;

/** A number of things, as a sentence says it. */
public final class Count {

    private Count() {}

    /** Of what is numbered from 0 on: {@code 0 to 3}, {@code only 0}. */
    public static String upTo(int last) {
        return last == 0 ? "only 0" : "0 to " + last;
    }

    /** {@code 1 case}, {@code 3 cases}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
