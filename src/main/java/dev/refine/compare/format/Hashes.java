package dev.refine.compare.format;

import java.math.BigDecimal;

/** 64-bit hashes, the same in every run. Long texts are sampled, so equality of those must be checked. */
public final class Hashes {

    /** Longer texts are sampled. */
    public static final int SAMPLED = 512;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** Numbers below it have at most 18 digits. */
    private static final long LARGEST = 1_000_000_000_000_000_000L;

    private Hashes() {}

    public static long mix(long value) {
        long z = value * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 29);
    }

    public static long text(String text) {
        int length = text.length();
        long hash = length * PRIME;
        if (length <= SAMPLED) {
            int i = 0;
            for (; i + 3 < length; i += 4) {
                hash = step(hash, fourLetters(text, i));
            }
            for (; i < length; i++) {
                hash = step(hash, text.charAt(i));
            }
        } else {
            int step = length / 256;
            for (int i = 0; i < length; i += step) {
                hash = step(hash, text.charAt(i));
            }
            hash = step(hash, text.charAt(length - 1));
        }
        return mix(hash + 0x7E87L);
    }

    private static long step(long hash, long letters) {
        long next = (hash ^ letters) * PRIME;
        return next ^ next >>> 32;
    }

    private static long fourLetters(String text, int at) {
        return text.charAt(at)
                | (long) text.charAt(at + 1) << 16
                | (long) text.charAt(at + 2) << 32
                | (long) text.charAt(at + 3) << 48;
    }

    /** By value: 1, 1.0 and 10e-1 are one. Safe for any exponent. */
    public static long number(BigDecimal value) {
        if (Math.abs((long) value.scale()) > 1_000_000_000) {
            return text(value.toString());
        }
        if (value.precision() <= 18) {
            // Shifting the point makes the digits a long without a BigInteger in between.
            return stripped(value.scaleByPowerOfTen(value.scale()).longValue(), value.scale());
        }
        BigDecimal plain = value.stripTrailingZeros();
        return plain.precision() <= 18
                ? number(plain.unscaledValue().longValue(), plain.scale())
                : mix(text(plain.unscaledValue().toString()) + plain.scale());
    }

    public static long number(long value) {
        return value > -LARGEST && value < LARGEST ? stripped(value, 0) : number(BigDecimal.valueOf(value));
    }

    private static long stripped(long unscaled, int scale) {
        long rest = unscaled;
        int zeros = 0;
        while (rest != 0 && rest % 10 == 0) {
            rest /= 10;
            zeros++;
        }
        return number(rest, rest == 0 ? 0 : scale - zeros);
    }

    private static long number(long unscaled, int scale) {
        return mix(unscaled * PRIME + scale * 0x2545F491L + 0xD16175L);
    }
}
