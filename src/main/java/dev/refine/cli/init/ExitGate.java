package dev.refine.cli.init;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What may come once the least number of rounds is done; several at once, in a fixed order, and then the gate again. */
record ExitGate(Conversation conversation, Notebook notebook, ExtraRounds extra, BooleanSupplier nextTopic) {

    private static final int MORE = 3;

    /** Returns true when the user proceeds, false at the end of the input. */
    boolean pass() {
        while (true) {
            conversation.say("");
            String title = notebook.counted(notebook.rounds().size()) + " is done, and that is enough. What next?";
            List<String> chosen = new Menu(
                            title,
                            List.of(
                                    new Menu.Option("proceed", 'p', "put the manifest together"),
                                    new Menu.Option("more", 'm', "three more rounds of questions"),
                                    new Menu.Option("follow-up", 'f', "come back to an answer"),
                                    new Menu.Option("devil", 'd', "a round that doubts what you said"),
                                    new Menu.Option("what-if", 'w', "a round on what could happen"),
                                    new Menu.Option("deep-dive", 'e', "a round that goes further into one topic")))
                    .askSeveral(conversation);
            if (chosen.isEmpty()) {
                return false;
            }
            notebook.chose(title, String.join(", ", chosen));
            if (chosen.contains("proceed")) {
                return true;
            }
            for (String choice : chosen) {
                if (!go(choice)) {
                    return false;
                }
            }
        }
    }

    private boolean go(String choice) {
        return switch (choice) {
            case "more" -> more();
            case "follow-up" -> extra.followUp();
            case "devil" -> extra.doubts();
            case "what-if" -> extra.whatIfs();
            default -> extra.deepDive();
        };
    }

    private boolean more() {
        for (int i = 0; i < MORE; i++) {
            if (!nextTopic.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }
}
