package dev.refine.quality;

/** Where the files of a round lie in a session's folder. */
final class Places {

    private Places() {}

    static String evaluation(int round) {
        return "evaluations/" + name(round);
    }

    static String round(int round) {
        return "rounds/" + name(round);
    }

    static String name(int round) {
        return String.format("round_%03d", round);
    }
}
