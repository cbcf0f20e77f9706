package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.files.Secrets;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.session.Session;
import dev.refine.run.memory.ResumingRunner;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who interrupts a session waits for the comparison of large documents. */
class LargeOutputTest {

    @TempDir
    Path folder;

    @Test
    void isNotJudgedAfterTheSignalAndJudgedLaterWithoutAnotherRun() {
        Lab interrupted = lab();
        interrupted.runner.meanwhile = task -> interrupted.stop.request();
        try (Session session = interrupted.run()) {
            assertThat(interrupted.runner.runs).containsExactly("large");
            assertThat(session.state().isValidated()).isFalse();
        }

        Lab continued = lab();
        try (Session session = continued.reopened()) {
            continued.goOn(session);

            assertThat(continued.runner.runs).isEmpty();
            assertThat(session.state().end()).contains(SessionEnd.PLATEAU);
            assertThat(session.state()
                            .best()
                            .orElseThrow()
                            .results()
                            .get("large")
                            .score())
                    .isZero();
        }
    }

    private Lab lab() {
        Lab lab = new Lab(folder)
                .given(
                        "large",
                        IntStream.range(0, 4000).mapToObj(i -> "rule" + i).toArray(String[]::new));
        lab.cases = new ResumingRunner(lab.runner, () -> task -> "key", Secrets.ofShape(), run -> true);
        return lab;
    }
}
