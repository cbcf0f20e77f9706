package dev.refine.diagnose;

import dev.refine.compare.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one measured case.
 *
 * @param caseId the case
 * @param differences of its output, notes without cost included; empty when there was no output to compare
 * @param failedChecks validators that refused the output
 * @param runFailure how the run ended, in one sentence, when it gave no output
 */
public record CaseDiagnosis(
        String caseId, List<Difference> differences, List<FailedCheck> failedChecks, Optional<String> runFailure) {

    /** A validator that refused an output, and what it said. */
    public record FailedCheck(String script, String message) {}
}
