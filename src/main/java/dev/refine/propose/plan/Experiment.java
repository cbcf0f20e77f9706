package dev.refine.propose.plan;

import dev.refine.diagnose.Hypothesis;
import dev.refine.propose.Edit;
import java.util.List;
import java.util.OptionalInt;

/**
 * One hypothesis of a plan and the changes that test it.
 *
 * @param title a few words; may be empty
 * @param hypothesis what it claims
 * @param groupId the failure group it aims at; may be empty
 * @param impact what it is worth, in words; may be empty
 * @param changes at least one; tried together
 * @param focus ids of the cases that test it best
 */
public record Experiment(
        String title, Hypothesis hypothesis, String groupId, String impact, List<Change> changes, List<String> focus) {

    public Experiment {
        changes = List.copyOf(changes);
        focus = List.copyOf(focus);
    }

    /**
     * One change of one file.
     *
     * @param line where the current text began when the plan was made; for readers only
     * @param current text that stands there now; empty = the proposed text is appended
     */
    public record Change(String path, OptionalInt line, String current, String proposed) {}

    List<Edit> edits() {
        return changes.stream()
                .map(change -> new Edit(change.path(), change.current(), change.proposed()))
                .toList();
    }
}
