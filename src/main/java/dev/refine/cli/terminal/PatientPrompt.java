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
 * The questions on the way to the first suggestion, where nothing is at stake yet. Enter takes the usual answer. While
 * nobody has shown to be there, silence takes it, too, so that the first suggestion is ready when somebody comes; whoever
 * has answered once is waited for. A line that was typed before its question came up and answers a suggestion is left for
 * that, and so is the whole word of a later answer.
 */
public final class PatientPrompt {

    private static final int LONGEST_LINE = 100_000;
    private static final int LONGEST_ECHO = 40;

    /** Letters of the answers to a suggestion. */
    private static final String SUGGESTION = "amsneq";

    private static final List<String> LATER =
            List.of("apply", "modify", "skip", "another", "explain", "quit", "retry", "fix", "begin", "review", "plan");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final BufferedReader in;
    private final WordPrompt prompt;
    private final Duration patience;
    private boolean attended;
    private boolean agrees;
    private boolean left;

    private PatientPrompt(Console console, Duration patience, boolean attended) {
        this.in = console.in();
        this.prompt = new WordPrompt(console.in(), console.err());
        this.patience = patience;
        this.attended = attended;
    }

    /** Before anybody has answered anything. */
    public PatientPrompt(Console console) {
        this(console, PATIENCE);
    }

    PatientPrompt(Console console, Duration patience) {
        this(console, patience, false);
    }

    /** After somebody has. */
    public static PatientPrompt attended(Console console) {
        return new PatientPrompt(console, PATIENCE, true);
    }

    /** For whoever wants the usual answers: nothing is read. */
    public static PatientPrompt agreeing(Console console) {
        PatientPrompt prompt = new PatientPrompt(console);
        prompt.agrees = true;
        return prompt;
    }

    public void say(String line) {
        prompt.say(line);
    }

    /** The word chosen; the first of the choices is the usual one, also at the end of the input. */
    public String ask(String question, List<WordPrompt.Choice> choices) {
        prompt.say(question);
        if (agrees) {
            prompt.say(choices.get(0).word() + ", as --yes says");
            return choices.get(0).word();
        }
        while (true) {
            boolean ahead = isReady();
            mark();
            prompt.print(WordPrompt.words(choices) + " [" + choices.get(0).word() + "]: ");
            if (!ahead && !attended && !isAnswered()) {
                prompt.say(choices.get(0).word() + ", as nobody answered for " + patience.toSeconds() + " s");
                return choices.get(0).word();
            }
            Optional<String> answer = read(choices, ahead);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Whether the input has ended at one of the questions: whoever ends it wants to leave. */
    public boolean isLeft() {
        return left;
    }

    /** A line of any text; nothing for silence, and for a line that answers a later question. */
    public String line(String question) {
        if (agrees) {
            return "";
        }
        boolean ahead = isReady();
        mark();
        prompt.print(question);
        if (!ahead && !attended && !isAnswered()) {
            prompt.say("");
            return "";
        }
        Optional<String> line = prompt.line("");
        left |= line.isEmpty();
        attended |= line.isPresent() && !ahead;
        String typed = line.orElse("").strip();
        if (LATER.contains(typed) || ahead && typed.length() == 1 && SUGGESTION.contains(typed)) {
            unread();
            return "";
        }
        return typed;
    }

    /** Empty when the line was no answer, and was said to be none. */
    private Optional<String> read(List<WordPrompt.Choice> choices, boolean ahead) {
        Optional<String> line = prompt.line("");
        left |= line.isEmpty();
        attended |= line.isPresent() && !ahead;
        String typed = line.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
        if (typed.isEmpty()) {
            return Optional.of(choices.get(0).word());
        }
        if (ahead && typed.length() == 1 && SUGGESTION.contains(typed)) {
            unread();
            return Optional.of(choices.get(0).word());
        }
        Optional<WordPrompt.Choice> chosen =
                choices.stream().filter(choice -> choice.isMeantBy(typed)).findFirst();
        if (chosen.isEmpty() && LATER.contains(typed.split("\\s+")[0])) {
            unread();
            return Optional.of(choices.get(0).word());
        }
        if (chosen.isEmpty()) {
            String shown = typed.length() > LONGEST_ECHO ? typed.substring(0, LONGEST_ECHO) + "..." : typed;
            prompt.say("\"" + shown + "\" is none of these.");
        }
        return chosen.map(WordPrompt.Choice::word);
    }

    /** Waits for a line to be there, or for the end of the input or of the program. */
    private boolean isAnswered() {
        long until = System.nanoTime() + patience.toNanos();
        while (!isReady() && !Interrupts.isRequested()) {
            if (System.nanoTime() >= until) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private boolean isReady() {
        try {
            return in.ready();
        } catch (IOException gone) {
            return true;
        }
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
