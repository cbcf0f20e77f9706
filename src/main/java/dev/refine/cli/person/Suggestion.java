package dev.refine.cli.person;

import dev.refine.diagnose.FailureGroup;
import dev.refine.propose.Proposal;
import java.util.List;

/**
 * What a user is asked about.
 *
 * @param iteration the iteration it would count as
 * @param changes what the proposal does to each of its files
 * @param evidence what fails today, best example first
 */
record Suggestion(int iteration, Proposal proposal, List<FileChange> changes, List<FailureGroup.Example> evidence) {

    /**
     * @param before the editable text as it stands
     * @param after the same with the edits applied
     * @param diff both as a unified diff
     */
    record FileChange(String path, String before, String after, String diff) {}
}
