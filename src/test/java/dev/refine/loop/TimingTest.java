package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.session.Session;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import dev.refine.score.Objective;
import dev.refine.score.Tolerance;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two states on one clock. */
class TimingTest {

    @TempDir
    Path folder;

    private Lab lab;
    private Stopwatch watch;

    @BeforeEach
    void threeCases() {
        lab = new Lab(folder).given("c1", "a").given("c2", "a").given("c3", "a");
        lab.write("prompt.md", "Extract.\na\n");
        lab.with(own -> own.put("maxIterations", 1));
        lab.objective = new Objective("latency", false, OptionalDouble.empty(), Tolerance.NONE, List.of(), false);
        watch = new Stopwatch();
        lab.stopwatch = watch;
    }

    @Test
    void takesRunsInTurnAndLetsTheOtherStateBeginEveryOtherTime() {
        lab.proposes("fast");

        Iteration iteration = run();

        assertThat(iteration.verdict()).contains(Verdict.IMPROVED);
        assertThat(watch.states).containsExactly("slow", "fast", "fast", "slow", "slow", "fast", "fast", "slow");
        assertThat(lab.prompt()).contains("fast");
    }

    @Test
    void putsTheFilesBackWhenTheCandidateIsSlower() {
        lab.proposes("crawl");

        assertThat(run().verdict()).contains(Verdict.DEGRADED);
        assertThat(lab.prompt()).isEqualTo("Extract.\na\n");
    }

    @Test
    void callsNoDifferenceNeutral() {
        lab.proposes("words");

        assertThat(run().verdict()).contains(Verdict.NEUTRAL);
    }

    @Test
    void leavesPairsWithoutAnAnswerOut() {
        lab.proposes("fast");
        watch.outcome = CaseOutcome.TIMEOUT;

        Iteration iteration = run();

        assertThat(iteration.verdict()).contains(Verdict.NEUTRAL);
        assertThat(iteration.times().test().words()).isEqualTo("no pair of runs came to an answer");
    }

    @Test
    void goesOnAfterAKillWithTheOtherStatesBytesInPlace() {
        lab.proposes("fast");
        watch.killAt = 4;
        Session killed = lab.newSession();
        assertThatThrownBy(() -> lab.goOn(killed)).hasMessage("killed");
        killed.close();
        assertThat(lab.prompt()).as("the best state's bytes are in place").doesNotContain("fast");

        try (Session session = lab.reopened()) {
            lab.goOn(session);

            assertThat(session.state().iterations().get(1).verdict()).contains(Verdict.IMPROVED);
            assertThat(session.state().ledger().started(Purpose.REPEAT)).isEqualTo(24);
            assertThat(watch.states).hasSize(4 + 6);
            assertThat(lab.prompt()).contains("fast");
        }
    }

    @Test
    void countsWhatEndedOfARoundThatAnInterruptionCuts() {
        lab.proposes("fast");
        watch.stopAt = 4;
        try (Session session = lab.run()) {
            assertThat(session.state().ledger().started(Purpose.REPEAT)).isEqualTo(3 + 3 + 3 + 1);
        }
        lab.stop = new StopSignal();

        try (Session session = lab.reopened()) {
            lab.goOn(session);

            assertThat(session.state().iterations().get(1).verdict()).contains(Verdict.IMPROVED);
            assertThat(session.state().iterations().get(1).times().test().before())
                    .hasSize(12);
            assertThat(session.state().ledger().started(Purpose.REPEAT)).isEqualTo(24 + 4);
        }
    }

    private Iteration run() {
        try (Session session = lab.run()) {
            return session.state().iterations().get(1);
        }
    }

    /** Says how long a run takes by what the prompt says. */
    private final class Stopwatch implements Runner {

        final List<String> states = new ArrayList<>();
        CaseOutcome outcome = CaseOutcome.OUTPUT;
        int killAt;
        int stopAt;

        @Override
        public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
            String prompt = lab.prompt();
            states.add(prompt.contains("fast") ? "fast" : "slow");
            if (states.size() == killAt) {
                throw new IllegalStateException("killed");
            }
            long base = prompt.contains("fast") ? 100 : prompt.contains("crawl") ? 300 : 200;
            for (CaseTask task : tasks) {
                if (lab.stop.isRequested()) {
                    return;
                }
                if (states.size() == stopAt) {
                    lab.stop.request();
                }
                Duration time = Duration.ofMillis(base + task.trial());
                finished.accept(new CaseRun(
                        task,
                        outcome,
                        0,
                        Optional.empty(),
                        time,
                        "",
                        List.of(new CaseRun.Attempt(outcome, 0, time.toMillis(), Optional.empty())),
                        Optional.empty(),
                        ""));
            }
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
