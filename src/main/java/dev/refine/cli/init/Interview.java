package dev.refine.cli.init;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rounds of questions down to the depth that was chosen, then the gate, until it is passed. */
public final class Interview {

    private static final String HOW_DEEP = "How deep shall the questions go?";

    private final Conversation conversation;
    private final Notebook notebook;
    private final Round round;
    private final ExtraRounds extra;

    /** @param guess answers to suggest, by question */
    public Interview(Conversation conversation, Notebook notebook, Map<String, String> guess) {
        this.conversation = conversation;
        this.notebook = notebook;
        this.round = new Round(conversation, notebook, guess);
        this.extra = new ExtraRounds(conversation, notebook, round);
    }

    /**
     * Asks everything that an earlier run has not asked.
     *
     * @param wished the depth, when it was said beforehand
     * @return false when the input ended; the notebook keeps what was said
     */
    public boolean hold(Optional<Depth> wished) {
        Optional<Depth> depth = wished.or(() -> Depth.named(notebook.depth())).or(this::chosenDepth);
        if (depth.isEmpty()) {
            return false;
        }
        if (!notebook.depth().equals(depth.get().word())) {
            notebook.chose(HOW_DEEP, depth.get().word());
            notebook.chooseDepth(depth.get());
        }
        conversation.say("Enter takes what stands in brackets, - means none, ? asks back.");
        while (notebook.rounds().size() < depth.get().minimum()) {
            if (!nextTopic()) {
                return false;
            }
        }
        return new ExitGate(conversation, notebook, extra, this::nextTopic).pass();
    }

    private Optional<Depth> chosenDepth() {
        Menu menu = new Menu(
                HOW_DEEP,
                List.of(
                        option(Depth.SHORT, 's'),
                        option(Depth.MEDIUM, 'm'),
                        option(Depth.LONG, 'l'),
                        option(Depth.ABSOLUTE, 'a')));
        return menu.askOne(conversation).flatMap(Depth::named);
    }

    private static Menu.Option option(Depth depth, char letter) {
        String rounds = depth == Depth.ABSOLUTE ? "all " + depth.counted() + " rounds" : depth.counted() + " rounds";
        return new Menu.Option(depth.word(), letter, rounds + ": " + depth.use());
    }

    /** A round on the next topic that has not been covered. */
    private boolean nextTopic() {
        Optional<Topic> open = Topics.inOrder().stream()
                .filter(topic -> !notebook.covers(topic))
                .findFirst();
        if (open.isEmpty()) {
            conversation.say("Every topic has had its round.");
            return true;
        }
        Topic topic = open.get();
        return round.hold(topic.name(), topic.questions(), false);
    }

    /** Asks for one field again, whichever the user names; no round of its own. */
    public boolean change() {
        return extra.change();
    }

    /** The questions that must have an answer and have none, by id. */
    public static String missing(Map<String, String> answers) {
        return Topics.questions().stream()
                .filter(Question::required)
                .map(Question::id)
                .filter(id -> answers.getOrDefault(id, "").isBlank())
                .collect(Collectors.joining(", "));
    }
}
