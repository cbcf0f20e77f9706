package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {

    private static final Duration TIMEOUT = Duration.ofMillis(1_500);

    @ParameterizedTest
    @CsvSource({
        "EXITED, 3, ended with exit code 3",
        "SIGNALLED, 9, was ended by signal 9",
        "TIMED_OUT, -1, gave no reply within 1.5 s",
        "NOT_STARTABLE, -1, could not be started: there is no program ask",
        "OUTPUT_TOO_LARGE, -1, wrote too much to stdout or stderr",
        "CANCELLED, -1, was cancelled"
    })
    void saysInWordsHowItEnded(ProcessEnd end, int code, String words) {
        assertThat(execution(end, code, "", "there is no program ask").ending("gave no reply", TIMEOUT))
                .isEqualTo(words);
    }

    @Test
    void didNotEndInTimeWhereNothingElseWasWaitedFor() {
        assertThat(execution(ProcessEnd.TIMED_OUT, -1, "", "").ending(TIMEOUT)).isEqualTo("did not end within 1.5 s");
    }

    @Test
    void onlyWhatCouldNotBeStartedHasAnObstacle() {
        assertThat(execution(ProcessEnd.NOT_STARTABLE, -1, "", "there is no program ask")
                        .obstacle())
                .contains("there is no program ask");
        assertThat(execution(ProcessEnd.EXITED, 0, "", "a process had to be killed")
                        .obstacle())
                .isEmpty();
    }

    @Test
    void saidIsStandardOutputAndThenStandardError() {
        Execution both = new Execution(ProcessEnd.EXITED, 1, Duration.ZERO, "\n no total \n", " bye\n", "");
        assertThat(both.said()).isEqualTo("no total\nbye");
        assertThat(execution(ProcessEnd.EXITED, 1, "bye\n", "").said()).isEqualTo("bye");
    }

    @Test
    void lastLineIsTheLastThatSaysSomething() {
        assertThat(execution(ProcessEnd.EXITED, 1, "first\n  no key \n\n", "").lastLine())
                .isEqualTo("no key");
        assertThat(execution(ProcessEnd.EXITED, 1, " \n", "").lastLine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_STARTABLE, -1, false", "EXITED, 127, false", "EXITED, 126, false", "EXITED, 1, true"})
    void isNotStartableForTheShellEither(ProcessEnd end, int code, boolean startable) {
        assertThat(execution(end, code, "", "").isStartable()).isEqualTo(startable);
    }

    private static Execution execution(ProcessEnd end, int code, String stderr, String note) {
        return new Execution(end, code, Duration.ZERO, "", stderr, note);
    }
}
