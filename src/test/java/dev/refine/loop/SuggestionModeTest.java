package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionModeTest {

    @TempDir
    Path folder;

    private final ScriptedPerson person = new ScriptedPerson();
    private Lab lab;

    @BeforeEach
    void fiveCasesThatNeedThreeRules() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "b")
                .given("c4", "r")
                .given("c5", "r");
        lab.write("prompt.md", "Extract.\nr\n");
        lab.person = Optional.of(person);
    }

    @Nested
    class AtASuggestion {

        @Test
        void showsWhatFailsAndAppliesWhatTheUserTakes() {
            lab.proposes("a", "c1").proposes("b", "c3");
            person.applies().applies();

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(person.shown)
                    .containsExactly(
                            "suggestion: a is missing | c1 /a: expected \"ok\", got \"bad\"; "
                                    + "c2 /a: expected \"ok\", got \"bad\"; c3 /b: expected \"ok\", got \"bad\"",
                            "suggestion: b is missing | c3 /b: expected \"ok\", got \"bad\"");
            Event.EditApplied applied =
                    state.iterations().get(1).drafts().applied().orElseThrow();
            assertThat(applied.auto()).isFalse();
            assertThat(applied.byUser()).isFalse();
        }

        @Test
        void modifyAppliesTheUsersWordsAndShowsThemToTheNextProposal() {
            lab.proposes("x", "c1").proposes("b", "c3");
            person.modifies("a").applies();

            SessionState state = lab.run().state();

            Iteration first = state.iterations().get(1);
            assertThat(first.verdict()).contains(Verdict.IMPROVED);
            assertThat(first.drafts().applied().orElseThrow().byUser()).isTrue();
            assertThat(first.drafts().suggestion().orElseThrow().diff())
                    .endsWith("\n+a")
                    .doesNotContain("+x");
            assertThat(lab.requests.get(1).history())
                    .singleElement()
                    .satisfies(tried -> assertThat(tried.diff()).endsWith("\n+a"));
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        }

        @Test
        void aModificationThatDoesNotFitIsRefusedAndAskedAgain() {
            lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));
            person.answers(new Person.Answer.Modify(List.of(new Edit("prompt.md", "nowhere", "a"))))
                    .modifies("a");

            SessionState state = lab.run().state();

            assertThat(person.shown).hasSize(3);
            assertThat(person.shown.get(1)).startsWith("refused: ").contains("[edit-not-found]");
            assertThat(person.shown.get(2)).isEqualTo(person.shown.get(0));
            assertThat(state.current().refusals()).isEmpty();
            assertThat(state.current().verdict()).contains(Verdict.IMPROVED);
        }

        /** Otherwise whoever goes on finds a session that has ended as they never said. */
        @Test
        void takesAnInterruptForNoAnswerAndAsksAgainWhenTheSessionGoesOn() {
            lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));
            person.interrupts(lab.stop);
            lab.run().close();
            assertThat(person.shown).hasSize(1);

            lab.stop = new StopSignal();
            person.applies();
            try (Session session = lab.reopened()) {
                lab.goOn(session);

                assertThat(person.shown).hasSize(2);
                assertThat(session.state().current().verdict()).contains(Verdict.IMPROVED);
            }
        }

        @Test
        void skipUsesTheNumberAndDoesNotCountForThePlateau() {
            lab.with(manifest -> manifest.put("maxIterations", 3).put("plateau", 1));
            lab.proposes("x", "c1").proposes("y", "c1").proposes("z", "c1").proposes("a", "c1");
            person.answers(new Person.Answer.Skip("no")).answers(new Person.Answer.Skip(""));
            person.applies();

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.MAX);
            assertThat(state.iterations()).extracting(Iteration::isSkipped).containsExactly(false, true, true, false);
            assertThat(state.insights()).isEmpty();
            assertThat(lab.requests.get(2).history()).extracting(Tried::outcome).containsExactly("Skipped", "Skipped");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }

        @Test
        void anotherAsksTheProposerAgainAsOftenAsTheUserLikes() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            for (String line : List.of("p", "q", "s", "t", "a")) {
                lab.proposes(line, "c1");
            }
            for (int i = 0; i < 4; i++) {
                person.answers(new Person.Answer.Another());
            }
            person.applies();

            SessionState state = lab.run().state();

            assertThat(state.iterations()).hasSize(2);
            assertThat(state.current().refusals())
                    .hasSize(4)
                    .allSatisfy(
                            refusal -> assertThat(refusal.refused().byUser()).isTrue());
            assertThat(lab.requests.get(4).refusal()).contains("the user asked for another hypothesis");
            assertThat(state.current().verdict()).contains(Verdict.IMPROVED);
        }

        @Test
        void quitEndsTheSessionAndLeavesTheFilesAlone() {
            lab.proposes("a", "c1");
            person.answers(new Person.Answer.Quit());

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.STOPPED);
            assertThat(state.current().completed().orElseThrow().outcome()).isEqualTo("Stopped");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }

        @Test
        void aPlateauIsReportedAndTheSessionGoesOn() {
            lab.with(manifest -> manifest.put("maxIterations", 3))
                    .proposes("x", "c1")
                    .proposes("y", "c1");
            lab.proposes("a", "c1");
            person.applies().applies().applies();

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.MAX);
            assertThat(state.insights())
                    .containsExactly("the last 2 iterations brought no improvement; auto mode would stop here");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        }
    }

    @Nested
    class AtARegression {

        @BeforeEach
        void anEditThatGainsAndLoses() {
            lab.replies.add(request -> trade());
            person.applies();
        }

        @Test
        void acceptMeasuresTheRestAndMakesItTheNewVerifiedBest() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            person.weighs(Person.Tradeoff.ACCEPT);

            Session session = lab.run();
            SessionState state = session.state();

            assertThat(person.shown).contains("regression: [c4]");
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
            assertThat(state.best().orElseThrow().verified()).isTrue();
            assertThat(state.best().orElseThrow().results()).containsOnlyKeys("c1", "c2", "c3", "c4", "c5");
            assertThat(state.ledger().started(Purpose.VERIFY)).isEqualTo(2);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nbreak r\n");
            assertThat(log(session)).contains("- Files hold: the state after iteration 1 (verified)\n");
        }

        @Test
        void aStateAcceptedWithLossesCanStillConverge() {
            lab.objective = new Objective("passRate", true, OptionalDouble.of(0.4), Tolerance.NONE, List.of(), true);
            lab.write("prompt.md", "Extract.\n");
            lab.given("c4", "r", "q").given("c5", "q");
            lab.write("prompt.md", "Extract.\nq\n");
            lab.replies.clear();
            lab.replies.add(request -> new Reply.Candidates(List.of(edited("a\nbreak q\n"))));
            person.weighs(Person.Tradeoff.ACCEPT);

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict()).contains(Verdict.MIXED);
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }

        @Test
        void anotherTakesItBackAndGoesOn() {
            lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 2));
            person.weighs(Person.Tradeoff.ANOTHER).applies();

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).restored()).isPresent();
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(2);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        }

        @Test
        void anotherTakesItBackAlsoWhereRegressionsAreKept() {
            lab.proposes("a", "c1")
                    .with(manifest -> manifest.put("maxIterations", 2).put("onRegression", "keep"));
            person.weighs(Person.Tradeoff.ANOTHER).applies();

            lab.run();

            assertThat(lab.requests.get(1).files().get(0).text()).isEqualTo("Extract.\nr\n");
        }

        @Test
        void stopTakesItBackAndEnds() {
            person.weighs(Person.Tradeoff.STOP);

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.STOPPED);
            assertThat(state.current().regression()).isPresent();
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }

        @Test
        void takesAnInterruptForNoAnswerAndAsksAgainWhenTheSessionGoesOn() {
            lab.with(manifest -> manifest.put("maxIterations", 1));
            person.interrupts(lab.stop);
            lab.run().close();

            lab.stop = new StopSignal();
            person.weighs(Person.Tradeoff.ACCEPT);
            try (Session session = lab.reopened()) {
                lab.goOn(session);

                assertThat(person.shown)
                        .filteredOn(line -> line.startsWith("regression"))
                        .hasSize(2);
                assertThat(session.state().best().orElseThrow().iteration()).isEqualTo(1);
            }
        }

        @Test
        void whatTheBudgetCannotVerifyIsNotAccepted() {
            lab.with(manifest -> manifest.putObject("budget").put("runs", 9));
            person.weighs(Person.Tradeoff.ACCEPT);

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.BUDGET);
            assertThat(state.ledger().total() + state.ledger().proposals()).isLessThanOrEqualTo(9);
            assertThat(state.best().orElseThrow().iteration()).isZero();
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }
    }

    @Nested
    class EditChecked {

        @Test
        void anObjectionOfTheUsersOwnCheckTakesTheEditBackBeforeAnythingRuns() {
            lab.proposes("bad", "c1").proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));
            lab.editChecks = () -> lab.prompt().contains("bad") ? Optional.of("it does not compile") : Optional.empty();
            person.applies().applies();

            SessionState state = lab.run().state();

            assertThat(state.current().refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.refused().reason()).isEqualTo("it does not compile"));
            assertThat(lab.requests.get(1).refusal()).contains("it does not compile");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        }
    }

    /** c1 and c2 are won, c4 and c5 lost; the guards find c4. */
    private static Reply trade() {
        return new Reply.Candidates(List.of(edited("a\nbreak r\n")));
    }

    private static Proposal edited(String lines) {
        Proposal proposal = Lab.proposal("a", "c1", "c2");
        return new Proposal(proposal.hypothesis(), List.of(new Edit("prompt.md", "", lines)), "", "", "script");
    }

    private static String log(Session session) {
        try {
            return Files.readString(session.folder().log());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
