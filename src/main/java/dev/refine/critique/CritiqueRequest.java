package dev.refine.critique;

import dev.refine.compare.CheckResult;
import dev.refine.run.CaseTask;
import java.nio.file.Path;
import java.util.List;

/**
 * One output to look at.
 *
 * @param workloadId name of the workload
 * @param task the run that gave the output
 * @param output in its attempt's folder
 * @param pages the pictures drawn of it that are to be looked at, in order; may be empty
 * @param failedChecks what validators refused
 * @param brief what the user wants to be looked at
 */
public record CritiqueRequest(
        String workloadId, CaseTask task, Path output, List<Page> pages, List<CheckResult> failedChecks, Brief brief) {

    /**
     * What the user wants a critic to know.
     *
     * @param prompt in the user's words; may be empty
     * @param checklist points to go through for every picture
     * @param threshold score from which an output is good enough
     */
    public record Brief(String prompt, List<String> checklist, double threshold) {}
}
