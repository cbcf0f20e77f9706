package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.journal.Tested;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a bundle is checked like any edit: its files are others than those that were checked when it grew. */
class NarrowedBundleTest {

    @TempDir
    Path folder;

    private Lab lab;

    private final List<String> checked = new ArrayList<>();

    @BeforeEach
    void threeHypothesesOfWhichOneIsIdle() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "b")
                .given("c3", "d")
                .with(manifest -> manifest.put("bundle", 3).put("maxIterations", 1));
        lab.write("prompt.md", "Extract.\nr\n");
        lab.proposes("a").proposes("x").proposes("d");
        lab.editChecks = () -> {
            checked.add(lab.prompt());
            return lab.prompt().contains("a\nd") ? Optional.of("edit refused: a stands before d") : Optional.empty();
        };
    }

    @Test
    void nothingOfItStaysAndTheLogSaysWhy() {
        SessionState state = lab.run().state();

        assertThat(checked)
                .containsExactly(
                        "Extract.\nr\na\n", "Extract.\nr\na\nx\n", "Extract.\nr\na\nx\nd\n", "Extract.\nr\na\nd\n");
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        assertThat(Tested.of(state.iterations().get(1)))
                .extracting(Tested::kept)
                .containsExactly(false, false, false);
        assertThat(state.iterations().get(1).bundle().narrowings())
                .extracting(Event.BundleNarrowed::reason)
                .containsExactly(
                        "nothing was gained by attempt 2",
                        "what is left may not stand alone: edit refused: a stands before d");
        assertThat(state.iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
        assertThat(state.iterations().get(1).regression()).isEmpty();
        assertThat(state.best().orElseThrow().iteration()).isZero();
    }
}
