package dev.refine.journal;

import java.util.List;

/**
 * How the session was asked to go. {@code check} = one measurement, no iteration; {@code pages} are those that the
 * user flagged for the critic, as they were given. Older journals have neither those nor {@code overrides}.
 */
public record SessionSettings(
        boolean check,
        boolean auto,
        String mode,
        int maxIterations,
        String measure,
        int plateau,
        boolean restoreBest,
        long seed,
        List<String> selection,
        String proposer,
        List<String> pages,
        Overrides overrides) {

    public SessionSettings {
        pages = pages == null ? List.of() : List.copyOf(pages);
        overrides = overrides == null ? Overrides.NONE : overrides;
    }
}
