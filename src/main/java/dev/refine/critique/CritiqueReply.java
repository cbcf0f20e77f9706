package dev.refine.critique;

import java.util.Optional;

/**
 * What came of asking a critic. Plain values, so that it can be kept beside the output.
 *
 * @param critic who was asked
 * @param calls how often it was asked: twice when its first report did not fit
 * @param costUsd what it reported to have cost, null when it did not
 * @param critique null when there is none
 * @param problem why there is none, as a clause; empty otherwise
 * @param startable false when it could not be started at all: then the workload is broken
 */
public record CritiqueReply(
        String critic, int calls, Double costUsd, Critique critique, String problem, boolean startable) {

    public Optional<Critique> found() {
        return Optional.ofNullable(critique);
    }
}
