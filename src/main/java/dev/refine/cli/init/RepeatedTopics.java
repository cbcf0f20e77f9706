package dev.refine.cli.init;

import static dev.refine.cli.init.AnswerKind.COUNT_OR_NONE;
import static dev.refine.cli.init.AnswerKind.RESTORE_OR_KEEP;
import static dev.refine.cli.init.AnswerKind.SHARE;

import java.util.List;

/** Questions that doubt what was said, and questions about what has not happened yet; a round takes the next few. */
final class RepeatedTopics {

    static final List<Question> DOUBTS = List.of(
            Question.note("doubt.label", "Suppose that one expected output is wrong. Which one would it be?"),
            Question.note("doubt.cause", "Suppose that the prompt is not the cause. What is?"),
            Question.note("doubt.cases", "What do the cases have in common that the next inputs will not have?"),
            Question.note("doubt.target", "What would you lose if it stopped five points short of your goal?"),
            Question.note("doubt.strict", "Which difference would be counted that nobody minds?"),
            Question.note("doubt.simple", "What would a prompt of one sentence get right?"));

    static final List<Question> WHAT_IFS = List.of(
            Question.of(
                    "onRegression",
                    RESTORE_OR_KEEP,
                    "If an edit mends two cases and breaks one: restore, or keep?",
                    "Restore goes back to the best state; keep lets the edit stay for the session."),
            Question.of(
                    "retries",
                    COUNT_OR_NONE,
                    "If the service breaks down in the middle: how often is a case tried again?",
                    "Only errors are tried again, never wrong answers."),
            Question.of(
                    "errorTolerance",
                    SHARE,
                    "If many runs break down: from what percentage on is it no measurement?",
                    "Above it an iteration does not count."),
            Question.note("whatif.slow", "If a run took ten times as long, which cases would you still measure?"),
            Question.note("whatif.model", "If the model were replaced tomorrow, what should still hold?"),
            Question.note("whatif.perfect", "If every case passed at once, what would you check by hand?"));

    private RepeatedTopics() {}
}
