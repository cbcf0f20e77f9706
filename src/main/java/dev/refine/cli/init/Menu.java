package dev.refine.cli.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A few words to choose from, each with a letter that stands for it; shown one on a line, answered on one line. */
public record Menu(String title, List<Option> options, boolean several) {

    /** @param meaning shown behind the word; may be empty */
    public record Option(String word, char letter, String meaning) {

        boolean isMeantBy(String typed) {
            return typed.equals(String.valueOf(letter)) || typed.length() > 1 && word.startsWith(typed);
        }
    }

    /**
     * Asks until the answer fits; Enter alone asks again, and a question mark shows the words once more.
     *
     * @return the words chosen, in the order of the menu, or nothing at the end of the input
     */
    public List<String> ask(Conversation conversation) {
        show(conversation);
        while (true) {
            Optional<String> line = conversation.ask(several ? "one or more: " : "one of them: ", false);
            if (line.isEmpty()) {
                return List.of();
            }
            if (line.get().strip().equals("?")) {
                show(conversation);
                continue;
            }
            List<String> chosen = chosen(line.get(), conversation);
            if (!chosen.isEmpty()) {
                return chosen;
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

    private List<String> chosen(String line, Conversation conversation) {
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
        if (!several && words.size() > 1) {
            conversation.say("One, please.");
            return List.of();
        }
        return options.stream().map(Option::word).filter(words::contains).toList();
    }
}
