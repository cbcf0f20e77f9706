package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefineLoopTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "b")
                .given("c4", "b")
                .given("c5", "a", "b")
                .given("c6", "r");
        lab.write("prompt.md", "Extract.\nr\n");
    }

    @Nested
    class Ends {

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
            assertThat(state.insights())
                    .containsExactly("the goal is met without any change: there is nothing to refine");
        }

        @Test
        void endsOnPlateauAfterTwoIterationsWithoutImprovement() {
            lab.proposes("x", "c1").proposes("y", "c1").proposes("a", "c1");

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.PLATEAU);
            assertThat(verdicts(state)).containsExactly(Verdict.NEUTRAL, Verdict.NEUTRAL);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }

        @Test
        void improvementResetsThePlateau() {
            lab.proposes("x", "c1").proposes("a", "c1").proposes("y", "c3").proposes("z", "c3");

            SessionState state = lab.run().state();

            assertThat(verdicts(state))
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

    @Nested
    class Measuring {

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
                    .add(request -> new Reply.Candidates(List.of(edited("c1", "a\nbreak r\n"))));

            SessionState state = lab.run().state();

            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(1);
            assertThat(state.ledger().started(Purpose.GUARD)).isEqualTo(1);
            assertThat(state.ledger().started(Purpose.VERIFY)).isZero();
            assertThat(verdicts(state)).containsExactly(Verdict.MIXED);
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

            assertThat(state.iterations().get(0).results().keySet())
                    .containsExactly("c1", "c2", "c3", "c4", "c5", "c6");
        }
    }

    @Nested
    class Regressions {

        @Test
        void rejectsChangeThatLosesAWonCaseEvenWhenMeanRises() {
            lab.with(manifest -> manifest.put("maxIterations", 1))
                    .replies
                    .add(request -> new Reply.Candidates(List.of(edited("c1", "a\nb\nbreak r\n"))));

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
            lab.replies.add(request -> new Reply.Candidates(List.of(edited("c1", "junk\n"))));

            SessionState state = lab.run().state();

            assertThat(verdicts(state)).containsExactly(Verdict.DEGRADED);
        }

        @Test
        void showsTheProposerWhatWasTriedAndLost() {
            lab.with(manifest -> manifest.put("maxIterations", 2));
            lab.replies.add(request -> new Reply.Candidates(List.of(edited("c1", "a\nbreak r\n"))));
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
            lab.replies.add(request -> new Reply.Candidates(List.of(edited("c1", "a\nbreak r\n"))));
            lab.replies.add(request -> {
                assertThat(request.files().get(0).text()).contains("break r");
                return new Reply.Nothing("enough");
            });

            SessionState state = lab.run().state();

            assertThat(state.end()).isPresent();
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }
    }

    @Nested
    class Refusals {

        @Test
        void sendsAProposalThatDoesNotFitBackOnceWithTheReason() {
            lab.replies.add(request -> new Reply.Candidates(List.of(replacing("nowhere", "a"))));
            lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));

            SessionState state = lab.run().state();

            assertThat(lab.requests.get(1).refusal().orElseThrow()).contains("[edit-not-found]");
            assertThat(verdicts(state)).containsExactly(Verdict.IMPROVED);
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
            assertThat(verdicts(state)).containsExactly(Verdict.NEUTRAL, Verdict.IMPROVED);
        }
    }

    @Nested
    class Errors {

        @Test
        void anErrorIsNeitherGainNorLoss() {
            lab.with(manifest ->
                    manifest.put("errorTolerance", 0.5).put("maxIterations", 1).put("measure", "full"));
            lab.replies.add(request -> {
                lab.runner.outcomes.put("c6", CaseOutcome.TIMEOUT);
                return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
            });

            SessionState state = lab.run().state();

            assertThat(verdicts(state)).containsExactly(Verdict.IMPROVED);
        }

        @Test
        void tooManyErrorsSpendNoIteration() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            lab.replies.add(request -> {
                lab.runner.outcomes.put("c1", CaseOutcome.TIMEOUT);
                return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
            });
            lab.replies.add(request -> {
                lab.runner.outcomes.clear();
                return new Reply.Candidates(List.of(Lab.proposal("b", "c3")));
            });

            SessionState state = lab.run().state();

            assertThat(verdicts(state)).containsExactly(Verdict.UNMEASURED, Verdict.IMPROVED);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\nb\n");
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
    }

    @Nested
    class Edits {

        @Test
        void severalFilesChangeTogetherAndTheirDiffsStandBelowEachOther() {
            lab.write("more.md", "More.\n");
            lab.with(manifest -> manifest.put("maxIterations", 1)
                    .putArray("promptPaths")
                    .add("prompt.md")
                    .add("more.md"));
            lab.replies.add(request -> new Reply.Candidates(List.of(new Proposal(
                    Lab.proposal("a", "c1").hypothesis(),
                    List.of(new Edit("prompt.md", "", "a\n"), new Edit("more.md", "", "b\n")),
                    "",
                    "",
                    "script"))));

            SessionState state = lab.run().state();

            assertThat(state.current().drafts().suggestion().orElseThrow().diff())
                    .isEqualTo("""
                            --- a/prompt.md
                            +++ b/prompt.md
                            @@ -1,2 +1,3 @@
                             Extract.
                             r
                            +a
                            --- a/more.md
                            +++ b/more.md
                            @@ -1,1 +1,2 @@
                             More.
                            +b""");
        }

        @Test
        void bytesThatErrorsLeftUnmeasuredMayBeTriedAgain() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            lab.replies.add(request -> {
                lab.runner.outcomes.put("c1", CaseOutcome.TIMEOUT);
                return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
            });
            lab.replies.add(request -> {
                lab.runner.outcomes.clear();
                return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
            });

            SessionState state = lab.run().state();

            assertThat(verdicts(state)).containsExactly(Verdict.UNMEASURED, Verdict.IMPROVED);
        }
    }

    private static Proposal edited(String fixes, String lines) {
        Proposal proposal = Lab.proposal("a", fixes);
        return new Proposal(proposal.hypothesis(), List.of(new Edit("prompt.md", "", lines)), "", "", "script");
    }

    private static Proposal replacing(String search, String replace) {
        Proposal proposal = Lab.proposal("a", "c1");
        return new Proposal(proposal.hypothesis(), List.of(new Edit("prompt.md", search, replace)), "", "", "script");
    }

    private static List<Verdict> verdicts(SessionState state) {
        return state.iterations().stream()
                .filter(iteration -> iteration.number() > 0)
                .flatMap(iteration -> iteration.verdict().stream())
                .toList();
    }
}
