package dev.refine.compare.rule;

/**
 * What a rule says about one expected and one actual value.
 *
 * @param tag which kind of that; may be empty
 * @param similarity in [0, 1]
 */
public record Judgement(Match match, String tag, double similarity) {

    public static final Judgement EQUAL = new Judgement(Match.EQUAL, "", 1);

    /** How far a value is right. */
    public enum Match {
        EQUAL,
        FORMAT,
        WRONG,
        TYPE
    }

    static Judgement wrong(String tag) {
        return new Judgement(Match.WRONG, tag, 0);
    }

    static Judgement equalIf(boolean equal, String tag) {
        return equal ? EQUAL : wrong(tag);
    }
}
