package dev.refine.propose;

import java.util.List;

/** What a proposer answered. */
public sealed interface Reply {

    /** What it cost to be told so. */
    Spending spending();

    Reply withSpending(Spending spending);

    /** Why there are no candidates; empty when there are. */
    String shortfall();

    /**
     * Candidates, best first, at least one.
     *
     * @param failures of other proposers that were asked, too, a sentence each
     * @param lasting whether those that are not taken now are an answer as long as the files stay as they are
     */
    record Candidates(List<Proposal> proposals, Spending spending, List<String> failures, boolean lasting)
            implements Reply {

        public Candidates(List<Proposal> proposals) {
            this(proposals, Spending.NONE);
        }

        public Candidates(List<Proposal> proposals, Spending spending) {
            this(proposals, spending, List.of(), false);
        }

        @Override
        public Candidates withSpending(Spending other) {
            return new Candidates(proposals, other, failures, lasting);
        }

        @Override
        public String shortfall() {
            return "";
        }

        Candidates withFailures(List<String> others) {
            return new Candidates(proposals, spending, others, lasting);
        }
    }

    /**
     * It has nothing to propose, and why.
     *
     * @param failures of proposers that were asked, a sentence each
     */
    record Nothing(String reason, Spending spending, List<String> failures) implements Reply {

        /** How the log, and the next request, begin to say so. */
        public static final String LEAD = "the proposer has nothing to propose: ";

        public Nothing(String reason) {
            this(reason, Spending.NONE);
        }

        public Nothing(String reason, Spending spending) {
            this(reason, spending, List.of());
        }

        @Override
        public Nothing withSpending(Spending other) {
            return new Nothing(reason, other, failures);
        }

        @Override
        public String shortfall() {
            return reason;
        }
    }

    /**
     * It failed or answered nonsense, and what was wrong; the raw answer is kept for the session.
     *
     * @param misfit whether it did answer: who is told what does not fit may do better
     */
    record Failed(String reason, String raw, Spending spending, boolean misfit) implements Reply {

        public Failed(String reason, String raw) {
            this(reason, raw, Spending.NONE);
        }

        public Failed(String reason, String raw, Spending spending) {
            this(reason, raw, spending, false);
        }

        /** An answer that does not fit. */
        public static Failed misfit(String reason, String raw) {
            return new Failed(reason, raw, Spending.NONE, true);
        }

        @Override
        public Failed withSpending(Spending other) {
            return new Failed(reason, raw, other, misfit);
        }

        @Override
        public String shortfall() {
            return reason;
        }
    }
}
