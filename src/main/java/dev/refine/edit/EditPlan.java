package dev.refine.edit;

import dev.refine.problem.Problem;
import java.util.List;

/** What became of a proposal before anything is written. */
public sealed interface EditPlan {

    /** One change per file, in the order in which the edits first name them; at least one. */
    record Planned(List<ChangedFile> changes) implements EditPlan {}

    /** All edits are refused, for the fault of one. */
    record Refused(Problem problem) implements EditPlan {}
}
