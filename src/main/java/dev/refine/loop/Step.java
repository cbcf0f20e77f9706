package dev.refine.loop;

/** What a session does next. Each step appends at least one event, so that the next look at the state gives another. */
enum Step {
    /** The first case, end to end. */
    VALIDATE,
    START_ITERATION,
    /** Measure what the baseline still lacks, then judge it. */
    MEASURE_BASELINE,
    MEASURE_HOLDOUT,
    PROPOSE,
    /** Several candidates aim at the same failure: try the next one on a few cases, or choose. */
    SCREEN,
    /** Check the proposed edits against the files and show them. */
    SUGGEST,
    /** Ask the user, or decide alone; then announce the edit. */
    ANNOUNCE,
    APPLY,
    /** The edit stands in the files; another hypothesis may join it before the measurement. */
    JOIN,
    DESIGN_EXPERIMENT,
    /** Measure the next batch of the candidate, or judge it when there is none. */
    MEASURE_CANDIDATE,
    TAKE_METRICS,
    REPORT_REGRESSION,
    DECIDE,
    /** Run a provisional state in full, batch by batch, or give it up. */
    VERIFY,
    /** Run the flaky cases of a green state again before it is called so. */
    CONFIRM,
    /** Run cases that broke down under the best state again, where nothing else keeps it from being green. */
    RETRY,
    ANNOUNCE_RESTORE,
    RESTORE,
    COMPLETE,
    FINISH
}
