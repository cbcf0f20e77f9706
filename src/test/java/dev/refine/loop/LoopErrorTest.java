package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs without an answer are missing data. */
class LoopErrorTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void anErrorIsNeitherGainNorLoss() {
        lab.with(manifest ->
                manifest.put("errorTolerance", 0.5).put("maxIterations", 1).put("measure", "full"));
        lab.replies.add(request -> {
            lab.runner.outcomes.put("c6", CaseOutcome.TIMEOUT);
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });

        SessionState state = lab.run().state();

        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.IMPROVED);
    }

    @Test
    void tooManyErrorsSpendNoIteration() {
        lab.with(manifest -> manifest.put("maxIterations", 1));
        SixCases.timesOutOnce(lab, Lab.proposal("a", "c1"), Lab.proposal("b", "c3"));

        SessionState state = lab.run().state();

        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.UNMEASURED, Verdict.IMPROVED);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\nb\n");
    }

    /** No edit could do anything for it. */
    @Test
    void aCaseThatBrokeDownRunsOnceMoreWhereAllOthersPass() {
        lab.with(manifest -> manifest.put("errorTolerance", 0.5));
        lab.replies.add(request -> new Reply.Candidates(List.of(SixCases.edited("c1", "a\nb\n"))));
        lab.runner.meanwhile = task -> {
            boolean first = task.iteration() == 1 && task.trial() == 1;
            lab.runner.outcomes.put("c6", first ? CaseOutcome.TIMEOUT : CaseOutcome.OUTPUT);
        };

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.CONVERGED);
        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.IMPROVED);
        assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(6);
        assertThat(lab.requests).hasSize(1);
    }

    @Test
    void itRunsOnceMoreAtTheBaselineTooAndNotAgainWhenItBreaksDownAgain() {
        lab.with(manifest -> manifest.put("errorTolerance", 0.5).put("maxIterations", 1));
        lab.write("prompt.md", "Extract.\nr\na\nb\n");
        lab.runner.outcomes.put("c6", CaseOutcome.TIMEOUT);

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.MAX);
        assertThat(lab.runner.runs).filteredOn("c6"::equals).hasSize(2);
    }

    @Test
    void aWorkerThatDiesHasOneMoreForEachCaseThoughRetriesAreNone() {
        lab.with(manifest -> manifest.put("retries", 0).put("worker", "cat"));

        lab.run();

        // The first case is validated alone.
        assertThat(lab.runner.retryLimits).containsExactly(1, 5);
    }

    @Test
    void theSameErrorThreeTimesBeforeAnyOutputEndsTheBaseline() {
        for (int i = 1; i <= 6; i++) {
            lab.runner.outcomes.put("c" + i, CaseOutcome.SIGNAL);
        }

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.VALIDATION_FAILED);
        assertThat(lab.runner.runs).containsExactly("c1");
    }

    @Test
    void whatAnInterruptBreaksOffIsLeftToTheNextTime() {
        lab.with(manifest -> manifest.put("maxIterations", 1));
        lab.replies.add(request -> {
            lab.stop.request();
            throw new CancellationException("interrupted while somebody thought");
        });

        try (Session stopped = lab.run()) {
            assertThat(stopped.state().end()).isEmpty();
            assertThat(stopped.state().current().number()).isEqualTo(1);
        }
    }
}
