package dev.refine.crash;

/** How much of a fault catalogue is tried: a sample in every build, all of it with {@code -Drefine.crash=full}. */
final class Scale {

    static final boolean FULL = "full".equals(System.getProperty("refine.crash"));

    private Scale() {}

    static int of(int sample, int full) {
        return FULL ? full : sample;
    }
}
