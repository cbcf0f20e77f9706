package dev.refine.cli.person;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.StorageFault;
import dev.refine.files.VisibleText;
import dev.refine.problem.UsageException;
import dev.refine.propose.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows a plan and asks whether it is good: approved, to be revised in the editor, or left aside. */
public record PlanApproval(Console console, Set<String> editable) {

    /** Whether the plan is to be followed. The end of the input leaves it aside. */
    public boolean ask(Path plan) {
        WordPrompt prompt = new WordPrompt(console.in(), console.err());
        show(plan, prompt);
        while (true) {
            prompt.say("Is this plan good? (" + console.shown(plan) + ")");
            Optional<WordPrompt.Answer> answer = prompt.ask(List.of(
                    new WordPrompt.Choice("approved", 'a'),
                    new WordPrompt.Choice("revise", 'r'),
                    new WordPrompt.Choice("skip", 's')));
            String word = answer.map(WordPrompt.Answer::word).orElse("skip");
            if (word.equals("skip")) {
                return false;
            }
            if (word.equals("revise")) {
                revise(plan, prompt);
            } else if (isReadable(plan, prompt)) {
                return true;
            }
        }
    }

    private void show(Path plan, WordPrompt prompt) {
        try {
            prompt.say("");
            Files.readString(plan).lines().map(VisibleText::of).forEach(prompt::say);
        } catch (IOException e) {
            throw StorageFault.reading(plan, e);
        }
    }

    private void revise(Path plan, WordPrompt prompt) {
        try {
            int exit = SuggestionEditor.of(console.variables()).edit(plan);
            if (exit != 0) {
                prompt.say("The editor ended with exit code " + exit + ".");
            }
            isReadable(plan, prompt);
        } catch (IOException e) {
            prompt.say("The editor failed: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReadable(Path plan, WordPrompt prompt) {
        try {
            PlanReader.read(plan, editable);
            return true;
        } catch (UsageException e) {
            e.problems()
                    .forEach(problem ->
                            SuggestionView.paragraph("", problem.sentence()).forEach(prompt::say));
            return false;
        }
    }
}
