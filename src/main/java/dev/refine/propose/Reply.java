package dev.refine.propose;

import java.util.List;

/** What a proposer answered. */
public sealed interface Reply {

    /** Candidates, best first, at least one. */
    record Candidates(List<Proposal> proposals) implements Reply {}

    /** It has nothing to propose, and why. */
    record Nothing(String reason) implements Reply {}

    /** It failed or answered nonsense, and what was wrong; the raw answer is kept for the session. */
    record Failed(String reason, String raw) implements Reply {}
}
