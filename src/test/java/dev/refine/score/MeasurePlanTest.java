package dev.refine.score;

import static dev.refine.score.Cards.card;
import static dev.refine.score.Cards.error;
import static dev.refine.score.Cards.failed;
import static dev.refine.score.Cards.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.MeasurePlan.Batch;
import dev.refine.score.MeasurePlan.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MeasurePlanTest {

    private static final long SEED = 77;

    private static final Scorecard BEST =
            card(failed("c1", "/a"), failed("c2", "/a"), failed("c3", "/b"), passed("c4"), passed("c5"), passed("c6"));

    private static final MeasurePlan PLAN = new MeasurePlan(
            List.of("c1", "c2"), List.of("c4", "c5"), List.of("c1", "c2", "c3", "c4", "c5", "c6"), true);

    @Nested
    class Gated {

        @Test
        void beginsWithTheWholeFocus() {
            assertThat(PLAN.next(BEST, card())).contains(new Batch(Stage.FOCUS, List.of("c1", "c2")));
        }

        @Test
        void givesUpWhenTheFocusGainsNothing() {
            assertThat(PLAN.next(BEST, card(failed("c1", "/a"), failed("c2", "/a"))))
                    .isEmpty();
        }

        @Test
        void runsOneGuardAtATimeOnceTheFocusGained() {
            Scorecard focus = card(passed("c1"), failed("c2", "/a"));

            assertThat(PLAN.next(BEST, focus)).contains(new Batch(Stage.GUARD, List.of("c4")));
            assertThat(PLAN.next(BEST, card(passed("c1"), failed("c2", "/a"), passed("c4"))))
                    .contains(new Batch(Stage.GUARD, List.of("c5")));
        }

        @Test
        void stopsAtTheFirstLossWhereverItIs() {
            assertThat(PLAN.next(BEST, card(failed("c1", "/x")))).isEmpty();
            assertThat(PLAN.next(BEST, card(passed("c1"), passed("c2"), failed("c4", "/a"))))
                    .isEmpty();
        }

        @Test
        void runsTheRestOnceAndIsOver() {
            Scorecard guarded = card(passed("c1"), passed("c2"), passed("c4"), passed("c5"));

            assertThat(PLAN.next(BEST, guarded)).contains(new Batch(Stage.VERIFY, List.of("c3", "c6")));
            assertThat(PLAN.next(
                            BEST,
                            card(
                                    passed("c1"),
                                    passed("c2"),
                                    failed("c3", "/b"),
                                    passed("c4"),
                                    passed("c5"),
                                    passed("c6"))))
                    .isEmpty();
        }

        @Test
        void aFocusOfErrorsShowsNoGain() {
            assertThat(PLAN.next(BEST, card(error("c1"), error("c2")))).isEmpty();
        }

        @Test
        void withoutGuardsTheRestFollowsTheFocus() {
            MeasurePlan plan = new MeasurePlan(List.of("c1"), List.of(), List.of("c1", "c4"), true);

            assertThat(plan.next(BEST, card(passed("c1")))).contains(new Batch(Stage.VERIFY, List.of("c4")));
        }
    }

    @Nested
    class Full {

        private final MeasurePlan full = new MeasurePlan(List.of(), List.of(), List.of("c1", "c4"), false);

        @Test
        void runsEveryCaseAtOnceWhateverIsLost() {
            assertThat(full.next(BEST, card())).contains(new Batch(Stage.VERIFY, List.of("c1", "c4")));
            assertThat(full.next(BEST, card(failed("c1", "/x")))).contains(new Batch(Stage.VERIFY, List.of("c4")));
            assertThat(full.next(BEST, card(passed("c1"), passed("c4")))).isEmpty();
        }
    }

    @Test
    void endsWithoutRunningACaseTwiceAndKnowsEveryCaseOfAnImprovement() {
        for (int round = 0; round < 500; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            Scorecard best = Cards.random(random);
            Scorecard truth = Cards.random(random);
            List<String> all = best.cases().keySet().stream().sorted().toList();
            MeasurePlan plan = new MeasurePlan(some(all, random), some(all, random), all, random.nextBoolean());

            Scorecard measured = measure(plan, best, truth, SEED + round);

            if (Acceptance.judge(best, measured, 1) == Verdict.IMPROVED) {
                assertThat(measured.cases().keySet())
                        .as("seed %d", SEED + round)
                        .containsAll(all);
            }
        }
    }

    private static Scorecard measure(MeasurePlan plan, Scorecard best, Scorecard truth, long seed) {
        List<CaseScore> scores = new ArrayList<>();
        Set<String> run = new HashSet<>();
        Optional<Batch> batch = plan.next(best, card());
        while (batch.isPresent()) {
            for (String id : batch.get().cases()) {
                assertThat(run.add(id)).as("seed %d: %s ran before", seed, id).isTrue();
                scores.add(truth.get(id).orElse(passed(id)));
            }
            batch = plan.next(best, Scorecard.of(scores));
        }
        return Scorecard.of(scores);
    }

    private static List<String> some(List<String> all, SplittableRandom random) {
        return all.stream().filter(id -> random.nextBoolean()).limit(3).toList();
    }
}
