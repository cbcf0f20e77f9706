package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ChangedFile;
import dev.refine.journal.Event;
import dev.refine.propose.Edit;
import java.util.List;

/** Whoever sits before the terminal in suggestion mode. Called by the loop's thread; may wait as long as it likes. */
public interface Person {

    /** What to do with a suggestion. */
    sealed interface Answer {
        record Apply() implements Answer {}

        /** Apply these edits of the user's own instead. */
        record Modify(List<Edit> edits) implements Answer {}

        record Skip(String reason) implements Answer {}

        /** Leave this one and propose another hypothesis. */
        record Another() implements Answer {}

        record Quit() implements Answer {}
    }

    /** What to do with a candidate that lost something. */
    enum Tradeoff {
        ACCEPT,
        ANOTHER,
        STOP
    }

    /**
     * Shows a hypothesis with its edits and asks.
     *
     * @param changes what the edits make of each file
     * @param evidence what fails today, best example first
     */
    Answer onSuggestion(
            Event.HypothesisFormed hypothesis, List<ChangedFile> changes, List<FailureGroup.Example> evidence);

    /** Says why the user's own edit cannot be applied; the suggestion is asked again. */
    void onRefusedModification(String reason);

    Tradeoff onRegression(Event.ResultJudged result);

    /** Whether to try the validation once more, after the user mended what was wrong. */
    boolean onValidationFailure(String problem, int attempt, int attempts);
}
