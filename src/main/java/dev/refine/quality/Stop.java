package dev.refine.quality;

import dev.refine.quality.record.QualityEnd;

/** Leaves a step because the session is to end: never an error. */
final class Stop extends java.util.concurrent.CancellationException {

    private static final long serialVersionUID = 1L;

    private final transient QualityEnd end;

    Stop(QualityEnd end, String reason) {
        super(reason);
        this.end = end;
    }

    QualityEnd end() {
        return end;
    }
}
