package dev.refine.loop;

import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;

/** A lab with six cases, of which one passes and five need one or two of the rules {@code a} and {@code b}. */
final class SixCases {

    private SixCases() {}

    static Lab in(Path folder) {
        Lab lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "b")
                .given("c4", "b")
                .given("c5", "a", "b")
                .given("c6", "r");
        lab.write("prompt.md", "Extract.\nr\n");
        return lab;
    }

    static Proposal edited(String fixes, String lines) {
        Proposal proposal = Lab.proposal("a", fixes);
        return new Proposal(proposal.hypothesis(), List.of(new Edit("prompt.md", "", lines)), "", "", "script");
    }

    static Proposal replacing(String search, String replace) {
        Proposal proposal = Lab.proposal("a", "c1");
        return new Proposal(proposal.hypothesis(), List.of(new Edit("prompt.md", search, replace)), "", "", "script");
    }

    /** The first proposal meets a case that runs out of time; at the second it is well again. */
    static void timesOutOnce(Lab lab, Proposal first, Proposal second) {
        lab.replies.add(request -> {
            lab.runner.outcomes.put("c1", CaseOutcome.TIMEOUT);
            return new Reply.Candidates(List.of(first));
        });
        lab.replies.add(request -> {
            lab.runner.outcomes.clear();
            return new Reply.Candidates(List.of(second));
        });
    }

    static List<Verdict> verdicts(SessionState state) {
        return state.iterations().stream()
                .filter(iteration -> iteration.number() > 0)
                .flatMap(iteration -> iteration.verdict().stream())
                .toList();
    }
}
