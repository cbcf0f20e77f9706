package dev.refine.quality.judgement;

import java.util.List;

/**
 * One change that the next round should make.
 *
 * @param evolution whether it takes the deliverable further, else it repairs
 * @param guidance how; may be empty
 * @param verification how to see that it is done
 * @param relatesTo criterion ids
 */
public record Task(
        String id,
        boolean evolution,
        String description,
        String guidance,
        String verification,
        Impact impact,
        List<String> relatesTo) {}
