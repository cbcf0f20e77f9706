package dev.refine.journal;

/** By what a session goes, as it began or as the user said when it went on. */
final class Terms {

    private int maxIterations;
    private boolean auto;

    void apply(Event event) {
        if (event instanceof Event.SessionStarted e) {
            maxIterations = e.settings().maxIterations();
            auto = e.settings().auto();
        } else if (event instanceof Event.SessionContinued e) {
            maxIterations = e.maxIterations();
            auto = e.auto() == null ? auto : e.auto();
        }
    }

    int maxIterations() {
        return maxIterations;
    }

    boolean isAuto() {
        return auto;
    }
}
