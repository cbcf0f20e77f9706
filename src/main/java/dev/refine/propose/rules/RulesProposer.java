package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.FieldName;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.saving.Savings;
import java.util.List;
import java.util.Set;

/**
 * The built-in proposer: writes the instruction or the schema change that a kind of failure calls for. Needs no model and
 * no network, keeps no state, and answers the same request always in the same way. Every candidate aims at other groups
 * than the ones before it. What the history shows as tried is not proposed again: the next wording or the next group is.
 */
public final class RulesProposer implements Proposer {

    static final String NAME = "rules";

    private static final String SPEED = "speed";
    private static final int MOST = 8;
    private static final Set<String> REFUSED = Set.of("Refused", "Skipped");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reply propose(ProposalRequest request) {
        KeyCensus keys = new KeyCensus(request.evidence().expected().values());
        if (request.mode().name().equals(SPEED)) {
            return shorter(request, keys);
        }
        Workplace workplace = new Workplace(request, keys);
        Impact impact = new Impact(request.groups());
        Ranking ranking = new Ranking(workplace, new Past(request), impact);
        InputSearch search = new InputSearch();
        List<Finding> findings = request.groups().stream()
                .filter(group -> !group.category().equals("run"))
                .map(group -> finding(group, request, search, workplace))
                .toList();
        List<Proposal> proposals = ranking.rank(findings).stream()
                .skip(refusedUnseen(request) ? 1 : 0)
                .limit(MOST)
                .map(ranked -> new Proposal(
                        HypothesisText.of(ranked.attempt(), request),
                        ranked.edits(),
                        ranked.attempt().first().group().id(),
                        impact.sentence(ranked.attempt()),
                        NAME))
                .toList();
        return proposals.isEmpty() ? new Reply.Nothing(Remainder.reason(request)) : new Reply.Candidates(proposals);
    }

    private static Finding finding(
            FailureGroup group, ProposalRequest request, InputSearch search, Workplace workplace) {
        FieldName field = new FieldName(group.path());
        return new Finding(group, request.evidence(), search, workplace.names(field), workplace.permitted(field));
    }

    /** Where less is better no instruction is added, whatever fails. */
    private static Reply shorter(ProposalRequest request, KeyCensus keys) {
        List<Proposal> proposals = new Savings(request, keys.keys(), NAME).proposals();
        return proposals.isEmpty()
                ? new Reply.Nothing("the rules find nothing more in the prompts that could go")
                : new Reply.Candidates(proposals);
    }

    /**
     * The last answer was refused, and the history does not say so: then the first choice is known to be refused. One that
     * the user did not want stands there as skipped, and is not chosen again anyway; where there was nothing to propose, say
     * for another group of the same bundle, nothing was refused.
     */
    private static boolean refusedUnseen(ProposalRequest request) {
        return request.refusal()
                        .filter(reason -> !reason.startsWith(Reply.Nothing.LEAD))
                        .isPresent()
                && request.history().stream()
                        .noneMatch(
                                tried -> tried.iteration() == request.iteration() && REFUSED.contains(tried.outcome()));
    }
}
