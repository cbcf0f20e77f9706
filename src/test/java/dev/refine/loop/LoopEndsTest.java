package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a session ends. */
class LoopEndsTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void convergesWhenEveryCasePasses() {
        lab.proposes("a", "c1", "c2").proposes("b", "c3", "c4", "c5");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.CONVERGED);
        assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(6);
        assertThat(state.best().orElseThrow().verified()).isTrue();
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
    }

    @Test
    void endsAtOnceWhenTheBaselineIsPerfect() {
        lab.write("prompt.md", "Extract.\nr\na\nb\n");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.CONVERGED);
        assertThat(state.iterations()).hasSize(1);
        assertThat(lab.requests).isEmpty();
        assertThat(state.insights()).containsExactly("the goal is met without any change: there is nothing to refine");
    }

    @Test
    void endsOnPlateauAfterTwoIterationsWithoutImprovement() {
        lab.proposes("x", "c1").proposes("y", "c1").proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.PLATEAU);
        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.NEUTRAL, Verdict.NEUTRAL);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }

    @Test
    void improvementResetsThePlateau() {
        lab.proposes("x", "c1").proposes("a", "c1").proposes("y", "c3").proposes("z", "c3");

        SessionState state = lab.run().state();

        assertThat(SixCases.verdicts(state))
                .containsExactly(Verdict.NEUTRAL, Verdict.IMPROVED, Verdict.NEUTRAL, Verdict.NEUTRAL);
        assertThat(state.end()).contains(SessionEnd.PLATEAU);
    }

    @Test
    void endsWhenTheIterationsAreUsed() {
        lab.with(manifest -> manifest.put("maxIterations", 1)).proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.MAX);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
    }

    @Test
    void keepsTheBudgetByNotStartingWhatWouldExceedIt() {
        lab.with(manifest -> manifest.putObject("budget").put("runs", 8)).proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(lab.runner.runs.size()).isLessThanOrEqualTo(8);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }
}
