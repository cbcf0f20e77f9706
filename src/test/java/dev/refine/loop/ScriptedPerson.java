package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ChangedFile;
import dev.refine.journal.Event;
import dev.refine.propose.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives prepared answers and remembers what it was shown; without an answer left it quits. */
final class ScriptedPerson implements Person {

    /** What was shown, a line for each question. */
    final List<String> shown = new ArrayList<>();

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Deque<Tradeoff> tradeoffs = new ArrayDeque<>();
    private final Deque<Runnable> repairs = new ArrayDeque<>();

    private Runnable interrupt = () -> {};

    ScriptedPerson applies() {
        return answers(new Answer.Apply());
    }

    ScriptedPerson modifies(String line) {
        return answers(new Answer.Modify(List.of(new Edit("prompt.md", "", line + "\n"))));
    }

    ScriptedPerson answers(Answer answer) {
        answers.add(answer);
        return this;
    }

    ScriptedPerson weighs(Tradeoff tradeoff) {
        tradeoffs.add(tradeoff);
        return this;
    }

    /** After the next failed validation, does this and has it tried again. */
    ScriptedPerson repairs(Runnable repair) {
        repairs.add(repair);
        return this;
    }

    /** Interrupts at every question that no answer is left for. */
    ScriptedPerson interrupts(StopSignal stop) {
        interrupt = stop::request;
        return this;
    }

    private <T> T interrupted(T endOfInput) {
        interrupt.run();
        return endOfInput;
    }

    @Override
    public Answer onSuggestion(
            Event.HypothesisFormed hypothesis, List<ChangedFile> changes, List<FailureGroup.Example> evidence) {
        shown.add("suggestion: " + hypothesis.hypothesis().observation() + " | "
                + String.join("; ", evidence.stream().map(ScriptedPerson::line).toList()));
        return answers.isEmpty() ? interrupted(new Answer.Quit()) : answers.poll();
    }

    private static String line(FailureGroup.Example example) {
        return example.caseId() + " " + example.path() + ": expected " + example.expected() + ", got "
                + example.actual();
    }

    @Override
    public void onRefusedModification(String reason) {
        shown.add("refused: " + reason);
    }

    @Override
    public Tradeoff onRegression(Event.ResultJudged result) {
        shown.add("regression: "
                + result.regressions().stream().map(Event.Loss::caseId).toList());
        return tradeoffs.isEmpty() ? interrupted(Tradeoff.STOP) : tradeoffs.poll();
    }

    @Override
    public boolean onValidationFailure(String problem, int attempt, int attempts) {
        shown.add("validation " + attempt + " of " + attempts + ": " + problem);
        if (repairs.isEmpty()) {
            return interrupted(false);
        }
        repairs.poll().run();
        return true;
    }
}
