package dev.refine.score;

import java.util.HashSet;
import java.util.Set;

/**
 * What a candidate is compared with. A result seen on other bytes is never read as one on these: it says what was wrong,
 * so that a gain can be seen, but not what is right, so that nothing can be lost against it.
 */
public final class Reference {

    private Reference() {}

    /**
     * @param believed scores of the state that the edit was made on, known or presumed
     * @param exact the cases that ran under exactly the bytes of that state, with one answer each time
     * @param flaky the cases that contradict themselves: neither gain nor loss
     */
    public static Scorecard of(Scorecard believed, Set<String> exact, Set<String> flaky, Scorecard candidate) {
        return Scorecard.of(believed.cases().values().stream()
                .map(score -> flaky.contains(score.caseId())
                        ? candidate.get(score.caseId()).orElse(score)
                        : score)
                .map(score -> exact.contains(score.caseId())
                        ? score
                        : candidate
                                .get(score.caseId())
                                .map(seen -> withoutClaims(score, seen))
                                .orElse(score))
                .toList());
    }

    private static CaseScore withoutClaims(CaseScore believed, CaseScore seen) {
        Set<String> wrong = new HashSet<>(believed.wrong());
        wrong.addAll(seen.wrong());
        Set<String> extra = new HashSet<>(believed.extra());
        extra.addAll(seen.extra());
        Standing standing = seen.standing() == Standing.FAILED ? Standing.FAILED : believed.standing();
        return new CaseScore(believed.caseId(), standing, Math.min(believed.score(), seen.score()), wrong, extra);
    }
}
