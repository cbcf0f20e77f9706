package dev.refine.compare;

/**
 * How the leaves of one folded place fared.
 *
 * @param path with indexes as {@code *}
 * @param expected leaves there
 * @param right of those
 * @param wrong of those, in value, type or structure
 * @param missing of those
 * @param formatOnly of those, right but for their form
 * @param extra leaves there that nobody expected
 */
public record FieldTally(String path, int expected, int right, int wrong, int missing, int formatOnly, int extra) {

    FieldTally plus(FieldTally that) {
        return new FieldTally(
                path,
                expected + that.expected,
                right + that.right,
                wrong + that.wrong,
                missing + that.missing,
                formatOnly + that.formatOnly,
                extra + that.extra);
    }
}
