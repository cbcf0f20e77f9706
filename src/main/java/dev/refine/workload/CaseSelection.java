package dev.refine.workload;

import java.util.List;
import java.util.Set;

/**
 * What {@code --case} asks for.
 *
 * @param cases named outright, in the order of the workload, each once
 * @param groups whose members only an earlier session knows; the caller adds them
 */
public record CaseSelection(List<Case> cases, Set<Group> groups) {

    public CaseSelection {
        cases = List.copyOf(cases);
        groups = Set.copyOf(groups);
    }

    /** {@code @failing}: the last measurement had it wrong. {@code @changed}: its files are not those that were measured. */
    public enum Group {
        FAILING,
        CHANGED
    }
}
