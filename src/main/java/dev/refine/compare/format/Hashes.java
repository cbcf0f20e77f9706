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
            for (int i = 0; i < length; i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
                hash ^= hash >>> 32;
            }
        } else {
            int step = length / 256;
            for (int i = 0; i < length; i += step) {
                hash = (hash ^ text.charAt(i)) * PRIME;
                hash ^= hash >>> 32;
            }
            hash = (hash ^ text.charAt(length - 1)) * PRIME;
        }
        return mix(hash + 0x7E87L);
    }

    /** By value: 1, 1.0 and 10e-1 are one. Safe for any exponent. */
    public static long number(BigDecimal value) {
        if (Math.abs((long) value.scale()) > 1_000_000_000) {
            return text(value.toString());
        }
        if (value.precision() <= 18) {
            return stripped(value.unscaledValue().longValue(), value.scale());
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
