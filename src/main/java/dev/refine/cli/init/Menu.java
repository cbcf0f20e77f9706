package dev.refine.cli.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A few words to choose from, each with a letter that stands for it; shown one on a line, answered on one line. */
public record Menu(String title, List<Option> options) {

    /** @param meaning shown behind the word; may be empty */
    public record Option(String word, char letter, String meaning) {

        boolean isMeantBy(String typed) {
            return typed.equals(String.valueOf(letter)) || typed.length() > 1 && word.startsWith(typed);
        }
    }

    /**
     * Asks until the answer fits; Enter alone asks again, and a question mark shows the words once more.
     *
     * @return the word chosen, or nothing at the end of the input
     */
    public Optional<String> askOne(Conversation conversation) {
        return ask(conversation, "one of them: ", 1).stream().findFirst();
    }

    /**
     * The same where several words may be chosen.
     *
     * @return the words chosen, in the order of the menu, or nothing at the end of the input
     */
    public List<String> askSeveral(Conversation conversation) {
        return ask(conversation, "one or more: ", Integer.MAX_VALUE);
    }

    private List<String> ask(Conversation conversation, String prompt, int most) {
        show(conversation);
        while (true) {
            Optional<String> line = conversation.ask(prompt, false);
            if (line.isEmpty()) {
                return List.of();
            }
            if (line.get().strip().equals("?")) {
                show(conversation);
                continue;
            }
            List<String> typed = typed(line.get(), conversation);
            if (typed.size() > most) {
                conversation.say("One, please.");
            } else if (!typed.isEmpty()) {
                return options.stream()
                        .map(Option::word)
                        .filter(typed::contains)
                        .toList();
            }
        }
    }

    private void show(Conversation conversation) {
        conversation.say(title);
        int width = options.stream()
                .mapToInt(option -> option.word().length())
                .max()
                .orElse(0);
        for (Option option : options) {
            String word = option.word() + " (" + option.letter() + ")";
            String padded = word + " ".repeat(width + 4 - word.length());
            conversation.say("  " + (option.meaning().isEmpty() ? word : padded + "  " + option.meaning()));
        }
    }

    /** The words that were meant, in the order in which they were typed; nothing where one is not understood. */
    private List<String> typed(String line, Conversation conversation) {
        List<String> typed = Arrays.stream(line.strip().toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> words = new ArrayList<>();
        for (String word : typed) {
            Optional<Option> meant =
                    options.stream().filter(option -> option.isMeantBy(word)).findFirst();
            if (meant.isEmpty()) {
                conversation.say(
                        "\"" + (word.length() > 40 ? word.substring(0, 40) + "..." : word) + "\" is none of these.");
                return List.of();
            }
            words.add(meant.get().word());
        }
        return words;
    }
}
