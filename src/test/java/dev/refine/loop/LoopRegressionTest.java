package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.propose.Reply;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost is told, shown to the proposer and taken back. */
class LoopRegressionTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void rejectsChangeThatLosesAWonCaseEvenWhenMeanRises() {
        lab.with(manifest -> manifest.put("maxIterations", 1))
                .replies
                .add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "a\nb\nbreak r\n"))));

        SessionState state = lab.run().state();

        Event.ResultJudged result = state.current().result().orElseThrow();
        assertThat(result.verdict()).isEqualTo(Verdict.MIXED);
        assertThat(result.regressions()).extracting(Event.Loss::caseId).containsExactly("c6");
        assertThat(state.current().regression()).isPresent();
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }

    @Test
    void aNewExtraIsALoss() {
        lab.given("c7", "a", "j")
                .with(manifest -> manifest.put("maxIterations", 1).put("measure", "full"));
        lab.replies.add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "junk\n"))));

        SessionState state = lab.run().state();

        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.DEGRADED);
    }

    @Test
    void showsTheProposerWhatWasTriedAndLost() {
        lab.with(manifest -> manifest.put("maxIterations", 2));
        lab.replies.add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "a\nbreak r\n"))));
        lab.proposes("a", "c1");

        lab.run();

        assertThat(lab.requests.get(1).history()).singleElement().satisfies(tried -> {
            assertThat(tried.outcome()).isEqualTo("Mixed");
            assertThat(tried.kept()).isFalse();
            assertThat(tried.regressions()).containsExactly("c6");
        });
    }

    @Test
    void keepLeavesTheEditUntilTheEndAndThenTheBestStateComesBack() {
        lab.with(manifest -> manifest.put("onRegression", "keep").put("maxIterations", 2));
        lab.replies.add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "a\nbreak r\n"))));
        lab.replies.add(request -> {
            assertThat(request.files().get(0).text()).contains("break r");
            return new Reply.Nothing("enough");
        });

        SessionState state = lab.run().state();

        assertThat(state.end()).isPresent();
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }
}
