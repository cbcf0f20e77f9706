package dev.refine.score;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * What one case earned in one state of the files.
 *
 * @param caseId the case
 * @param standing whether it passed, failed, broke down or cannot be judged
 * @param score in [0, 1]; 1 only for a full match
 * @param wrong expected leaves that are not right, by JSON Pointer, and names of failed checks
 * @param extra leaves that nobody expected
 * @param points from 0 to 100 that a critic gave, where a critic judges
 */
public record CaseScore(
        String caseId, Standing standing, double score, Set<String> wrong, Set<String> extra, OptionalDouble points) {

    public CaseScore {
        wrong = Leaves.of(wrong);
        extra = Leaves.of(extra);
    }

    public CaseScore(String caseId, Standing standing, double score, Set<String> wrong, Set<String> extra) {
        this(caseId, standing, score, wrong, extra, OptionalDouble.empty());
    }

    public boolean passed() {
        return standing == Standing.PASSED;
    }

    /** Whether it can be held against another state: an error or an unjudged case is missing data. */
    public boolean isComparable() {
        return standing == Standing.PASSED || standing == Standing.FAILED;
    }
}
