package dev.refine.cli.terminal;

import dev.refine.files.VisibleText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for one word of several, line by line: no arrow keys, no raw mode, nothing that a screen reader would miss. */
public final class WordPrompt {

    private static final int LONGEST_ECHO = 40;

    private final BufferedReader in;
    private final PrintWriter out;

    /** @param in shared by all dialogues of a terminal, since it reads ahead */
    public WordPrompt(BufferedReader in, Writer out) {
        this.in = in;
        this.out = new PrintWriter(out);
    }

    /** A word and the letter that stands for it. */
    public record Choice(String word, char letter) {

        boolean isMeantBy(String typed) {
            return typed.equals(String.valueOf(letter)) || typed.length() > 1 && word.startsWith(typed);
        }
    }

    /** The chosen word and what was typed behind it. */
    public record Answer(String word, String rest) {}

    /**
     * Asks until the answer is one of the words, a beginning of one or its letter; Enter alone asks again.
     *
     * @return empty at the end of the input
     */
    public Optional<Answer> ask(List<Choice> choices) {
        while (true) {
            Optional<String> line = line(words(choices) + ": ");
            if (line.isEmpty()) {
                return Optional.empty();
            }
            String[] words = line.get().strip().split("\\s+", 2);
            String typed = words[0].toLowerCase(Locale.ROOT);
            for (Choice choice : choices) {
                if (choice.isMeantBy(typed)) {
                    return Optional.of(new Answer(choice.word(), words.length > 1 ? words[1] : ""));
                }
            }
            if (!typed.isEmpty()) {
                say("\"" + clipped(words[0]) + "\" is none of these.");
            }
        }
    }

    static String words(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.word() + " (" + choice.letter() + ")")
                .collect(Collectors.joining(", "));
    }

    /** One line of any text; empty at the end of the input. */
    public Optional<String> line(String question) {
        print(question);
        try {
            Optional<String> line = Optional.ofNullable(in.readLine());
            if (line.isEmpty()) {
                say("");
            }
            return line;
        } catch (IOException e) {
            say("");
            return Optional.empty();
        }
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    public void say(String line) {
        out.print(line + "\n");
        out.flush();
    }

    private static String clipped(String text) {
        String shown = VisibleText.of(text);
        return shown.length() <= LONGEST_ECHO ? shown : shown.substring(0, LONGEST_ECHO) + "...";
    }
}
