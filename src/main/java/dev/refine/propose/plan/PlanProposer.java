package dev.refine.propose.plan;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Proposes the experiments of a plan, each once and in order. What the history holds, or the open bundle, has had its turn,
 * and nothing else has: it remembers nothing, so that a resumed session goes on as it would have. An experiment that does
 * not fit is given again, for a plan has no other answer, and is in the history then.
 */
public final class PlanProposer implements Proposer {

    private final List<Experiment> experiments;

    public PlanProposer(Plan plan) {
        this.experiments = plan.experiments();
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Reply propose(ProposalRequest request) {
        Set<Integer> done = inHistory(request.history());
        request.underway().beside().forEach(edits -> take(done, experiment -> isSame(experiment.edits(), edits)));
        for (int i = 0; i < experiments.size(); i++) {
            if (!done.contains(i)) {
                return new Reply.Candidates(List.of(proposal(experiments.get(i), request.files())));
            }
        }
        return new Reply.Nothing("the plan has no further experiment");
    }

    private Proposal proposal(Experiment experiment, List<ProposalRequest.FileText> files) {
        List<Edit> edits = experiment.edits().stream()
                .map(edit -> files.stream()
                        .filter(file -> file.path().equals(edit.path()))
                        .findFirst()
                        .map(file -> SparedHeading.of(edit, file.text()))
                        .orElse(edit))
                .toList();
        return new Proposal(claim(experiment), edits, experiment.groupId(), experiment.impact(), name());
    }

    private static boolean isSame(List<Edit> planned, List<Edit> tried) {
        return bare(planned).equals(bare(tried));
    }

    private static List<Edit> bare(List<Edit> edits) {
        return edits.stream().map(SparedHeading::bare).toList();
    }

    /** Where the plan predicts no fix, its focus cases are what it hopes to fix. */
    private static Hypothesis claim(Experiment experiment) {
        Hypothesis given = experiment.hypothesis();
        List<String> fixes = given.prediction().fixes();
        Prediction prediction = new Prediction(
                fixes.isEmpty() ? experiment.focus() : fixes, given.prediction().risks());
        String theory = given.theory().isEmpty() && given.observation().isEmpty() ? experiment.title() : given.theory();
        return new Hypothesis(given.observation(), theory, prediction, given.confidence());
    }

    /** Every entry stands for one experiment: the one with its edits, or, where a user changed these, its claim. */
    private Set<Integer> inHistory(List<ProposalRequest.Tried> history) {
        Set<Integer> done = new HashSet<>();
        for (ProposalRequest.Tried tried : history) {
            if (!take(done, experiment -> isSame(experiment.edits(), tried.edits()))) {
                take(done, experiment -> claim(experiment).equals(tried.hypothesis()));
            }
        }
        return done;
    }

    private boolean take(Set<Integer> done, Predicate<Experiment> wanted) {
        for (int i = 0; i < experiments.size(); i++) {
            if (!done.contains(i) && wanted.test(experiments.get(i))) {
                return done.add(i);
            }
        }
        return false;
    }
}
