package dev.refine.cli.person;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ChangedFile;
import dev.refine.edit.EditableText;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.loop.Person;
import dev.refine.propose.Proposal;
import dev.refine.score.LeafWords;
import dev.refine.workload.EditableFile;
import java.util.List;
import java.util.Optional;

/** The user at this terminal. Questions go to standard error, so that standard output keeps the result alone. */
public final class TerminalPerson implements Person {

    private final Console console;
    private final List<EditableFile> files;
    private final SuggestionDialogue suggestions;
    private final RegressionDialogue regressions;
    private String toMend = "";

    public TerminalPerson(Console console, List<EditableFile> files) {
        this.console = console;
        this.files = files;
        this.suggestions = new SuggestionDialogue(
                console.in(), console.err(), console.colour(), SuggestionEditor.of(console.variables()));
        this.regressions = new RegressionDialogue(console.in(), console.err());
    }

    @Override
    public Answer onSuggestion(
            Event.HypothesisFormed formed, List<ChangedFile> changes, List<FailureGroup.Example> evidence) {
        Proposal proposal =
                new Proposal(formed.hypothesis(), formed.edits(), formed.groupId(), formed.impact(), formed.proposer());
        return suggestions.ask(new Suggestion(
                formed.iteration(), proposal, changes.stream().map(this::shown).toList(), evidence));
    }

    private Suggestion.FileChange shown(ChangedFile change) {
        EditableFile file = files.stream()
                .filter(listed -> listed.relative().equals(change.relative()))
                .findFirst()
                .orElseThrow();
        return new Suggestion.FileChange(
                change.relative(),
                EditableText.of(file, change.before()).text(),
                EditableText.of(file, change.after()).text(),
                change.diff());
    }

    @Override
    public void onRefusedModification(String reason) {
        say(reason);
    }

    @Override
    public Tradeoff onRegression(Event.ResultJudged result) {
        List<String> findings = result.regressions().stream()
                .map(loss -> loss.caseId() + " lost " + String.join(", ", LeafWords.changed(loss.leaves())))
                .toList();
        return regressions.ask(result.verdict(), findings);
    }

    @Override
    public boolean onValidationFailure(String problem, int attempt, int attempts) {
        say("validation failed: " + problem);
        WordPrompt prompt = new WordPrompt(console.in(), console.err());
        prompt.say("Retry runs it again; fix mends a field of the manifest here and now.");
        String answer = prompt.ask(List.of(
                        new WordPrompt.Choice("retry", 'r'),
                        new WordPrompt.Choice("fix", 'f'),
                        new WordPrompt.Choice("quit", 'q')))
                .map(WordPrompt.Answer::word)
                .orElse("quit");
        toMend = answer.equals("fix") ? problem : "";
        return answer.equals("retry");
    }

    public boolean wantsToMend() {
        return !toMend.isEmpty();
    }

    /** The failure of the first case that the user wants to mend in the manifest; taken once. */
    public Optional<String> takeProblemToMend() {
        Optional<String> taken = Optional.of(toMend).filter(problem -> !problem.isEmpty());
        toMend = "";
        return taken;
    }

    private void say(String text) {
        console.err().println(VisibleText.of(text));
        console.err().flush();
    }
}
