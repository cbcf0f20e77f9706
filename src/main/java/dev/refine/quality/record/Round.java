package dev.refine.quality.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One round as far as its events have told. Written by {@link QualityState} only. */
public final class Round {

    private final int number;
    private final List<QualityEvent.CandidateBuilt> built = new ArrayList<>();
    private final List<QualityEvent.CandidateGuarded> guarded = new ArrayList<>();
    private boolean analyzed;
    private QualityEvent.AnswerSubmitted submitted;
    private QualityEvent.DeliverableEvaluated evaluated;
    private QualityEvent.RoundClosed closed;

    Round(int number) {
        this.number = number;
    }

    void apply(QualityEvent event) {
        if (event instanceof QualityEvent.CandidateBuilt e) {
            built.add(e);
        } else if (event instanceof QualityEvent.CandidateGuarded e) {
            guarded.add(e);
        } else if (event instanceof QualityEvent.AnswerSubmitted e) {
            submitted = e;
        } else if (event instanceof QualityEvent.DeliverableEvaluated e) {
            evaluated = e;
        } else if (event instanceof QualityEvent.ProcessAnalyzed) {
            analyzed = true;
        } else if (event instanceof QualityEvent.RoundClosed e) {
            closed = e;
        }
    }

    public int number() {
        return number;
    }

    public List<QualityEvent.CandidateBuilt> built() {
        return List.copyOf(built);
    }

    public List<QualityEvent.CandidateGuarded> guarded() {
        return List.copyOf(guarded);
    }

    /** The candidate that the guard has not seen yet. */
    public Optional<QualityEvent.CandidateBuilt> unguarded() {
        return built.size() > guarded.size() ? Optional.of(built.get(built.size() - 1)) : Optional.empty();
    }

    public List<QualityEvent.CandidateGuarded> refusals() {
        return guarded.stream().filter(verdict -> !verdict.accepted()).toList();
    }

    public Optional<QualityEvent.AnswerSubmitted> submitted() {
        return Optional.ofNullable(submitted);
    }

    /** Whether what could be learnt of it has been. */
    public boolean analyzed() {
        return analyzed;
    }

    public Optional<Evaluation> evaluation() {
        return Optional.ofNullable(evaluated).map(QualityEvent.DeliverableEvaluated::evaluation);
    }

    public Optional<QualityEvent.RoundClosed> closed() {
        return Optional.ofNullable(closed);
    }
}
