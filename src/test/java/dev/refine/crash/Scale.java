package dev.refine.crash;

/** How much of a fault catalogue is tried: a sample in every build, all of it with {@code -Drefine.crash=full}. */
public final class Scale {

    public static final boolean FULL = "full".equals(System.getProperty("refine.crash"));

    private Scale() {}

    public static int of(int sample, int full) {
        return FULL ? full : sample;
    }
}
