package dev.refine.compare;

import java.util.List;
import java.util.Set;

/**
 * The one comparison that verdict, score, groups, log and report all read.
 *
 * @param equal no difference that costs
 * @param score in [0, 1]: twice the earned leaves over expected plus actual leaves
 * @param precision earned over actual leaves
 * @param recall earned over expected leaves
 * @param differences in document order of the expected side, then extras
 * @param wrongLeaves JSON Pointers of expected leaves that are not right
 * @param extraLeaves JSON Pointers of actual leaves that nothing expected, with aligned indexes where there are any
 * @param warnings sentences for the user, for instance that an alignment was degraded
 */
public record Comparison(
        boolean equal,
        double score,
        double precision,
        double recall,
        List<Difference> differences,
        Set<String> wrongLeaves,
        Set<String> extraLeaves,
        List<String> warnings) {}
