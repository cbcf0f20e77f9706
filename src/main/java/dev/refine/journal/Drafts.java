package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The hypothesis that is on its way into the files, and those that did not get there. Written by {@link Iteration}. */
public final class Drafts {

    private final List<Iteration.Refusal> refusals = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Shortlist shortlist = new Shortlist();
    private Event.ReplySentBack sentBack;
    private Event.HypothesisFormed hypothesis;
    private Event.EditSuggested suggestion;
    private Event.EditAnnounced announced;
    private Event.EditApplied applied;
    private Event.AnswersKept answers;

    boolean take(Event event) {
        if (shortlist.take(event)) {
            return true;
        }
        if (event instanceof Event.AnswersKept e) {
            answers = e;
        } else if (event instanceof Event.ReplySentBack e) {
            sentBack = e;
            refused.add(e.proposer() == null ? "" : e.proposer());
        } else if (event instanceof Event.HypothesisFormed e) {
            hypothesis = e;
            suggestion = null;
        } else if (event instanceof Event.EditSuggested e) {
            suggestion = e;
        } else if (event instanceof Event.ProposalRefused e) {
            refusals.add(new Iteration.Refusal(hypothesis, e));
            refused.add(hypothesis == null ? "" : hypothesis.proposer());
            clear();
        } else if (event instanceof Event.EditAnnounced e) {
            announced = e;
        } else if (event instanceof Event.EditApplied e) {
            applied = e;
        } else {
            return false;
        }
        return true;
    }

    void clear() {
        if (refusals.isEmpty()) {
            refused.clear();
        }
        sentBack = null;
        hypothesis = null;
        suggestion = null;
        announced = null;
        applied = null;
    }

    List<Iteration.Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** Who gave each answer since the last question that told of no refusal, oldest first; empty where nobody had one. */
    public List<String> refused() {
        return Collections.unmodifiableList(refused);
    }

    /** The candidates from which the hypothesis is chosen. */
    public Shortlist shortlist() {
        return shortlist;
    }

    /** The answer of the attempt at hand that the proposer got back. */
    public Optional<Event.ReplySentBack> sentBack() {
        return Optional.ofNullable(sentBack);
    }

    /** The last answers that hold beyond this iteration. */
    public Optional<Event.AnswersKept> answers() {
        return Optional.ofNullable(answers);
    }

    /** Empty while the next hypothesis of a bundle is asked for, and when all of them are in. */
    public Optional<Event.HypothesisFormed> hypothesis() {
        return Optional.ofNullable(hypothesis);
    }

    public Optional<Event.EditSuggested> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    public Optional<Event.EditAnnounced> announced() {
        return Optional.ofNullable(announced);
    }

    public Optional<Event.EditApplied> applied() {
        return Optional.ofNullable(applied);
    }
}
