package dev.refine.journal;

import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What was started and for what; retries count, since they are paid. */
public final class Ledger {

    private final Map<Purpose, Integer> started = new EnumMap<>(Purpose.class);
    private final Set<Unjudged> unjudged = new HashSet<>();
    private int remembered;
    private int holdoutBaseline;
    private long millis;
    private int proposals;
    private boolean answered;
    private boolean asked;
    private double proposalsUsd;
    private int pricedProposals;
    private int unpricedProposals;
    private int blindAnswers;
    private int critiques;
    private double usd;
    private int priced;

    private record Unjudged(String folder, long millis, int attempts) {}

    /** One that goes its own way from here. */
    public Ledger copy() {
        Ledger copy = new Ledger();
        copy.started.putAll(started);
        copy.unjudged.addAll(unjudged);
        copy.remembered = remembered;
        copy.holdoutBaseline = holdoutBaseline;
        copy.millis = millis;
        copy.proposals = proposals;
        copy.answered = answered;
        copy.asked = asked;
        copy.proposalsUsd = proposalsUsd;
        copy.pricedProposals = pricedProposals;
        copy.unpricedProposals = unpricedProposals;
        copy.blindAnswers = blindAnswers;
        copy.critiques = critiques;
        copy.usd = usd;
        copy.priced = priced;
        return copy;
    }

    /** Counts what an event says was started. */
    public void apply(Event event) {
        if (event instanceof Event.CaseMeasured e) {
            if (e.result().remembered()) {
                remembered++;
                return;
            }
            if (isCounted(e.result())) {
                return;
            }
            run(e.purpose(), e.result());
            if (e.purpose() == Purpose.HOLDOUT && e.iteration() == 0) {
                holdoutBaseline += e.result().attempts();
            }
        } else if (event instanceof Event.ValidationTried e) {
            run(Purpose.BASELINE, e.result());
        } else if (event instanceof Event.PairTimed e) {
            timed(e.best());
            timed(e.candidate());
        } else {
            applyToCalls(event);
        }
    }

    /** What nobody could judge at the time is kept, and told again, as the same run, when somebody can. */
    private boolean isCounted(CaseResult result) {
        boolean answered = result.outcome() == CaseOutcome.OUTPUT;
        Unjudged run = new Unjudged(result.folder(), result.millis(), result.attempts());
        boolean counted = answered && unjudged.contains(run);
        if (answered && result.standing() == Standing.ERROR) {
            unjudged.add(run);
        }
        return counted;
    }

    private void run(Purpose purpose, CaseResult result) {
        started.merge(purpose, result.attempts(), Integer::sum);
        millis += result.millis();
        pay(result.usage());
    }

    /** A refusal with no hypothesis before it is the answer of a proposer that failed or had nothing to say. */
    private void applyToCalls(Event event) {
        if (event instanceof Event.ProposerAsked e) {
            ask(e);
        } else if (event instanceof Event.ProposersAsked e) {
            // The answer itself counts as one.
            proposals += e.calls() - 1;
        } else if (event instanceof Event.ReplySentBack) {
            count();
        } else if (event instanceof Event.HypothesisFormed) {
            blindAnswers += asked && pricedProposals == 0 ? 1 : 0;
            count();
            answered = true;
        } else if (event instanceof Event.ProposalRefused) {
            if (!answered) {
                count();
            }
            answered = false;
        } else if (event instanceof Event.IterationStarted) {
            answered = false;
            asked = false;
        } else if (event instanceof Event.Critiqued e) {
            critiques += e.calls();
            usd += e.costUsd() == null ? 0 : e.costUsd();
        }
    }

    /** Once for each call: a model's was counted when it was asked. */
    private void count() {
        proposals += asked ? 0 : 1;
        asked = false;
    }

    private void ask(Event.ProposerAsked event) {
        proposals++;
        asked = true;
        if (event.costUsd() != null) {
            proposalsUsd += event.costUsd();
            pricedProposals++;
        } else {
            unpricedProposals++;
        }
    }

    private void timed(Timed run) {
        started.merge(Purpose.REPEAT, run.attempts(), Integer::sum);
        millis += Math.max(0, run.millis());
        pay(run.usage());
    }

    /** Counts a start before the result of its case is known, as if it were a repetition. */
    public void attempted(long took, double costUsd) {
        started.merge(Purpose.REPEAT, 1, Integer::sum);
        millis += took;
        usd += costUsd;
        priced++;
    }

    private void pay(CaseResult.Usage usage) {
        if (usage != null && usage.costUsd() != null) {
            usd += usage.costUsd();
            priced += usage.priced() == null ? 1 : usage.priced();
        }
    }

    /**
     * Starts for a purpose. Screening counts as focus; the holdout counts where it was measured: as baseline, or at the end
     * as verification.
     */
    public int started(Purpose purpose) {
        int own = started.getOrDefault(purpose, 0);
        int holdout = started.getOrDefault(Purpose.HOLDOUT, 0);
        return switch (purpose) {
            case BASELINE -> own + holdoutBaseline;
            case FOCUS -> own + started.getOrDefault(Purpose.SCREEN, 0);
            case VERIFY -> own + holdout - holdoutBaseline;
            default -> own;
        };
    }

    /** Every start of the command. */
    public int total() {
        return started.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Results that were recalled instead of run. */
    public int remembered() {
        return remembered;
    }

    /** Calls of the proposer, those that failed or had nothing to say included. */
    public int proposals() {
        return proposals;
    }

    /** Every time that a critic was asked, for a second report too. */
    public int critiques() {
        return critiques;
    }

    /** What runs, the holdout included, proposals and critics are known to have cost; what reported nothing adds nothing. */
    public double usd() {
        return usd + proposalsUsd;
    }

    /** What counts in a budget of runs. */
    public int counted() {
        return total() + proposals + critiques;
    }

    /** Mean cost of the proposals that reported one, 0 when none did. */
    public double meanProposalUsd() {
        return pricedProposals == 0 ? 0 : proposalsUsd / pricedProposals;
    }

    /** What the proposals that reported no cost have cost if each took what the others took. */
    public double unpricedProposalsUsd() {
        return unpricedProposals * meanProposalUsd();
    }

    /** Whether models have answered and never told what that cost; once, a broken connection may be why. */
    public boolean isBlindToProposals() {
        return blindAnswers > 1 && pricedProposals == 0;
    }

    /** Mean cost of the starts that reported one; empty when none did. */
    public OptionalDouble meanUsd() {
        return priced == 0 ? OptionalDouble.empty() : OptionalDouble.of(usd / priced);
    }

    /** Starts that reported no cost. */
    public int unpriced() {
        return total() - priced;
    }

    /** Mean wall time of a started case, 0 when nothing ran. */
    public double meanMillis() {
        return total() == 0 ? 0 : (double) millis / total();
    }
}
