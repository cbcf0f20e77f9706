package dev.refine.score;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scores of the cases of one state of the files, by case id and in that order: sums of fractions depend on it. */
public record Scorecard(Map<String, CaseScore> cases) {

    public Scorecard {
        cases = Collections.unmodifiableMap(new TreeMap<>(cases));
    }

    public static Scorecard of(Collection<CaseScore> scores) {
        Map<String, CaseScore> byId = new TreeMap<>();
        scores.forEach(score -> byId.put(score.caseId(), score));
        return new Scorecard(byId);
    }

    public Optional<CaseScore> get(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    public int size() {
        return cases.size();
    }

    public int passing() {
        return count(Standing.PASSED);
    }

    public int count(Standing standing) {
        return (int) cases.values().stream()
                .filter(score -> score.standing() == standing)
                .count();
    }

    /** Cases with something to judge them by; an error counts, since it should have been judged. */
    public int judged() {
        return size() - count(Standing.UNJUDGED);
    }

    /** Mean score of the judged cases, an error counting 0; 0 when nothing is judged. */
    public double score() {
        return cases.values().stream()
                .filter(score -> score.standing() != Standing.UNJUDGED)
                .mapToDouble(CaseScore::score)
                .average()
                .orElse(0);
    }

    /** Passing over judged cases; 0 when nothing is judged. */
    public double passRate() {
        return judged() == 0 ? 0 : (double) passing() / judged();
    }

    /** Whether there is something to judge and all of it passes. */
    public boolean isPerfect() {
        return judged() > 0 && passing() == judged();
    }

    /** Whether more than the tolerated share of the cases has no answer. */
    public boolean hasTooManyErrors(double tolerance) {
        return size() > 0 && (double) count(Standing.ERROR) / size() > tolerance;
    }
}
