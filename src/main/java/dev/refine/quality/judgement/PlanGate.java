package dev.refine.quality.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a plan is worth a round: it must do more than polish. What it leaves out or forgets is told and stops nobody. */
public final class PlanGate {

    private static final Set<String> ANEW = Set.of("fresh", "new");

    private PlanGate() {}

    /** Why the plan should go back; empty when it need not. */
    public static List<String> faults(NextTasks plan) {
        return plan.hasMaterialTask()
                ? List.of()
                : List.of("every task is incremental: at least one must change the structure or the approach");
    }

    /**
     * What a careful plan would not lack.
     *
     * @param criteria ids of all criteria
     * @param failed those that do not pass
     */
    public static List<String> remarks(
            NextTasks plan, List<Preserved> preserve, List<String> criteria, List<String> failed) {
        List<String> remarks = new ArrayList<>();
        List<String> uncovered = uncovered(plan, failed);
        if (!uncovered.isEmpty()) {
            remarks.add("no task of the plan relates to " + String.join(", ", uncovered) + ", which "
                    + (uncovered.size() == 1 ? "does" : "do") + " not pass");
        }
        if (preserve.isEmpty() && failed.size() < criteria.size() && !isAnew(plan)) {
            remarks.add("the plan does not say what must stay");
        }
        return remarks;
    }

    /** A plan whose tasks relate to nothing at all does not say what it leaves out. */
    private static List<String> uncovered(NextTasks plan, List<String> failed) {
        List<String> covered =
                plan.tasks().stream().flatMap(task -> task.relatesTo().stream()).toList();
        return covered.isEmpty()
                ? List.of()
                : failed.stream().filter(id -> !covered.contains(id)).toList();
    }

    private static boolean isAnew(NextTasks plan) {
        return plan.tasks().stream().allMatch(task -> !task.sources().isEmpty() && ANEW.containsAll(task.sources()));
    }
}
