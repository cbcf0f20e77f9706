package dev.refine.diagnose;

import dev.refine.compare.Difference;
import dev.refine.critique.Critique;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one measured case.
 *
 * @param caseId the case
 * @param differences of its output, notes without cost included; empty when there was no output to compare
 * @param failedChecks validators that refused the output
 * @param runFailure how the run ended, in one sentence, when it gave no output
 * @param critique what a critic said of the output
 */
public record CaseDiagnosis(
        String caseId,
        List<Difference> differences,
        List<FailedCheck> failedChecks,
        Optional<String> runFailure,
        Optional<Critique> critique) {

    /** A validator that refused an output, and what it said. */
    public record FailedCheck(String script, String message) {}

    /** Of a case that no critic looked at. */
    public CaseDiagnosis(
            String caseId, List<Difference> differences, List<FailedCheck> failedChecks, Optional<String> runFailure) {
        this(caseId, differences, failedChecks, runFailure, Optional.empty());
    }
}
