package dev.refine.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A question on the way to the first suggestion, where nothing is at stake yet. Enter takes the usual answer, and so does
 * silence: whoever waits for the first suggestion shall get it. A line that answers a later question was typed ahead: the
 * usual answer is taken, and the line is left for the question that it is meant for.
 */
public final class PatientPrompt {

    private static final int LONGEST_LINE = 100_000;
    private static final List<String> LATER =
            List.of("apply", "modify", "skip", "another", "explain", "quit", "retry", "fix", "begin", "review", "plan");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final BufferedReader in;
    private final WordPrompt prompt;
    private final Duration patience;

    public PatientPrompt(Console console) {
        this(console, PATIENCE);
    }

    public PatientPrompt(Console console, Duration patience) {
        this.in = console.in();
        this.patience = patience;
        this.prompt = new WordPrompt(console.in(), console.err());
    }

    public void say(String line) {
        prompt.say(line);
    }

    /** The word chosen; the first of the choices is the usual one, also at the end of the input. */
    public String ask(String question, List<WordPrompt.Choice> choices) {
        String usual = choices.get(0).word();
        StringBuilder words = new StringBuilder();
        choices.forEach(choice -> words.append(choice == choices.get(0) ? "" : ", ")
                .append(choice.word())
                .append(" (")
                .append(choice.letter())
                .append(')'));
        prompt.say(question);
        while (true) {
            mark();
            prompt.print(words + " [" + usual + "]: ");
            if (!isAnswered()) {
                prompt.say(usual + ", as nobody answered for " + patience.toSeconds() + " s");
                return usual;
            }
            Optional<String> line = prompt.line("");
            String typed =
                    line.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
            if (typed.isEmpty()) {
                return usual;
            }
            for (WordPrompt.Choice choice : choices) {
                if (choice.isMeantBy(typed)) {
                    return choice.word();
                }
            }
            if (isForLater(typed)) {
                unread();
                return usual;
            }
            prompt.say("\"" + (typed.length() > 40 ? typed.substring(0, 40) + "..." : typed) + "\" is none of these.");
        }
    }

    /** Waits for a line to be there, or for the end of the input or of the program. */
    private boolean isAnswered() {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!in.ready() && !Interrupts.isRequested()) {
                if (System.nanoTime() >= until) {
                    return false;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return true;
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean isForLater(String typed) {
        String word = typed.split("\\s+")[0];
        return LATER.stream().anyMatch(later -> later.equals(word) || word.length() == 1 && later.startsWith(word))
                || word.equals("n");
    }

    private void mark() {
        try {
            in.mark(LONGEST_LINE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unread() {
        try {
            in.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
