package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.propose.Reply;
import dev.refine.propose.Spending;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals that are never measured. */
class LoopRefusalTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void sendsAProposalThatDoesNotFitBackOnceWithTheReason() {
        lab.replies.add(request -> new Reply.Candidates(List.of(SixCases.replacing("nowhere", "a"))));
        lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));

        SessionState state = lab.run().state();

        assertThat(lab.requests.get(1).refusal().orElseThrow()).contains("[edit-not-found]");
        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.IMPROVED);
    }

    @Test
    void saysOnceThatAProposerFailedThoughAnotherOneAnswered() {
        for (String line : List.of("a", "b")) {
            lab.replies.add(request -> new Reply.Candidates(
                    List.of(Lab.proposal(line, "c1")), Spending.NONE, List.of("claude: the key is refused"), false));
        }
        lab.with(manifest -> manifest.put("maxIterations", 2));

        SessionState state = lab.run().state();

        assertThat(state.insights())
                .containsOnlyOnce("a proposer failed, and another one answered; claude: the key is refused");
    }

    @Test
    void closesAsNeutralAfterThreeAttempts() {
        for (int i = 0; i < 6; i++) {
            lab.replies.add(request -> new Reply.Failed("no JSON", "???"));
        }
        lab.with(manifest -> manifest.put("maxIterations", 1));

        SessionState state = lab.run().state();

        Iteration first = state.iterations().get(1);
        assertThat(first.refusals()).hasSize(3);
        assertThat(first.verdict()).contains(Verdict.NEUTRAL);
        assertThat(lab.runner.runs).hasSize(6);
    }

    @Test
    void refusesARepeatOfMeasuredBytesUnrun() {
        lab.proposes("x", "c1").proposes("x", "c1").proposes("x", "c1").proposes("a", "c1");
        lab.with(manifest -> manifest.put("maxIterations", 2));

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(2).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.refused().reason())
                        .isEqualTo("edit refused: the files would be as they were in iteration 1 [edit-repeated]. "
                                + "That was measured: Neutral. Nothing was written. Propose something else."));
        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.NEUTRAL, Verdict.IMPROVED);
    }
}
