package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import dev.refine.score.Acceptance;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a measurement may be believed: seven rules, and three small cases on which such rules go wrong. */
class SevenRulesTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void fourCases() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "b")
                .given("c4", "r")
                .with(manifest -> manifest.put("maxIterations", 1));
        lab.write("prompt.md", "Extract.\nr\n");
    }

    /** The n-th run of a case, from 1, answers as if the prompt had these lines more, or as if nothing were right. */
    private final class Unsteady implements Runner {

        private final List<String> runs = new ArrayList<>();
        private final String caseId;
        private final Set<Integer> lucky;
        private final boolean right;

        Unsteady(String caseId, boolean right, Set<Integer> lucky) {
            this.caseId = caseId;
            this.right = right;
            this.lucky = lucky;
        }

        @Override
        public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
            lab.runner.run(tasks, run -> {
                String id = run.task().input().id();
                runs.add(id);
                long nth = runs.stream().filter(id::equals).count();
                if (id.equals(caseId) && lucky.contains((int) nth)) {
                    overwrite(run);
                }
                finished.accept(run);
            });
        }

        private void overwrite(CaseRun run) {
            try {
                ObjectNode answer = Json.object();
                for (String rule : Files.readAllLines(run.task().input().path())) {
                    answer.put(rule, right ? "ok" : "bad");
                }
                Files.writeString(run.output().orElseThrow(), Json.compact(answer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long runsOf(String id) {
            return runs.stream().filter(id::equals).count();
        }

        @Override
        public void cancel() {
            lab.runner.cancel();
        }

        @Override
        public void close() {}
    }

    @Test
    void ruleOneAFailureCountsOnlyIfItRepeats() {
        Unsteady unsteady = new Unsteady("c4", false, Set.of(1));
        lab.cases = unsteady;
        lab.with(manifest -> manifest.put("trials", 3)).proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(unsteady.runsOf("c4")).isGreaterThan(1);
        assertThat(state.iterations().get(0).scorecard().get("c4").orElseThrow().passed())
                .isTrue();
    }

    @Test
    void ruleTwoAGainCountsOnlyIfItRepeats() {
        Unsteady unsteady = new Unsteady("c1", true, Set.of(2));
        lab.cases = unsteady;
        lab.with(manifest -> manifest.put("trials", 3).put("measure", "full")).proposes("x", "c1");

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }

    @Test
    void ruleThreeALossCountsOnlyIfTheStateBeforeStillHasItRightWhenRunAgain() {
        Unsteady unsteady = new Unsteady("c4", false, Set.of(2, 3, 4, 5, 6, 7, 8));
        lab.cases = unsteady;
        lab.with(manifest -> manifest.put("trials", 3).put("measure", "full")).proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
        assertThat(state.iterations().get(1).result().orElseThrow().regressions())
                .isEmpty();
    }

    @Test
    void ruleFourALostFieldVetoesThoughTheMeanRises() {
        lab.proposes("a\nbreak r", "c1", "c2").with(manifest -> manifest.put("measure", "full"));

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(1).scorecard().score())
                .isGreaterThan(state.iterations().get(0).scorecard().score());
        assertThat(state.iterations().get(1).verdict()).contains(Verdict.MIXED);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }

    @Test
    void ruleFiveAResultUnderOlderBytesNeverSaysThatSomethingWasLost() {
        lab.with(manifest -> manifest.put("measure", "lazy").put("maxIterations", 3))
                .proposes("a\nbreak r", "c1")
                .proposes("b", "c3");

        SessionState state = lab.run().state();

        // c4 ran under the baseline only: the second edit is not blamed for what the first one broke.
        assertThat(state.iterations().get(2).result().orElseThrow().regressions())
                .isEmpty();
        assertThat(state.iterations().get(2).verdict()).contains(Verdict.IMPROVED);
    }

    @Test
    void ruleSixAcceptedIsProvisionalUntilAFullRunUnderTheFinalBytes() {
        lab.with(manifest -> manifest.put("measure", "lazy").put("maxIterations", 2))
                .proposes("a", "c1")
                .proposes("b", "c3");

        SessionState state = lab.run().state();

        assertThat(state.iterations().subList(1, 3))
                .noneMatch(iteration -> iteration.result().orElseThrow().verified());
        assertThat(state.ledger().started(Purpose.VERIFY)).isEqualTo(3);
        assertThat(state.best().orElseThrow().verified()).isTrue();
        assertThat(state.end()).contains(SessionEnd.CONVERGED);
    }

    @Test
    void ruleSevenAnInfrastructureFailureIsMissingData() {
        lab.with(manifest -> manifest.put("measure", "full").put("errorTolerance", 0.5));
        lab.replies.add(request -> {
            lab.runner.outcomes.put("c4", CaseOutcome.TIMEOUT);
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
        assertThat(state.iterations().get(1).result().orElseThrow().regressions())
                .isEmpty();
    }

    @Nested
    class SmallCases {

        @Test
        void bytesThatAreTheSameAreNeverImproved() {
            Proposal nothing = new Proposal(
                    Lab.proposal("r", "c1").hypothesis(),
                    List.of(new Edit("prompt.md", "r\n", "r\n")),
                    "",
                    "",
                    "script");
            lab.replies.add(request -> new Reply.Candidates(List.of(nothing)));
            lab.replies.add(request -> new Reply.Candidates(List.of(nothing)));

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).refusals())
                    .extracting(refusal -> refusal.refused().reason())
                    .anyMatch(reason -> reason.startsWith("edit refused: the files would be the same as before"));
            assertThat(state.iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
            assertThat(lab.runner.runs).hasSize(4);
        }

        @Test
        void theSameAnswersUnderOtherBytesAreNeverImproved() {
            lab.with(manifest -> manifest.put("measure", "full")).proposes("x", "c1");

            assertThat(lab.run().state().iterations().get(1).verdict()).contains(Verdict.NEUTRAL);
        }

        @Test
        void theErrorOfAdditionDecidesNothing() {
            Scorecard before =
                    Scorecard.of(List.of(score("c1", 0.3, "/x"), score("c2", 0.3, "/x"), score("c3", 0.3, "/x")));
            Scorecard after = Scorecard.of(
                    List.of(score("c1", 0.1 + 0.2, "/x"), score("c2", 0.1 + 0.2, "/x"), score("c3", 0.1 + 0.2, "/x")));

            assertThat(after.score()).isGreaterThan(before.score());
            assertThat(Acceptance.judge(before, after, 0)).isEqualTo(Verdict.NEUTRAL);
        }

        @Test
        void oneCaseRepairedOfManyIsAnImprovement() {
            for (int i = 10; i < 40; i++) {
                lab.given("k" + i, "r");
            }
            lab.proposes("b", "c3");

            SessionState state = lab.run().state();

            assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
            assertThat(state.iterations().get(1).decision().orElseThrow())
                    .isEqualTo(new Event.CandidateDecided(1, true, false));
            assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(32);
        }

        private static CaseScore score(String id, double score, String wrong) {
            return new CaseScore(id, Standing.FAILED, score, Set.of(wrong), Set.of());
        }
    }
}
