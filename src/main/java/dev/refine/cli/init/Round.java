package dev.refine.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the questions of one round. Enter takes what stands in brackets, a minus sign says none, a question mark asks
 * back and is answered.
 */
final class Round {

    private static final String NONE = "-";
    private static final int WIDTH = 80;

    private final Conversation conversation;
    private final Notebook notebook;
    private final Map<String, String> guess;

    Round(Conversation conversation, Notebook notebook, Map<String, String> guess) {
        this.conversation = conversation;
        this.notebook = notebook;
        this.guess = guess;
    }

    /**
     * A whole round, counted where the user sees it; one that was broken off has not been.
     *
     * @param again whether to ask also what has an answer
     * @return false at the end of the input
     */
    boolean hold(String title, List<Question> questions, boolean again) {
        String heading = notebook.counted(notebook.rounds().size() + 1) + ": " + title;
        begin(heading);
        if (!ask(questions, again)) {
            return false;
        }
        notebook.endRound(title);
        return true;
    }

    void begin(String heading) {
        conversation.say("");
        conversation.say(heading);
        notebook.beginRound(heading);
    }

    boolean ask(List<Question> questions, boolean again) {
        int number = 0;
        for (Question question : questions) {
            number++;
            boolean known = notebook.answers().containsKey(question.id()) && !again;
            if (!known && !ask(question, number + "/" + questions.size() + " ")) {
                return false;
            }
        }
        return true;
    }

    private boolean ask(Question question, String number) {
        String suggested = notebook.answers().getOrDefault(question.id(), guess.getOrDefault(question.id(), ""));
        wrapped(number + question.text()).forEach(conversation::say);
        while (true) {
            Optional<String> line =
                    conversation.ask(suggested.isEmpty() ? "> " : "[" + suggested + "] > ", question.completesPaths());
            if (line.isEmpty()) {
                return false;
            }
            String typed = line.get().strip();
            if (isAskedBack(typed, question.kind())) {
                wrapped(question.why()).forEach(conversation::say);
                conversation.say("Enter takes what stands in brackets; " + NONE + " means none.");
                continue;
            }
            String answer = typed.isEmpty() ? suggested : typed.equals(NONE) ? "" : typed;
            Optional<String> fault = fault(question, answer);
            if (fault.isEmpty()) {
                boolean taken = typed.isEmpty() && !answer.isEmpty();
                notebook.answered(question.id(), question.text(), answer, taken ? "as suggested" : "");
                return true;
            }
            conversation.say(fault.get());
        }
    }

    /** A question mark, or a question where no answer could be one: a glob may end so, but not after a blank. */
    private static boolean isAskedBack(String typed, AnswerKind kind) {
        boolean words = kind == AnswerKind.TEXT || kind == AnswerKind.TEXTS || kind == AnswerKind.COMMAND;
        boolean glob = kind == AnswerKind.PATHS && !typed.contains(" ");
        return typed.equals("?") || typed.endsWith("?") && !words && !glob;
    }

    static Optional<String> fault(Question question, String answer) {
        if (answer.isEmpty()) {
            return question.required()
                    ? Optional.of("There is no manifest without it; ? says what it is for.")
                    : Optional.empty();
        }
        return question.kind().fault(answer);
    }

    static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
