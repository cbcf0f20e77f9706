package dev.refine.propose.rules;

/** How far an attempt on a group goes. Later ones come when earlier ones did not help. */
enum Level {
    /** The shortest instruction; groups of one family together. */
    PLAIN(1.0),
    /** The shortest instruction with the exception that the regressed cases show. */
    NARROWED(0.75),
    /**
     * Stronger words with an example of the conversion, and the same in the schema: what a model heeds is not known yet, and
     * two iterations in a row without a gain end a session.
     */
    FIRM(0.72),
    /** The stronger words alone. */
    EXPLICIT(0.7),
    /** The same in the schema instead of the prompt. */
    SCHEMA(0.55),
    /** The same, in words that rule out more than the samples prove: tried when milder ones did not help. */
    STRICT(0.45),
    /** A worked example. */
    EXAMPLE(0.4);

    private static final double UNHEEDED = 0.5;

    private final double weight;

    Level(double weight) {
        this.weight = weight;
    }

    boolean isOfSchema() {
        return this == SCHEMA || this == STRICT;
    }

    /** Whether groups of one family or theme are tried together. */
    boolean isJoint() {
        return this == PLAIN || this == FIRM;
    }

    /**
     * What is left of a rule's likelihood at this level.
     *
     * @param unheeded whether plain words have been without effect where they should have helped
     */
    double weight(boolean unheeded) {
        return this == PLAIN && unheeded ? UNHEEDED : weight;
    }
}
