package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import dev.refine.problem.Names;
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
            reason.append("every wording that the rules know was tried for ").append(Names.few(tried, NAMED));
        }
        if (!runs.isEmpty()) {
            reason.append(tried.isEmpty() ? "" : "; ")
                    .append("no edit of a prompt cures a run without output: ")
                    .append(Names.few(runs, NAMED));
        }
        return reason.toString();
    }
}
