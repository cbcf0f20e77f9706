package dev.refine.cli.person;

import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ChangedFile;
import dev.refine.journal.Event;
import dev.refine.loop.Person;
import java.util.List;

/** Whoever hands in an edit has decided to apply it; what to do with its losses is still asked. */
public record TryingPerson(Person person) implements Person {

    @Override
    public Answer onSuggestion(
            Event.HypothesisFormed hypothesis, List<ChangedFile> changes, List<FailureGroup.Example> evidence) {
        return new Answer.Apply();
    }

    @Override
    public void onRefusedModification(String reason) {
        person.onRefusedModification(reason);
    }

    @Override
    public Tradeoff onRegression(Event.ResultJudged result) {
        return person.onRegression(result);
    }

    @Override
    public boolean onValidationFailure(String problem, int attempt, int attempts) {
        return person.onValidationFailure(problem, attempt, attempts);
    }
}
