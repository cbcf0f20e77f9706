package dev.refine.propose;

import dev.refine.problem.RefineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Several proposers asked at the same time. What they say becomes one list, best first, in which nothing stands twice;
 * while the files stay as they are, what is left of it is the next answer, and nobody is asked again, nor after an
 * interruption: the race remembers nothing, the session does.
 */
public final class ProposerRace extends ProposerGroup {

    /** @param proposers at least one, the preferred first; each is asked by one thread at a time */
    public ProposerRace(List<Proposer> proposers) {
        super(proposers);
    }

    @Override
    public String name() {
        return "race of " + super.name();
    }

    @Override
    public int calls(ProposalRequest request) {
        return left(request).isEmpty() ? calls() : 0;
    }

    /** A refusal is for whoever can say something else. */
    private static List<Proposal> left(ProposalRequest request) {
        return request.refusal().isEmpty() ? Candidates.untried(request) : List.of();
    }

    @Override
    public Reply propose(ProposalRequest request) {
        List<Proposal> rest = left(request);
        if (!rest.isEmpty()) {
            return new Reply.Candidates(rest, Spending.NOBODY);
        }
        List<Reply> replies = answers(request);
        Spending spending =
                replies.stream().map(Reply::spending).reduce(Spending::plus).orElseThrow();
        List<Proposal> all = new ArrayList<>();
        Shortfalls shortfalls = new Shortfalls();
        for (int index = 0; index < replies.size(); index++) {
            if (replies.get(index) instanceof Reply.Candidates candidates) {
                all.addAll(candidates.proposals());
            } else {
                shortfalls.add(proposers.get(index), replies.get(index));
            }
        }
        return all.isEmpty()
                ? shortfalls.nothing(spending)
                : new Reply.Candidates(Candidates.ranked(all, request), spending, shortfalls.failures(), true);
    }

    /** In the order of the proposers. All have ended when this returns or throws. */
    private List<Reply> answers(ProposalRequest request) {
        List<FutureTask<Reply>> asked = new ArrayList<>();
        for (Proposer proposer : proposers) {
            FutureTask<Reply> task = new FutureTask<>(() -> proposer.propose(request));
            new Thread(task, "proposer " + proposer.name()).start();
            asked.add(task);
        }
        List<Reply> replies = new ArrayList<>();
        RuntimeException trouble = null;
        for (FutureTask<Reply> task : asked) {
            try {
                replies.add(outcome(task));
            } catch (RuntimeException e) {
                trouble = trouble == null ? e : trouble;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return replies;
    }

    /** Whoever asks proposers ends them by their own means; an interrupt only comes late. */
    private static Reply outcome(FutureTask<Reply> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RefineException known) {
                        throw known;
                    }
                    throw new CompletionException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
