package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.Remaining;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Objective;
import dev.refine.score.Tolerance;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code measure: lazy}: presume, verify when nothing is left to repair, and take back what does not hold. */
class LazyTest {

    @TempDir
    Path folder;

    private Lab lab;
    private boolean interrupts;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "a", "b")
                .given("c4", "b")
                .given("c5", "b")
                .given("c6", "r")
                .with(manifest -> manifest.put("measure", "lazy").put("maxIterations", 9));
        lab.write("prompt.md", "Extract.\nr\n");
    }

    @Nested
    class Presuming {

        @Test
        void oneCaseShowsTheRepairAndTheRestWaitsUntilNothingIsBelievedToFail() {
            lab.proposes("a").proposes("b");

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(state.best().orElseThrow().verified()).isTrue();
            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(2);
            assertThat(state.ledger().started(Purpose.VERIFY)).isEqualTo(5);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        }

        @Test
        void theProposerIsShownTheNextGroupOnlyAndItsNameStandsForTheAnswer() {
            lab.proposes("a").proposes("b");

            SessionState state = lab.run().state();

            assertThat(lab.requests)
                    .allSatisfy(request -> assertThat(request.groups()).hasSize(1));
            assertThat(state.iterations().get(1).hypothesis().orElseThrow().groupId())
                    .isEqualTo(lab.requests.get(0).groups().get(0).id());
            assertThat(lab.requests.get(1).groups())
                    .extracting(FailureGroup::path)
                    .doesNotContain(lab.requests.get(0).groups().get(0).path());
        }

        @Test
        void whoeverHasNoAnswerToItIsShownTheRest() {
            lab.replies.add(request -> new Reply.Nothing("no idea"));
            lab.proposes("a").proposes("b");

            lab.run();

            assertThat(lab.requests.get(1).groups()).hasSize(2);
        }

        @Test
        void whatIsPresumedIsInTheJournalByNameAndNeverCalledBest() {
            lab.with(manifest -> manifest.put("maxIterations", 1)).proposes("a");

            Iteration first = lab.run().state().iterations().get(1);

            assertThat(first.presumed().orElseThrow().cases())
                    .extracting(Remaining::caseId)
                    .contains("c2")
                    .doesNotContain("c6");
            assertThat(first.result().orElseThrow().verified()).isFalse();
            assertThat(first.isVerified()).isTrue();
        }

        @Test
        void aCodeFenceThatIsGoneRepairsNoFieldThatStoodInIt() {
            lab.runner.chatty = true;
            lab.proposes("bare").proposes("a").proposes("b");

            SessionState state = lab.run().state();

            assertThat(lab.requests)
                    .extracting(
                            request -> request.groups().get(0).id(),
                            request -> request.groups().get(0).cases().size())
                    .containsExactly(
                            tuple("not-json-wrapper:fence", 6), tuple("wrong-value /a", 3), tuple("wrong-value /b", 3));
            assertThat(state.iterations().get(1).presumed().orElseThrow().groups())
                    .containsExactly("not-json-wrapper:fence");
        }

        @Test
        void anEditThatRepairsNothingCostsOneRun() {
            lab.proposes("x").proposes("a").proposes("b");

            SessionState state = lab.run().state();

            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(3);
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }
    }

    @Nested
    class VerificationThatFails {

        @Test
        void isTheEvidenceOfTheNextIteration() {
            lab.proposes("a");
            lab.replies.add(request -> candidates("b\nbreak r\n"));
            lab.replies.add(request -> {
                assertThat(request.groups()).singleElement().satisfies(group -> {
                    assertThat(group.path()).isEqualTo("/r");
                    assertThat(group.cases()).containsExactly("c6");
                });
                return new Reply.Candidates(List.of(new Proposal(
                        Lab.proposal("", "c6").hypothesis(),
                        List.of(new Edit("prompt.md", "break r\n", "")),
                        "",
                        "",
                        "script")));
            });

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(3);
        }

        @Test
        void withNoIterationLeftTheNewestEditIsTakenBackAndTheStateBelowRunInFull() {
            lab.with(manifest -> manifest.put("maxIterations", 2)).proposes("a");
            lab.replies.add(request -> candidates("b\nbreak r\n"));

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.MAX);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
            assertThat(state.best().orElseThrow().verified()).isTrue();
            assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(3);
            assertThat(state.iterations().get(2).isKept()).isFalse();
        }

        @Test
        void withNothingGoodLeftTheBaselineComesBack() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            lab.replies.add(request -> candidates("b\nbreak r\n"));

            SessionState state = lab.run().state();

            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
            assertThat(state.best().orElseThrow().iteration()).isZero();
            assertThat(state.isAhead()).isFalse();
        }

        @Test
        void aStateUnderWhichTooManyCasesBreakDownIsNotCalledVerified() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            lab.replies.add(request -> {
                List.of("c3", "c4", "c5", "c6").forEach(id -> lab.runner.outcomes.put(id, CaseOutcome.TIMEOUT));
                return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
            });

            Session session = lab.run();

            assertThat(session.state().end()).contains(SessionEnd.MAX);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
            assertThat(session.state().best().orElseThrow().iteration()).isZero();
            assertThat(session.folder().log())
                    .content()
                    .contains("- Taken back: the edit of iteration 1: 4 of 6 cases broke down, too many to measure the"
                            + " state by\n");
        }

        @Test
        void casesThatBreakDownRunOnceMoreBeforeTheyCostTheEdit() {
            lab.proposes("a").proposes("b");
            lab.runner.meanwhile = task -> {
                boolean first = task.iteration() == 2 && task.trial() == 1;
                lab.runner.outcomes.put("c6", first ? CaseOutcome.TIMEOUT : CaseOutcome.OUTPUT);
            };

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(2);
            assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(6);
        }

        @Test
        void theBudgetKeepsTheRunsOfTheFullRun() {
            lab.with(manifest -> manifest.putObject("budget").put("runs", 15)).proposes("a");
            lab.proposes("b");

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.BUDGET);
            assertThat(lab.runner.runs.size() + state.ledger().proposals()).isLessThanOrEqualTo(15);
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        }
    }

    @Nested
    class GuardsOfTheObjective {

        /** The user's own command: what the state costs shows when every case has run. */
        private void costs(String dearLine) {
            lab.objective = new Objective(
                    "passRate",
                    true,
                    OptionalDouble.empty(),
                    Tolerance.NONE,
                    List.of(new Objective.Guard("calm", new Tolerance(1, false))),
                    true);
            lab.meter = new Meter() {
                @Override
                public Taken ofFiles() {
                    return Taken.NOTHING;
                }

                @Override
                public Taken ofResults(int iteration, Map<String, CaseResult> results) {
                    if (interrupts && iteration > 0) {
                        lab.stop.request();
                        return new Taken(Map.of(), Optional.of("metricCommand failed. It was cancelled."));
                    }
                    double calm = lab.prompt().contains(dearLine) ? 5 : 10;
                    return new Taken(Map.of("calm", calm), Optional.empty());
                }
            };
        }

        @Test
        void areHeldWhenEveryCaseHasRunAndTheNewestEditIsTakenBack() {
            costs("b\n");
            lab.proposes("a").proposes("b").with(manifest -> manifest.put("maxIterations", 2));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(2).verdict()).contains(Verdict.IMPROVED);
            assertThat(state.iterations().get(2).isKept()).isFalse();
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
            assertThat(state.best().orElseThrow().verified()).isTrue();
            assertThat(state.bestFigures()).containsEntry("calm", 10.0);
        }

        @Test
        void areHeldAnewWhereAnInterruptionCutThemShort() {
            costs("nobody says this");
            lab.proposes("a").proposes("b");
            interrupts = true;
            lab.run().close();

            interrupts = false;
            lab.stop = new StopSignal();
            try (Session session = lab.reopened()) {
                lab.goOn(session);

                assertThat(session.state().end()).contains(SessionEnd.CONVERGED);
                assertThat(session.state().best().orElseThrow().iteration()).isEqualTo(2);
            }
        }

        @Test
        void letAStatePassThatHoldsThem() {
            costs("nobody says this");
            lab.proposes("a").proposes("b");

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(2);
        }
    }

    @Test
    void convergesOnThePromptRulesWithinTheBars() {
        FewestRuns grid = new FewestRuns();
        for (int seed = 0; seed < 3; seed++) {
            FewestRuns.Outcome outcome = grid.run(seed);
            assertThat(outcome.green()).as("seed %d", seed).isTrue();
            assertThat(outcome.runs()).as("seed %d", seed).isLessThanOrEqualTo(145);
        }
    }

    @Test
    void bundlesStayWithinTheirBar() {
        FewestRuns grid = new FewestRuns();
        grid.bundle = 4;
        for (int seed = 0; seed < 2; seed++) {
            FewestRuns.Outcome outcome = grid.run(seed);
            assertThat(outcome.green()).as("seed %d", seed).isTrue();
            assertThat(outcome.runs()).as("seed %d", seed).isLessThanOrEqualTo(140);
        }
    }

    @Test
    void noStateThatIsCalledVerifiedHasLostAnythingThoughEditsDoHarm() {
        FewestRuns grid = new FewestRuns();
        grid.mixed = 0.3;
        grid.cases = 20;
        grid.rules = 5;
        for (int iterations = 1; iterations < 8; iterations++) {
            grid.maxIterations = iterations;
            for (int seed = 0; seed < 3; seed++) {
                assertThat(grid.run(seed).regressions())
                        .as("seed %d, %d iterations", seed, iterations)
                        .isZero();
            }
        }
    }

    private static Reply candidates(String lines) {
        return new Reply.Candidates(List.of(new Proposal(
                Lab.proposal("", "").hypothesis(), List.of(new Edit("prompt.md", "", lines)), "", "", "script")));
    }
}
