package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Reply;
import dev.refine.propose.Spending;
import java.util.List;
import java.util.Optional;

/**
 * Asks the proposer for a hypothesis with its edits. What does not fit is sent back once with the reason; what still
 * does not fit is logged as an attempt and never measured.
 */
final class Proposing {

    private final Bench bench;
    private final Requests requests;
    private final Drafting drafting;
    private final Critiquing critiquing;
    private final Affordable affordable;
    private final Joining joining;
    private final Screening screening;

    Proposing(Bench bench, Joining joining, Screening screening) {
        this.bench = bench;
        this.joining = joining;
        this.screening = screening;
        this.requests = new Requests(bench);
        this.drafting = new Drafting(bench);
        this.critiquing = new Critiquing(bench);
        this.affordable = new Affordable(bench);
    }

    void propose() {
        Iteration current = bench.state().current();
        Optional<String> refusal =
                current.drafts().sentBack().map(Event.ReplySentBack::reason).or(() -> lastRefusal(current));
        boolean joins = !current.bundle().isEmpty();
        if (joins && joining.isOver(bench.stop().unlessRequested(requests::open), () -> calls(refusal))) {
            joining.close();
            return;
        }
        if (!joins && affordable.refusesProposal(calls(refusal))) {
            return;
        }
        critiquing.look(Requests.standing(bench.state()));
        if (bench.stop().isRequested()) {
            return;
        }
        int attempt = current.attempts() + 1;
        ProposalRequest request = bench.stop().unlessRequested(() -> requests.build(refusal));
        bench.proposer().limitFurtherCalls(affordable.spareCalls());
        Reply reply = bench.proposer().propose(request);
        account(attempt, reply.spending());
        if (bench.stop().isRequested()) {
            return;
        }
        boolean again = current.drafts().sentBack().isEmpty();
        if (reply instanceof Reply.Candidates candidates) {
            candidates.failures().forEach(this::tellFailure);
            keep(candidates, request);
            take(attempt, candidates.proposals(), request, again);
        } else if (reply instanceof Reply.Failed failed && failed.misfit() && again) {
            sendBack(attempt, "", failed.reason());
        } else {
            String lead = reply instanceof Reply.Failed ? "" : Reply.Nothing.LEAD;
            refuse(attempt, lead + reply.shortfall(), lead.isEmpty() || !isSaid(lead + reply.shortfall()));
        }
    }

    /** Calls that the next answer takes; only where answers were kept does it take a look at them to know. */
    private int calls(Optional<String> refusal) {
        return Requests.answers(bench.state()).isEmpty()
                ? bench.proposer().calls()
                : bench.proposer().calls(bench.stop().unlessRequested(() -> requests.build(refusal)));
    }

    /** What is not taken now is paid for as well. */
    private void keep(Reply.Candidates candidates, ProposalRequest request) {
        SessionState state = bench.state();
        boolean replaces = Requests.answers(state).isPresent();
        if (candidates.lasting() && (candidates.proposals().size() > 1 || replaces)) {
            int iteration = state.current().number();
            List<Event.HypothesisFormed> answers = candidates.proposals().stream()
                    .map(said -> new Event.HypothesisFormed(
                            iteration,
                            state.current().attempts() + 1,
                            said.proposer(),
                            said.groupId(),
                            said.hypothesis(),
                            said.edits(),
                            said.impact()))
                    .toList();
            bench.append(new Event.AnswersKept(iteration, Requests.hashes(request.files()), answers));
        }
    }

    /** Another proposer answered in its place, but a key that is refused or a program that is missing should be known. */
    private void tellFailure(String failure) {
        String text = "a proposer failed, and another one answered; " + failure;
        SessionState state = bench.state();
        if (!state.insights().contains(text)) {
            bench.progress().said(text);
            bench.append(new Event.InsightNoted(state.current().number(), text));
        }
    }

    /** The edit that stands in the files waits there for others. */
    void join() {
        Event.HypothesisFormed formed =
                bench.state().current().drafts().hypothesis().orElseThrow();
        bench.append(new Event.HypothesisBundled(formed.iteration(), formed.attempt()));
    }

    /** One of several candidates is to become the hypothesis. */
    void screen() {
        screening.goOn();
    }

    /**
     * The first candidate whose edits can be made, or the best of its rivals; if none can, the best one goes back, and then
     * into the log.
     */
    private void take(int attempt, List<Proposal> proposals, ProposalRequest request, boolean again) {
        Optional<Proposal> fitting = proposals.stream()
                .filter(proposal -> drafting.refusal(proposal.edits()).isEmpty())
                .findFirst();
        if (fitting.isPresent()) {
            if (!screening.begins(fitting.get(), proposals, request, attempt)) {
                form(attempt, fitting.get(), request);
            }
            return;
        }
        Proposal first = proposals.get(0);
        String reason = drafting.refusal(first.edits()).orElseThrow();
        if (again) {
            sendBack(attempt, first.proposer(), reason);
        } else {
            form(attempt, first, request);
            refuse(attempt, reason, true);
        }
    }

    /** An answer that follows counts as one call by itself. None follows an interruption, nor was a model's answer more. */
    private void account(int attempt, Spending spent) {
        int calls = spent.calls() + (bench.stop().isRequested() && spent.requests() == 0 ? 1 : 0);
        if (calls != 1) {
            int iteration = bench.state().current().number();
            bench.append(new Event.ProposersAsked(iteration, attempt, calls));
        }
        if (spent.requests() > 0) {
            bench.append(new Event.ProposerAsked(
                    bench.state().current().number(),
                    attempt,
                    bench.proposer().name(),
                    spent.requests(),
                    spent.inputTokens().orElse(null),
                    spent.outputTokens().orElse(null),
                    spent.costUsd().orElse(null),
                    spent.basis()));
        }
    }

    private static Optional<String> lastRefusal(Iteration current) {
        List<Iteration.Refusal> refusals = current.refusals();
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.get(refusals.size() - 1).refused().reason());
    }

    private void form(int attempt, Proposal proposal, ProposalRequest request) {
        bench.progress().said(proposal.hypothesis().headline());
        bench.append(screening.formed(proposal, new Rivals(request), attempt));
    }

    private void sendBack(int attempt, String proposer, String reason) {
        int iteration = bench.state().current().number();
        bench.append(new Event.ReplySentBack(iteration, attempt, proposer, reason));
    }

    /** Who has nothing more to propose is asked again, as is due; one line about it is enough for a reader. */
    private boolean isSaid(String reason) {
        List<Iteration> iterations = bench.state().iterations();
        return iterations.stream()
                .skip(Math.max(0, iterations.size() - 2))
                .flatMap(iteration -> iteration.refusals().stream())
                .anyMatch(refusal -> refusal.refused().reason().equals(reason));
    }

    private void refuse(int attempt, String reason, boolean said) {
        int iteration = bench.state().current().number();
        if (said) {
            bench.progress().said("attempt " + attempt + " of iteration " + iteration + " not measured: " + reason);
        }
        bench.append(new Event.ProposalRefused(iteration, attempt, reason, false));
    }
}
