package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.Tested;
import dev.refine.propose.Reply;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bundle}: several hypotheses in the files at once, one measurement, and a verdict for each. */
class BundleTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sevenCasesThatNeedThreeRules() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "a")
                .given("c4", "b")
                .given("c5", "b")
                .given("c6", "d")
                .given("c7", "r")
                .with(manifest -> manifest.put("bundle", 3).put("maxIterations", 4));
        lab.write("prompt.md", "Extract.\nr\n");
    }

    private static List<Tested> tested(SessionState state, int iteration) {
        return Tested.of(state.iterations().get(iteration));
    }

    @Nested
    class WhereAllHelp {

        @Test
        void oneMeasurementServesThemAll() {
            lab.proposes("a", "c1").proposes("b", "c4").proposes("d", "c6");

            SessionState state = lab.run().state();

            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\nd\n");
            assertThat(lab.runner.runs).hasSize(14);
            assertThat(state.iterations()).hasSize(2);
            assertThat(state.best().orElseThrow().verified()).isTrue();
        }

        @Test
        void eachHasItsOwnEntryVerdictAndPrediction() {
            lab.proposes("a", "c1").proposes("b", "c4").proposes("d", "c1");

            SessionState state = lab.run().state();

            assertThat(tested(state, 1))
                    .extracting(
                            one -> one.formed().groupId(),
                            one -> one.verdict().orElseThrow(),
                            Tested::gained,
                            one -> one.prediction().orElseThrow().title())
                    .containsExactly(
                            tuple("wrong-value /a", Verdict.IMPROVED, List.of("c1", "c2", "c3"), "Confirmed"),
                            tuple("wrong-value /b", Verdict.IMPROVED, List.of("c4", "c5"), "Confirmed"),
                            tuple("wrong-value /d", Verdict.IMPROVED, List.of("c6"), "Refuted"));
        }

        @Test
        void aGainBelongsToItsFieldAlsoWhereTheAnswerStandsInACodeFence() {
            lab.runner.chatty = true;
            lab.proposes("bare", "c1").proposes("a", "c1").proposes("b", "c4").proposes("d", "c6");

            SessionState state = lab.run().state();

            assertThat(tested(state, 1))
                    .extracting(
                            one -> one.formed().groupId(), one -> one.verdict().orElseThrow())
                    .containsExactly(
                            tuple("not-json-wrapper:fence", Verdict.IMPROVED),
                            tuple("wrong-value /a", Verdict.IMPROVED),
                            tuple("wrong-value /b", Verdict.IMPROVED));
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }

        @Test
        void eachIsAskedForFromTheSameBytesAndForOneGroup() {
            lab.proposes("a").proposes("b").proposes("d");

            lab.run();

            assertThat(lab.requests).hasSize(3).allSatisfy(request -> {
                assertThat(request.files().get(0).text()).isEqualTo("Extract.\nr\n");
                assertThat(request.groups()).hasSize(1);
            });
            assertThat(lab.requests)
                    .extracting(request -> request.groups().get(0).path())
                    .containsExactly("/a", "/b", "/d");
        }

        @Test
        void lazyLooksAtTheFewestCasesThatShowAllAims() {
            lab.with(manifest -> manifest.put("measure", "lazy"))
                    .given("c8", "a", "b", "d")
                    .proposes("a")
                    .proposes("b")
                    .proposes("d");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).experiment().orElseThrow().focus())
                    .containsExactly("c8");
            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(1);
            assertThat(state.ledger().total()).isEqualTo(16);
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }
    }

    @Nested
    class WhereOneDoesNothing {

        @Test
        void itGoesAndTheRestIsMeasuredWithoutIt() {
            lab.proposes("a").proposes("x").proposes("d").proposes("b");

            SessionState state = lab.run().state();

            assertThat(tested(state, 1))
                    .extracting(one -> one.verdict().orElseThrow(), Tested::kept)
                    .containsExactly(
                            tuple(Verdict.IMPROVED, true),
                            tuple(Verdict.NEUTRAL, false),
                            tuple(Verdict.IMPROVED, true));
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nd\nb\n");
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
            assertThat(state.best().orElseThrow().verified()).isTrue();
        }

        @Test
        void whoeverGainedOnlyByItGoesToo() {
            lab.proposes("x", "c1").proposes("a", "c4").proposes("d", "c6");

            SessionState state = lab.run().state();

            assertThat(tested(state, 1))
                    .extracting(
                            one -> one.formed().groupId(),
                            one -> one.verdict().orElseThrow(),
                            Tested::gained,
                            Tested::kept)
                    .containsExactly(
                            tuple("wrong-value /a", Verdict.NEUTRAL, List.of(), false),
                            tuple("wrong-value /b", Verdict.NEUTRAL, List.of(), false),
                            tuple("wrong-value /d", Verdict.IMPROVED, List.of("c6"), true));
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\nd\n");
        }

        @Test
        void lazyPresumesWhatIsLeftAndRunsNothingForIt() {
            lab.with(manifest -> manifest.put("measure", "lazy"))
                    .proposes("a")
                    .proposes("x")
                    .proposes("d")
                    .proposes("b");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
            assertThat(state.iterations().get(1).trials()).isEmpty();
            assertThat(state.ledger().started(Purpose.FOCUS)).isEqualTo(4);
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nd\nb\n");
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }

        @Test
        void thatItDidNothingIsToldToTheProposer() {
            lab.proposes("a").proposes("x").proposes("d").proposes("b");

            lab.run();

            assertThat(lab.requests.get(3).history())
                    .extracting(
                            tried -> tried.edits().get(0).replace(), tried -> tried.outcome(), tried -> tried.kept())
                    .containsExactly(
                            tuple("a\n", "Improved", true),
                            tuple("x\n", "Neutral", false),
                            tuple("d\n", "Improved", true));
        }

        @Test
        void noneThatDoesAnythingIsNeutralAndTakenBack() {
            lab.proposes("x").proposes("y").proposes("z");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
            assertThat(tested(state, 1))
                    .allSatisfy(one -> assertThat(one.verdict()).contains(Verdict.NEUTRAL));
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }
    }

    @Nested
    class WhereOneDoesHarm {

        @Test
        void itIsFoundByElimination() {
            lab.proposes("a").proposes("b\nbreak r").proposes("d").proposes("b");

            SessionState state = lab.run().state();

            assertThat(tested(state, 1))
                    .extracting(
                            one -> one.verdict().orElseThrow(),
                            Tested::kept,
                            one -> one.regressions().stream()
                                    .map(Event.Loss::caseId)
                                    .toList())
                    .containsExactly(
                            tuple(Verdict.IMPROVED, true, List.of()),
                            tuple(Verdict.MIXED, false, List.of("c7")),
                            tuple(Verdict.IMPROVED, true, List.of()));
            assertThat(state.iterations().get(1).regression().orElseThrow().losses())
                    .extracting(Event.Loss::caseId)
                    .containsExactly("c7");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nd\nb\n");
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }

        @Test
        void oneThatHelpsNobodyIsKnownByWhatComesBackWithoutIt() {
            lab.proposes("a").proposes("break r").proposes("d");
            lab.with(manifest -> manifest.put("measure", "full").put("maxIterations", 1));

            SessionState state = lab.run().state();

            assertThat(tested(state, 1).get(1).verdict()).contains(Verdict.DEGRADED);
            assertThat(tested(state, 1).get(1).regressions())
                    .extracting(Event.Loss::caseId)
                    .containsExactly("c7");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nd\n");
            assertThat(state.best().orElseThrow().verified()).isTrue();
        }

        @Test
        void allOfThemHarmfulLeaveTheBestStateInTheFiles() {
            lab.proposes("a\nbreak r").proposes("b\nbreak r").proposes("d\nbreak r");
            lab.with(manifest -> manifest.put("maxIterations", 1));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict().orElseThrow().isRegression())
                    .isTrue();
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        }
    }

    @Nested
    class Joining {

        @Test
        void aGroupWithoutAnAnswerIsPassedOver() {
            lab.proposes("a");
            lab.replies.add(request -> new Reply.Nothing("no idea"));
            lab.proposes("d").proposes("b");

            SessionState state = lab.run().state();

            Iteration first = state.iterations().get(1);
            assertThat(first.bundle().members()).hasSize(2);
            assertThat(first.refusals()).hasSize(1);
        }

        @Test
        void aLineThatAnotherOneAddsIsNotAddedTwice() {
            lab.proposes("a\npolite").proposes("b\npolite").proposes("b").proposes("d");

            SessionState state = lab.run().state();

            assertThat(lab.requests.get(2).refusal())
                    .contains("edit refused: another hypothesis of this bundle adds a line of it, too [edit-twice]."
                            + " It is \"polite\". Nothing was written. Leave it out.");
            assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\npolite\nb\nd\n");
            assertThat(state.end()).contains(SessionEnd.CONVERGED);
        }

        @Test
        void aPersonDecidesOnOneEditAtATime() {
            lab.person = Optional.of(new ScriptedPerson().applies());
            lab.with(manifest -> manifest.put("maxIterations", 1)).proposes("a");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).bundle().isEmpty()).isTrue();
            assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
        }

        @Test
        void theBudgetEndsTheAskingAndNotTheMeasuring() {
            lab.with(manifest -> manifest.putObject("budget").put("runs", 17))
                    .proposes("a")
                    .proposes("b")
                    .proposes("d");

            SessionState state = lab.run().state();

            assertThat(state.ledger().total() + state.ledger().proposals()).isLessThanOrEqualTo(17);
            assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
        }
    }
}
