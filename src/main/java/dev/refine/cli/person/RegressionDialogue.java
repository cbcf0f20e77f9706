package dev.refine.cli.person;

import dev.refine.cli.terminal.WordPrompt;
import dev.refine.loop.Person;
import dev.refine.score.Verdict;
import java.io.BufferedReader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Asks what to do with an edit that lost something. The end of the input means stop. */
final class RegressionDialogue {

    private static final List<WordPrompt.Choice> CHOICES = List.of(
            new WordPrompt.Choice("accept", 'a'),
            new WordPrompt.Choice("another", 'n'),
            new WordPrompt.Choice("stop", 's'));

    private final WordPrompt prompt;

    RegressionDialogue(BufferedReader in, Writer out) {
        this.prompt = new WordPrompt(in, out);
    }

    /** @param findings what was lost and gained, by case, one line each */
    Person.Tradeoff ask(Verdict verdict, List<String> findings) {
        prompt.say("");
        prompt.say(verdict.title() + ": this edit made something worse.");
        findings.forEach(line -> SuggestionView.paragraph("  ", line).forEach(prompt::say));
        prompt.say("Accept keeps the edit with its losses; another and stop take it back.");
        prompt.say("");
        Optional<WordPrompt.Answer> answer = prompt.ask(CHOICES);
        return switch (answer.map(WordPrompt.Answer::word).orElse("stop")) {
            case "accept" -> Person.Tradeoff.ACCEPT;
            case "another" -> Person.Tradeoff.ANOTHER;
            default -> Person.Tradeoff.STOP;
        };
    }
}
