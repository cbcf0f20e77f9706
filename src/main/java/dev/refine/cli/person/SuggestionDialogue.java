package dev.refine.cli.person;

import dev.refine.cli.terminal.WordPrompt;
import dev.refine.loop.Person;
import java.io.BufferedReader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Suggestion mode: shows one proposal and asks what to do with it. The end of the input means quit. */
final class SuggestionDialogue {

    private static final List<WordPrompt.Choice> CHOICES = List.of(
            new WordPrompt.Choice("apply", 'a'),
            new WordPrompt.Choice("modify", 'm'),
            new WordPrompt.Choice("skip", 's'),
            new WordPrompt.Choice("another", 'n'),
            new WordPrompt.Choice("explain", 'e'),
            new WordPrompt.Choice("quit", 'q'));

    private final WordPrompt prompt;
    private final SuggestionView view;
    private final SuggestionRevision revision;

    SuggestionDialogue(BufferedReader in, Writer out, boolean colour, SuggestionEditor editor) {
        this.prompt = new WordPrompt(in, out);
        this.view = new SuggestionView(colour);
        this.revision = new SuggestionRevision(editor);
    }

    /** Returns when the user has decided; reads of the files happened before, nothing is written. */
    Person.Answer ask(Suggestion suggestion) {
        view.lines(suggestion).forEach(prompt::say);
        while (true) {
            Optional<WordPrompt.Answer> answer = prompt.ask(CHOICES);
            Optional<Person.Answer> decision =
                    answer.isEmpty() ? Optional.of(new Person.Answer.Quit()) : decision(answer.get(), suggestion);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
    }

    private Optional<Person.Answer> decision(WordPrompt.Answer answer, Suggestion suggestion) {
        return switch (answer.word()) {
            case "apply" -> Optional.of(new Person.Answer.Apply());
            case "modify" -> modified(suggestion);
            case "skip" -> Optional.of(new Person.Answer.Skip(reason(answer.rest())));
            case "another" -> Optional.of(new Person.Answer.Another());
            case "explain" -> {
                view.evidence(suggestion).forEach(prompt::say);
                yield Optional.empty();
            }
            default -> Optional.of(new Person.Answer.Quit());
        };
    }

    private Optional<Person.Answer> modified(Suggestion suggestion) {
        try {
            return Optional.of(new Person.Answer.Modify(revision.revise(suggestion.changes())));
        } catch (EditedText.FailedException e) {
            SuggestionView.paragraph("", e.getMessage()).forEach(prompt::say);
            return Optional.empty();
        }
    }

    private String reason(String given) {
        return given.isEmpty()
                ? prompt.line("Why? (Enter for no reason) ").orElse("").strip()
                : given.strip();
    }
}
