package dev.refine.cli.person;

import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.diagnose.FailureGroup;
import dev.refine.files.VisibleText;
import dev.refine.journal.SessionState;
import dev.refine.problem.Names;
import java.util.List;
import java.util.function.Supplier;

/** After the baseline in suggestion mode: begin, look closer, or make a plan first. */
record BaselineDialogue(PatientPrompt prompt, SessionState state, Supplier<List<FailureGroup>> failures) {

    private static final int MOST_CASES = 8;

    Pauses.Next ask() {
        var card = state.baseline().scorecard();
        prompt.say("");
        prompt.say("Baseline: " + card.passing() + " of " + card.size() + " cases pass ("
                + Math.round(100 * card.passRate()) + " %).");
        while (true) {
            String answer = prompt.ask(
                    "Ready to begin?",
                    List.of(
                            new WordPrompt.Choice("begin", 'b'),
                            new WordPrompt.Choice("review", 'r'),
                            new WordPrompt.Choice("plan", 'p'),
                            new WordPrompt.Choice("stop", 's')));
            if (prompt.isLeft()) {
                return Pauses.Next.STOP;
            }
            switch (answer) {
                case "review" -> review();
                case "plan" -> {
                    return Pauses.Next.PLAN;
                }
                case "stop" -> {
                    return Pauses.Next.STOP;
                }
                default -> {
                    return Pauses.Next.GO_ON;
                }
            }
        }
    }

    /** What is wrong, by field, each with cases and an example. */
    private void review() {
        for (FailureGroup group : failures.get()) {
            prompt.say("");
            SuggestionView.paragraph("", group.id() + ": " + group.count() + " in " + cases(group))
                    .forEach(prompt::say);
            new ExampleTable(group.examples()).lines().forEach(prompt::say);
        }
        prompt.say("");
    }

    private static String cases(FailureGroup group) {
        return VisibleText.onOneLine(Names.few(group.cases(), MOST_CASES));
    }
}
