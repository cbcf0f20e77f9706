package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.propose.Reply;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which cases of a candidate run, and in which order. */
class LoopMeasuringTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void runsTheFocusFirstAndNothingElseWithoutAGain() {
        lab.with(manifest -> manifest.put("maxIterations", 1)).proposes("x", "c1", "c2");

        SessionState state = lab.run().state();

        assertThat(lab.runner.runs.subList(6, lab.runner.runs.size())).containsExactlyInAnyOrder("c1", "c2");
        assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(2);
        assertThat(state.current().result().orElseThrow().verified()).isFalse();
    }

    @Test
    void stopsAtTheFirstGuardThatLoses() {
        lab.given("c7", "r")
                .with(manifest -> manifest.put("maxIterations", 1))
                .replies
                .add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "a\nbreak r\n"))));

        SessionState state = lab.run().state();

        assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(1);
        assertThat(state.ledger().started(Purpose.GUARD)).isEqualTo(1);
        assertThat(state.ledger().started(Purpose.VERIFY)).isZero();
        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.MIXED);
    }

    @Test
    void runsNoCaseTwiceUnderTheSameBytes() {
        lab.proposes("a", "c1").proposes("b", "c3");

        SessionState state = lab.run().state();

        assertThat(lab.runner.runs).hasSize(state.ledger().total());
        assertThat(state.ledger().total()).isEqualTo(18);
    }

    @Test
    void fullMeasuresEveryCase() {
        lab.with(manifest -> manifest.put("measure", "full").put("maxIterations", 1))
                .proposes("x", "c1");

        SessionState state = lab.run().state();

        assertThat(state.ledger().started(Purpose.VERIFY)).isEqualTo(6);
        assertThat(state.current().result().orElseThrow().verified()).isTrue();
    }

    @Test
    void journalsResultsInCaseOrderWhoeverWasFaster() {
        SessionState state = lab.run().state();

        assertThat(state.iterations().get(0).results().keySet()).containsExactly("c1", "c2", "c3", "c4", "c5", "c6");
    }
}
