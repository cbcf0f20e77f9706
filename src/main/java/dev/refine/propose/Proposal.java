package dev.refine.propose;

import dev.refine.diagnose.Hypothesis;
import java.util.List;

/**
 * One candidate: a hypothesis and the edits that test it.
 *
 * @param hypothesis what it claims
 * @param edits at least one; applied together or not at all
 * @param groupId the failure group it aims at, or empty
 * @param impact what the proposer expects, in words; may be empty
 * @param proposer name of the proposer that made it
 */
public record Proposal(Hypothesis hypothesis, List<Edit> edits, String groupId, String impact, String proposer) {}
