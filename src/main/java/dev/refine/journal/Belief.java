package dev.refine.journal;

import dev.refine.score.CaseScore;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known or presumed of a case in a provisional state. The result may come from other bytes; then it says what
 * was wrong there, and nothing about what is right here.
 *
 * @param source what was last seen of the case
 * @param exact whether it was seen on exactly the bytes of this state
 * @param repaired failure groups of the source that are presumed repaired since
 * @param score the source without what is presumed repaired
 */
public record Belief(CaseTrials source, boolean exact, Set<String> repaired, CaseScore score) {

    public Belief {
        repaired = repaired.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(repaired));
    }

    static Belief seen(String caseId, CaseTrials trials) {
        return new Belief(trials, true, Set.of(), trials.result().scoreOf(caseId));
    }

    /** The same knowledge under other bytes. */
    Belief carriedOver() {
        return new Belief(source, false, repaired, score);
    }
}
