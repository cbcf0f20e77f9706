package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much hangs on an attempt: cases that show its groups, and among them those that fail in nothing else. */
final class Impact {

    private static final Set<String> WHOLE = Set.of("unparseable", "truncated", "not-json-wrapper");

    private final Map<String, Integer> groupsOfCase = new HashMap<>();

    Impact(List<FailureGroup> groups) {
        groups.forEach(group -> count(group, groupsOfCase));
    }

    private static void count(FailureGroup group, Map<String, Integer> counts) {
        group.cases().forEach(id -> counts.merge(id, 1, Integer::sum));
    }

    /**
     * Likelihood times the cases it may mend. An answer that cannot be read, or has another outer shape, hides every other
     * failure: it weighs double.
     */
    double value(Attempt attempt) {
        double cases = attempt.cases().size() + (double) sharp(attempt);
        boolean whole = hidesOthers(attempt.first().group());
        return attempt.likelihood() * cases * (whole ? 2 : 1);
    }

    private static boolean hidesOthers(FailureGroup group) {
        return WHOLE.contains(group.category())
                || (group.category().equals("structural") && group.path().isEmpty());
    }

    String sentence(Attempt attempt) {
        long sharp = sharp(attempt);
        return attempt.cases().size() + " of " + groupsOfCase.size() + " failing cases show it"
                + (sharp == 0 ? "" : ", " + sharp + " of them " + (sharp == 1 ? "fails" : "fail") + " in nothing else");
    }

    /** Cases all of whose groups the attempt aims at. */
    private long sharp(Attempt attempt) {
        if (attempt.findings().size() == 1) {
            return attempt.cases().stream()
                    .filter(id -> groupsOfCase.get(id) == 1)
                    .count();
        }
        Map<String, Integer> aimed = new HashMap<>();
        attempt.findings().forEach(finding -> count(finding.group(), aimed));
        return attempt.cases().stream()
                .filter(id -> aimed.get(id).equals(groupsOfCase.get(id)))
                .count();
    }
}
