package dev.refine.files;

import java.util.Comparator;

/** Orders texts as their UTF-8 bytes would be ordered: the same on every system and in every locale. */
public final class PathOrder implements Comparator<String> {

    public static final PathOrder BYTES = new PathOrder();

    private PathOrder() {}

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** Surrogates stand for characters above all others, but lie below some of them. */
    private static int rank(char unit) {
        if (Character.isSurrogate(unit)) {
            return unit + 0x2000;
        }
        return unit >= 0xE000 ? unit - 0x800 : unit;
    }
}
