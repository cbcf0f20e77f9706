package dev.refine.quality.judgement;

import java.util.List;

/**
 * One change that the next round should make.
 *
 * @param evolution whether it takes the deliverable further, else it repairs
 * @param guidance how; may be empty
 * @param verification how to see that it is done
 * @param relatesTo criterion ids
 * @param dependsOn ids of tasks that must be done before
 * @param chunk part of the plan that it belongs to; may be empty
 * @param sources what it builds on; {@code fresh} or {@code new} when on nothing
 */
public record Task(
        String id,
        boolean evolution,
        String description,
        String guidance,
        String verification,
        Impact impact,
        List<String> relatesTo,
        List<String> dependsOn,
        String chunk,
        List<String> sources) {

    /** Older records lack the last three. */
    public Task {
        relatesTo = List.copyOf(relatesTo);
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
        chunk = chunk == null ? "" : chunk;
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
