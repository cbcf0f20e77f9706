package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.score.Objective;
import dev.refine.score.Tolerance;
import dev.refine.score.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several candidates for the same failure. Six cases fail, and one passes by the rule {@code r}. */
class ScreeningTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void cases() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "a", "r")
                .given("c4", "a", "b")
                .given("c5", "b")
                .given("c6", "b")
                .given("c7", "r")
                .with(manifest -> manifest.put("maxIterations", 3));
        lab.write("prompt.md", "Extract.\nr\n");
    }

    private void answers(Proposal... candidates) {
        lab.replies.add(request -> new Reply.Candidates(List.of(candidates)));
    }

    private static Proposal aimed(String line, String group, String... fixes) {
        Proposal plain = Lab.proposal(line, fixes);
        return new Proposal(plain.hypothesis(), plain.edits(), group, "", plain.proposer());
    }

    private static Event.CandidateScreened screened(SessionState state, int candidate) {
        return state.iterations().get(1).drafts().shortlist().screened().get(candidate);
    }

    private static Optional<String> chosen(SessionState state) {
        return state.iterations()
                .get(1)
                .hypothesis()
                .map(formed -> formed.edits().get(0).replace().strip());
    }

    @Nested
    class WhatIsMeasured {

        @Test
        void isTheOneThatGainsMostWithoutALoss() {
            answers(
                    Lab.proposal("idle", "c3", "c4"),
                    Lab.proposal("a\nb\nbreak r", "c3", "c4"),
                    Lab.proposal("a", "c3", "c4"));

            SessionState state = lab.run().state();

            assertThat(chosen(state)).contains("a");
            assertThat(List.of(screened(state, 1), screened(state, 2), screened(state, 3)))
                    .extracting(Event.CandidateScreened::gained, Event.CandidateScreened::lost)
                    .containsExactly(tuple(0, 0), tuple(3, 1), tuple(2, 0));
            assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
        }

        @Test
        void isTheFirstWhereBothDoTheSame() {
            answers(Lab.proposal("more\na", "c1", "c4"), Lab.proposal("a", "c1", "c4"));

            assertThat(chosen(lab.run().state())).contains("more\na");
        }

        @Test
        void hasRunItsFocusAlready() {
            answers(Lab.proposal("idle", "c1", "c2"), Lab.proposal("a", "c1", "c2"));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).experiment().orElseThrow().focus())
                    .containsExactly("c1", "c2");
            assertThat(lab.runner.runs.stream().filter("c1"::equals)).hasSize(3);
            assertThat(state.ledger().started(Purpose.SCREEN)).isEqualTo(4);
            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(4);
            assertThat(state.ledger().remembered()).isEqualTo(2);
            assertThat(state.ledger().total()).isEqualTo(lab.runner.runs.size());
        }

        @Test
        void keepsOutputsOfOtherCandidatesApart() throws Exception {
            answers(Lab.proposal("idle", "c1"), Lab.proposal("a", "c1"));

            Session session = lab.run();

            assertThat(session.state().iterations().get(1).results().get("c1").folder())
                    .isEqualTo("runs/1/c1/screen-1-2");
            assertThat(Files.readString(session.folder().path().resolve("runs/1/c1/screen-1-1/output.json")))
                    .isEqualTo("{\"a\":\"bad\"}");
        }
    }

    @Nested
    class Costs {

        @Test
        void nothingWithOneCandidate() {
            lab.proposes("a", "c1");

            assertThat(lab.run().state().ledger().started(Purpose.SCREEN)).isZero();
        }

        @Test
        void nothingWhereTheOthersAimElsewhere() {
            answers(aimed("a", "wrong-value /a", "c1", "c4"), aimed("b", "wrong-value /b", "c4", "c5"));

            SessionState state = lab.run().state();

            assertThat(state.ledger().started(Purpose.SCREEN)).isZero();
            assertThat(chosen(state)).contains("a");
        }

        @Test
        void nothingMoreOnceACandidateLeavesNothingToWish() {
            answers(Lab.proposal("a", "c1", "c2"), Lab.proposal("idle", "c1", "c2"));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).drafts().shortlist().screened())
                    .containsOnlyKeys(1);
            assertThat(state.ledger().started(Purpose.SCREEN)).isEqualTo(2);
        }

        @Test
        void nothingForTheSameEditTwice() {
            Proposal same = new Proposal(
                    Lab.proposal("a", "c1").hypothesis(),
                    List.of(new Edit("prompt.md", "Extract.\nr\n", "Extract.\nr\na\n")),
                    "",
                    "",
                    "script");
            answers(Lab.proposal("a", "c1"), same);

            assertThat(lab.run().state().ledger().started(Purpose.SCREEN)).isZero();
        }

        @Test
        void oneCaseEachWhereRepairsArePresumed() {
            lab.with(manifest -> manifest.put("measure", "lazy"));
            answers(Lab.proposal("idle", "c1", "c2"), Lab.proposal("a", "c1", "c2"));

            SessionState state = lab.run().state();

            assertThat(chosen(state)).contains("a");
            assertThat(state.ledger().started(Purpose.SCREEN)).isEqualTo(2);
        }

        @Test
        void noMoreThanABudgetLeavesBesideAFullMeasurement() {
            lab.with(manifest -> manifest.putObject("budget").put("runs", 7 + 1 + 4 + 6));
            answers(Lab.proposal("idle", "c1", "c2"), Lab.proposal("a", "c1", "c2"));

            SessionState state = lab.run().state();

            assertThat(state.ledger().started(Purpose.SCREEN)).isZero();
            assertThat(chosen(state)).contains("idle");
        }

        @Test
        void noMoreOnceRetriesHaveTakenWhatAFullMeasurementNeeds() {
            lab.with(manifest -> manifest.putObject("budget").put("runs", 7 + 1 + 4 + 7));
            lab.editChecks = () -> {
                lab.runner.attempts = lab.prompt().contains("idle") ? 2 : 1;
                return Optional.empty();
            };
            answers(Lab.proposal("idle", "c1", "c2"), Lab.proposal("a", "c1", "c2"));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).drafts().shortlist().screened())
                    .containsOnlyKeys(1);
            assertThat(chosen(state)).contains("a");
            assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
            assertThat(state.ledger().total() + state.ledger().proposals()).isEqualTo(7 + 4 + 1 + 7);
        }
    }

    @Nested
    class WhatIsPutAside {

        @Test
        void isInTheHistoryWithItsOutcome() {
            answers(Lab.proposal("idle", "c3"), Lab.proposal("break r", "c3"), Lab.proposal("a\nbreak c", "c3"));
            lab.proposes("b", "c5");

            lab.run();

            assertThat(lab.requests.get(1).history())
                    .extracting(tried -> tried.edits().get(0).replace().strip(), Tried::outcome, Tried::kept)
                    .contains(
                            tuple("idle", "Neutral", false),
                            tuple("break r", "Degraded", false),
                            tuple("a\nbreak c", "Improved", true));
        }

        @Test
        void isNotRunAgainOnTheSameFiles() {
            answers(Lab.proposal("idle", "c1"), Lab.proposal("idler", "c1"));
            lab.proposes("idler", "c1").proposes("idler", "c1").proposes("a", "c1");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
            assertThat(state.iterations().get(2).refusals())
                    .extracting(refusal -> refusal.refused().reason())
                    .containsExactly("edit refused: the files would be as they were with a candidate of iteration 1"
                            + " [edit-repeated]. That was tried on c1: Neutral. Nothing was written. Propose something"
                            + " else.");
            assertThat(state.iterations().get(2).verdict()).contains(Verdict.IMPROVED);
        }

        @Test
        void mayBeTriedAgainOnOtherFiles() {
            answers(Lab.proposal("idle", "c1"), Lab.proposal("a", "c1"));
            lab.proposes("idle", "c5").proposes("b", "c5");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(2).refusals()).isEmpty();
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }
    }

    @Test
    void anEditCheckThatSaysNoComesBeforeAnyRun() {
        lab.editChecks = () -> lab.prompt().contains("idle") ? Optional.of("no idling") : Optional.empty();
        answers(Lab.proposal("idle", "c1"), Lab.proposal("a", "c1"));

        SessionState state = lab.run().state();

        assertThat(screened(state, 1).problem()).isEqualTo("no idling");
        assertThat(state.ledger().started(Purpose.SCREEN)).isEqualTo(1);
        assertThat(chosen(state)).contains("a");
    }

    @Test
    void aStopLeavesTheFilesAsTheyWere() {
        lab.editChecks = () -> {
            if (lab.prompt().contains("idle")) {
                lab.stop.request();
            }
            return Optional.empty();
        };
        answers(Lab.proposal("idle", "c1"), Lab.proposal("a", "c1"));

        Session session = lab.run();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        assertThat(session.state().iterations().get(1).drafts().shortlist().tried())
                .isPresent();
    }

    @Test
    void aMetricIsNotScreened() {
        lab.objective = new Objective("promptTokens", false, OptionalDouble.empty(), Tolerance.NONE, List.of(), false);
        answers(Lab.proposal("idle", "c1"), Lab.proposal("a", "c1"));

        Iteration iteration = lab.run().state().iterations().get(1);

        assertThat(iteration.drafts().shortlist().screened()).isEmpty();
    }
}
