package dev.refine.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several proposers that answer as one. */
abstract sealed class ProposerGroup implements Proposer permits ProposerChain, ProposerRace {

    final List<Proposer> proposers;

    /** @param proposers at least one, the preferred first */
    ProposerGroup(List<Proposer> proposers) {
        this.proposers = List.copyOf(proposers);
    }

    @Override
    public String name() {
        return proposers.stream().map(Proposer::name).collect(Collectors.joining(", "));
    }

    @Override
    public boolean answersAs(String name) {
        return proposers.stream().anyMatch(proposer -> proposer.answersAs(name));
    }

    @Override
    public int calls() {
        return proposers.stream().mapToInt(Proposer::calls).sum();
    }

    @Override
    public void limitFurtherCalls(int most) {
        for (int index = 0; index < proposers.size(); index++) {
            int share = most / proposers.size() + (index < most % proposers.size() ? 1 : 0);
            proposers.get(index).limitFurtherCalls(share);
        }
    }

    /** Why some of them have no candidates. */
    static final class Shortfalls {

        private final List<String> reasons = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        void add(Proposer proposer, Reply reply) {
            String reason = proposer.name() + ": " + reply.shortfall();
            reasons.add(reason);
            if (reply instanceof Reply.Failed) {
                failures.add(reason);
            } else if (reply instanceof Reply.Nothing nothing) {
                failures.addAll(nothing.failures());
            }
        }

        /** Those that are no plain want of ideas. */
        List<String> failures() {
            return failures;
        }

        Reply nothing(Spending spending) {
            return new Reply.Nothing(String.join("; ", reasons), spending, failures);
        }
    }
}
