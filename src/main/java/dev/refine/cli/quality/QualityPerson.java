package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.VisibleText;
import dev.refine.quality.Person;
import dev.refine.quality.criterion.CriteriaText;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The user at this terminal; questions go to standard error. */
final class QualityPerson implements Person {

    private final Console console;
    private final WordPrompt prompt;

    QualityPerson(Console console) {
        this.console = console;
        this.prompt = new WordPrompt(console.in(), console.err());
    }

    @Override
    public Optional<List<Criterion>> onCriteria(List<Criterion> criteria) {
        List<Criterion> shown = criteria;
        while (true) {
            shown.forEach(criterion -> say(criterion.id() + ": " + criterion.text()));
            String word = word("accept", "write", "quit");
            if (word.equals("accept")) {
                return Optional.of(shown);
            } else if (!word.equals("write")) {
                return Optional.empty();
            }
            Optional<String> line = answered(prompt.line("criteria (E1: …, E2: …): "));
            if (line.isEmpty()) {
                return Optional.empty();
            }
            try {
                shown = CriteriaText.read(line.get(), "your criteria");
            } catch (dev.refine.problem.UsageException e) {
                say(e.getMessage());
            }
        }
    }

    @Override
    public boolean onRound(int next, List<String> failing) {
        say("round " + next + " would work on " + (failing.isEmpty() ? "what remains" : String.join(", ", failing)));
        return word("go", "stop").equals("go");
    }

    @Override
    public boolean onMixed(Comparison comparison) {
        comparison.wins().forEach(win -> say("better in " + win.criterion() + ": " + win.evidence()));
        comparison.losses().forEach(loss -> say("worse in " + loss.criterion() + ": " + loss.evidence()));
        return word("accept", "refuse").equals("accept");
    }

    /** The end of the input is none of the words. */
    private String word(String... words) {
        List<WordPrompt.Choice> choices = List.of(words).stream()
                .map(word -> new WordPrompt.Choice(word, word.charAt(0)))
                .toList();
        return answered(prompt.ask(choices)).map(WordPrompt.Answer::word).orElse("");
    }

    /** An interrupt ends the input, too, and says nothing about what was asked. */
    private static <T> Optional<T> answered(Optional<T> answer) {
        if (answer.isEmpty() && Interrupts.isRequested()) {
            throw new CancellationException("interrupted at a question");
        }
        return answer;
    }

    private void say(String text) {
        console.err().println(VisibleText.of(text));
        console.err().flush();
    }
}
