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
        conversation.say("");
        conversation.say("Your answers so far:");
        for (Map.Entry<String, String> answer : notebook.answers().entrySet()) {
            conversation.say(clipped("  " + answer.getKey() + ": " + answer.getValue()));
        }
        while (true) {
            Optional<String> line = conversation.ask("which one? (Enter for none) ", false);
            if (line.isEmpty() || line.get().isBlank()) {
                return line.isPresent();
            }
            String id = line.get().strip();
            Optional<Question> question = Topics.question(id);
            if (question.isPresent()) {
                begin("Follow-up on " + id);
                return round.ask(List.of(question.get()), true);
            }
            String nearest = Spelling.nearest(
                            id, Topics.questions().stream().map(Question::id).toList())
                    .map(meant -> " Did you mean " + meant + "?")
                    .orElse("");
            conversation.say("There is no question \"" + clipped(id) + "\"." + nearest);
        }
    }

    boolean doubts() {
        return next("The devil's advocate", RepeatedTopics.DOUBTS);
    }

    boolean whatIfs() {
        return next("What if", RepeatedTopics.WHAT_IFS);
    }

    /** The next few that have no answer yet; once all have one, from the beginning. */
    private boolean next(String heading, List<Question> questions) {
        List<Question> open = new ArrayList<>(questions);
        open.removeIf(question -> notebook.answers().containsKey(question.id()));
        boolean again = open.isEmpty();
        List<Question> chosen = again ? questions : open;
        begin(heading);
        return round.ask(chosen.subList(0, Math.min(QUESTIONS, chosen.size())), again);
    }

    boolean deepDive() {
        List<Topic> topics = Topics.inOrder().stream()
                .filter(topic -> notebook.rounds().contains(topic.name()))
                .toList();
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
                begin("Deep dive: " + topic.name());
                return round.ask(topic.deeper(), true);
            }
        }
    }

    private void begin(String heading) {
        conversation.say("");
        conversation.say(heading);
        notebook.beginRound(heading);
    }

    private static String clipped(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
