package dev.refine.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.loop.Person;
import dev.refine.score.Verdict;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionDialogueTest {

    private final StringWriter screen = new StringWriter();

    @Test
    void showsWhatWasLostAndAsks() {
        assertThat(answer("accept\n")).isEqualTo(Person.Tradeoff.ACCEPT);
        assertThat(screen).hasToString("""

                        Mixed: this edit made something worse.
                          c lost /total\\u001b
                        Accept keeps the edit with its losses; another and stop take it back.

                        accept (a), another (n), stop (s):\s""");
    }

    @Test
    void knowsEveryAnswer() {
        assertThat(answer("a\n")).isEqualTo(Person.Tradeoff.ACCEPT);
        assertThat(answer("\nn\n")).isEqualTo(Person.Tradeoff.ANOTHER);
        assertThat(answer("stop\n")).isEqualTo(Person.Tradeoff.STOP);
        assertThat(answer("")).isEqualTo(Person.Tradeoff.STOP);
    }

    private Person.Tradeoff answer(String typed) {
        return new RegressionDialogue(new BufferedReader(new StringReader(typed)), screen)
                .ask(Verdict.MIXED, List.of("c lost /total\u001b"));
    }
}
