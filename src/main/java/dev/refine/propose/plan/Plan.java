package dev.refine.propose.plan;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a REFINE_PLAN.md says.
 *
 * @param workloadId the workload it was made for; empty when its title does not say
 * @param problem what fails, in words
 * @param experiments in the order in which they are tried, at least one
 * @param guards ids or globs of passing cases that must stay passing
 * @param exclusions cases to leave out, and why
 * @param success when the goal is met
 * @param exitConditions when to stop otherwise, in words
 */
public record Plan(
        String workloadId,
        String problem,
        List<Experiment> experiments,
        List<String> guards,
        List<Exclusion> exclusions,
        Success success,
        List<String> exitConditions) {

    public Plan {
        experiments = List.copyOf(experiments);
        guards = List.copyOf(guards);
        exclusions = List.copyOf(exclusions);
        exitConditions = List.copyOf(exitConditions);
    }

    /**
     * Cases to leave out.
     *
     * @param cases their id or glob
     * @param reason may be empty
     * @param where file and line; empty in a plan that nobody has read from a file
     */
    public record Exclusion(String cases, String reason, String where) {}

    /** The same with these exclusions. */
    public Plan leavingOut(List<Exclusion> some) {
        return new Plan(workloadId, problem, experiments, guards, some, success, exitConditions);
    }

    /** The share of cases in [0, 1] that must pass, if the plan sets one, and whatever else it hopes for in words. */
    public record Success(OptionalDouble passRate, List<String> others) {
        public Success {
            others = List.copyOf(others);
        }
    }
}
