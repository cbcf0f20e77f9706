package dev.refine.edit;

/** Characters that a reader of a diff could not see or that would act on a terminal. */
final class Invisible {

    private Invisible() {}

    /** Controls but newline and tab, halves of surrogate pairs, bidirectional controls, byte-order marks, tag characters. */
    static boolean is(int c) {
        return c != '\n' && c != '\t' && Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c >= 0xE0000 && c <= 0xE007F;
    }
}
