package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;

/** Sentence parts that several rules need. */
final class Wording {

    private Wording() {}

    static Bullet of(String head, Finding finding, String tail) {
        return new Bullet(head, List.of(finding.field().spoken()), tail);
    }

    /** One pair as {@code "given" becomes "wanted"} behind the lead; empty when no pair can be quoted whole. */
    static String becomes(String lead, List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> Words.isQuotable(pair.given()) && Words.isQuotable(pair.wanted()))
                .findFirst()
                .map(pair -> lead + Words.value(pair.actual()) + " becomes " + Words.value(pair.expected()))
                .orElse("");
    }

    /** What to do when the document has no value, as the expected documents do it; empty when they always have one. */
    static String whenNone(Finding finding) {
        if (finding.mayBeNull()) {
            return " Use null when the document does not give it.";
        }
        return finding.mayBeAbsent() ? " Leave it out when the document does not give it." : "";
    }
}
