package dev.refine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PatientPromptTest {

    private static final List<WordPrompt.Choice> CHOICES =
            List.of(new WordPrompt.Choice("begin", 'b'), new WordPrompt.Choice("stop", 't'));

    private final StringWriter shown = new StringWriter();

    private Console console(BufferedReader in) {
        PrintWriter out = new PrintWriter(shown);
        return new Console(out, out, in, true, Map.of(), Path.of("").toAbsolutePath());
    }

    @Test
    void silenceTakesTheUsualAnswerAndLeavesTheKeyboardToLaterQuestions() throws Exception {
        try (PipedWriter keyboard = new PipedWriter();
                BufferedReader in = new BufferedReader(new InterruptibleInput(new PipedReader(keyboard)))) {
            Console console = console(in);

            String answer = new PatientPrompt(console, Duration.ZERO).ask("Ready?", CHOICES);

            assertThat(answer).isEqualTo("begin");
            assertThat(shown).hasToString("Ready?\nbegin (b), stop (t) [begin]: begin, as nobody answered for 0 s\n");
            keyboard.write("apply\n");
            keyboard.flush();
            assertThat(in.readLine()).isEqualTo("apply");
        }
    }

    @Test
    void whoAgreesIsNotAsked() throws Exception {
        try (BufferedReader in = new BufferedReader(new StringReader("stop\n"))) {
            PatientPrompt prompt = PatientPrompt.agreeing(console(in));

            assertThat(prompt.ask("Ready?", CHOICES)).isEqualTo("begin");
            assertThat(prompt.line("Why? ")).isEmpty();
            assertThat(shown).hasToString("Ready?\nbegin, as --yes says\n");
            assertThat(in.readLine()).isEqualTo("stop");
        }
    }

    @Test
    void aLineForALaterQuestionIsLeftForIt() throws Exception {
        try (BufferedReader in = new BufferedReader(new StringReader("apply\n"))) {
            String answer = new PatientPrompt(console(in)).ask("Ready?", CHOICES);

            assertThat(answer).isEqualTo("begin");
            assertThat(in.readLine()).isEqualTo("apply");
        }
    }

    @Test
    void anAnswerIsTaken() throws Exception {
        try (BufferedReader in = new BufferedReader(new StringReader("what\nt\n"))) {
            assertThat(new PatientPrompt(console(in)).ask("Ready?", CHOICES)).isEqualTo("stop");
            assertThat(shown.toString()).contains("\"what\" is none of these.");
        }
    }

    @Test
    void whoeverHasAnsweredOnceIsWaitedFor() throws Exception {
        try (PipedWriter keyboard = new PipedWriter();
                BufferedReader in = new BufferedReader(new InterruptibleInput(new PipedReader(keyboard)))) {
            PatientPrompt prompt = PatientPrompt.attended(console(in));
            FutureTask<String> answer = new FutureTask<>(() -> prompt.ask("Ready?", CHOICES));
            new Thread(answer, "person").start();
            keyboard.write("stop\n");
            keyboard.flush();

            assertThat(answer.get()).isEqualTo("stop");
            assertThat(shown.toString()).doesNotContain("nobody answered");
        }
    }

    @Test
    void aLetterThatWasTypedAheadIsLeftForTheSuggestion() throws Exception {
        List<WordPrompt.Choice> modes =
                List.of(new WordPrompt.Choice("accuracy", 'a'), new WordPrompt.Choice("speed", 's'));
        try (BufferedReader in = new BufferedReader(new StringReader("s\n"))) {
            assertThat(new PatientPrompt(console(in)).ask("What?", modes)).isEqualTo("accuracy");
            assertThat(in.readLine()).isEqualTo("s");
        }
    }

    @Test
    void aLetterThatIsTypedAfterTheQuestionAnswersIt() throws Exception {
        List<WordPrompt.Choice> modes =
                List.of(new WordPrompt.Choice("accuracy", 'a'), new WordPrompt.Choice("speed", 's'));
        try (BufferedReader in = new BufferedReader(new StringReader("s\n")) {
            private int looks;

            @Override
            public boolean ready() {
                return looks++ > 0;
            }
        }) {
            assertThat(new PatientPrompt(console(in)).ask("What?", modes)).isEqualTo("speed");
        }
    }
}
