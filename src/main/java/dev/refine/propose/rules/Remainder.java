package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import dev.refine.propose.ProposalRequest;
import java.util.List;

/** Why there is nothing left to propose. */
final class Remainder {

    private static final int NAMED = 3;

    private Remainder() {}

    static String reason(ProposalRequest request) {
        if (request.groups().isEmpty()) {
            return "no failing group to work on";
        }
        List<String> runs = request.groups().stream()
                .filter(group -> group.category().equals("run"))
                .map(FailureGroup::id)
                .toList();
        List<String> tried = request.groups().stream()
                .filter(group -> !group.category().equals("run"))
                .map(FailureGroup::id)
                .toList();
        StringBuilder reason = new StringBuilder();
        if (!tried.isEmpty()) {
            reason.append("every wording that the rules know was tried for ").append(named(tried));
        }
        if (!runs.isEmpty()) {
            reason.append(tried.isEmpty() ? "" : "; ")
                    .append("no edit of a prompt cures a run without output: ")
                    .append(named(runs));
        }
        return reason.toString();
    }

    private static String named(List<String> groups) {
        String some = String.join(", ", groups.subList(0, Math.min(NAMED, groups.size())));
        return groups.size() <= NAMED ? some : some + " and " + (groups.size() - NAMED) + " more";
    }
}
