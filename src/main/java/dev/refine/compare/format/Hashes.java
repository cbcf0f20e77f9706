package dev.refine.compare.format;

import java.math.BigDecimal;

/** 64-bit hashes, the same in every run. Long texts are sampled, so equality of those must be checked. */
public final class Hashes {

    /** Longer texts are sampled. */
    public static final int SAMPLED = 512;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

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
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.precision() <= 18) {
            return number(plain.unscaledValue().longValue(), plain.signum() == 0 ? 0 : plain.scale());
        }
        return mix(text(plain.unscaledValue().toString()) + plain.scale());
    }

    public static long number(long value) {
        long rest = value;
        int scale = 0;
        while (rest != 0 && rest % 10 == 0) {
            rest /= 10;
            scale--;
        }
        return Long.toString(Math.abs(rest)).length() <= 18 ? number(rest, scale) : number(BigDecimal.valueOf(value));
    }

    private static long number(long unscaled, int scale) {
        return mix(unscaled * PRIME + scale * 0x2545F491L + 0xD16175L);
    }
}
