package dev.refine.journal;

/** By what a session goes, as it began or as the user said when it went on. */
public final class Terms {

    private int maxIterations;
    private boolean auto;
    private Overrides overrides = Overrides.NONE;

    void apply(Event event) {
        if (event instanceof Event.SessionStarted e) {
            maxIterations = e.settings().maxIterations();
            auto = e.settings().auto();
            overrides = e.settings().overrides();
        } else if (event instanceof Event.SessionContinued e) {
            maxIterations = e.maxIterations();
            auto = e.auto() == null ? auto : e.auto();
            overrides = e.overrides() == null ? overrides : e.overrides();
        }
    }

    /** The limit now in force. */
    public int maxIterations() {
        return maxIterations;
    }

    /** Whether edits are applied unasked. */
    public boolean isAuto() {
        return auto;
    }

    /** What holds instead of the manifest. */
    public Overrides overrides() {
        return overrides;
    }
}
