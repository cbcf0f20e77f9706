package dev.refine.cli.init;

import dev.refine.problem.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds that may come any number of times, each with other questions than the last. */
final class ExtraRounds {

    private static final int QUESTIONS = 3;
    private static final int WIDTH = 79;

    private final Conversation conversation;
    private final Notebook notebook;
    private final Round round;

    ExtraRounds(Conversation conversation, Notebook notebook, Round round) {
        this.conversation = conversation;
        this.notebook = notebook;
        this.round = round;
    }

    /** Asks one question again, with its answer as the suggestion. */
    boolean followUp() {
        Optional<List<Question>> named = named();
        return named.isPresent()
                && (named.get().isEmpty()
                        || round.hold("follow-up on " + named.get().get(0).id(), named.get(), true));
    }

    /** The same outside of the rounds. */
    boolean change() {
        Optional<List<Question>> named = named();
        named.filter(one -> !one.isEmpty())
                .ifPresent(one -> round.begin("Change of " + one.get(0).id()));
        return named.isPresent() && round.ask(named.get(), true);
    }

    /** The question that the user names, none of them, or nothing at the end of the input. */
    private Optional<List<Question>> named() {
        conversation.say("");
        conversation.say("Your answers so far:");
        for (Map.Entry<String, String> answer : notebook.answers().entrySet()) {
            conversation.say(clipped("  " + answer.getKey() + ": " + answer.getValue()));
        }
        while (true) {
            Optional<String> line = conversation.ask("which one? (Enter for none) ", false);
            if (line.isEmpty() || line.get().isBlank()) {
                return line.map(none -> List.of());
            }
            String id = line.get().strip();
            Optional<Question> question = Topics.question(id);
            if (question.isPresent()) {
                return Optional.of(List.of(question.get()));
            }
            String nearest = Spelling.nearest(
                            id, Topics.questions().stream().map(Question::id).toList())
                    .map(meant -> " Did you mean " + meant + "?")
                    .orElse("");
            conversation.say("There is no question \"" + clipped(id) + "\"." + nearest);
        }
    }

    boolean doubts() {
        return next("the devil's advocate", Topics.doubts());
    }

    boolean whatIfs() {
        return next("what if", Topics.whatIfs());
    }

    /** The next few that have no answer yet; once all have one, from the beginning. */
    private boolean next(String title, List<Question> questions) {
        List<Question> open = new ArrayList<>(questions);
        open.removeIf(question -> notebook.answers().containsKey(question.id()));
        boolean again = open.isEmpty();
        List<Question> chosen = again ? questions : open;
        return round.hold(title, chosen.subList(0, Math.min(QUESTIONS, chosen.size())), again);
    }

    boolean deepDive() {
        List<Topic> topics = Topics.inOrder().stream().filter(notebook::covers).toList();
        conversation.say("");
        for (int i = 0; i < topics.size(); i++) {
            conversation.say("  " + (i + 1) + " " + topics.get(i).name());
        }
        while (true) {
            Optional<String> line = conversation.ask("which topic, by its number? ", false);
            if (line.isEmpty()) {
                return false;
            }
            String typed = line.get().strip();
            int number = typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : 0;
            if (number >= 1 && number <= topics.size()) {
                Topic topic = topics.get(number - 1);
                return round.hold("deep dive: " + topic.name(), topic.deeper(), true);
            }
        }
    }

    private static String clipped(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
