package dev.refine.score;

import static dev.refine.score.Cards.card;
import static dev.refine.score.Cards.error;
import static dev.refine.score.Cards.failed;
import static dev.refine.score.Cards.passed;
import static dev.refine.score.Cards.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    private static final Scorecard HALF = card(passed("c1"), failed("c2", "/a"));

    @Nested
    class Target {

        @Test
        void withoutOneEveryJudgedCaseMustPass() {
            Objective all = Objective.allPass();

            assertThat(all.isMet(HALF, Map.of())).isFalse();
            assertThat(all.isMet(card(passed("c1"), error("c2")), Map.of())).isFalse();
            assertThat(all.isMet(card(passed("c1"), unjudged("c2")), Map.of())).isTrue();
        }

        @Test
        void isMetFromItsValueOn() {
            assertThat(quality("passRate", 0.5).isMet(HALF, Map.of("passRate", 0.5)))
                    .isTrue();
            assertThat(quality("passRate", 0.51).isMet(HALF, Map.of("passRate", 0.5)))
                    .isFalse();
            assertThat(quality("score", 0.5).isMet(HALF, Map.of("fieldScore", 0.5)))
                    .isTrue();
        }

        @Test
        void isMetBelowItsValueWhereLessIsBetter() {
            Objective objective = tokens(100, Tolerance.NONE);

            assertThat(objective.isMet(HALF, Map.of("promptTokens", 100.0))).isTrue();
            assertThat(objective.isMet(HALF, Map.of("promptTokens", 101.0))).isFalse();
            assertThat(objective.isMet(HALF, Map.of())).isFalse();
        }

        @Test
        void forgivesTheErrorOfAddition() {
            assertThat(quality("score", 0.7).isMet(HALF, Map.of("fieldScore", 0.7 - 1e-12)))
                    .isTrue();
            assertThat(quality("score", 0.7).isMet(HALF, Map.of("fieldScore", 0.7 - 1e-6)))
                    .isFalse();
        }

        @Test
        void perfectionIsEnoughOnlyWhereTheModeSaysSo() {
            assertThat(quality("score", 1.5).isMet(card(passed("c1")), Map.of()))
                    .isTrue();
            assertThat(tokens(1, Tolerance.NONE).isMet(card(passed("c1")), Map.of()))
                    .isFalse();
        }

        @Test
        void isNotMetWhereNothingIsJudged() {
            assertThat(quality("passRate", 0).isMet(card(unjudged("c1")), Map.of("passRate", 0.0)))
                    .isFalse();
            assertThat(Objective.allPass().isMet(card(), Map.of())).isFalse();
        }
    }

    @Nested
    class VerdictByValue {

        @Test
        void asksForMoreThanTheTolerance() {
            Objective objective = tokens(1, new Tolerance(5, false));

            assertThat(objective.judge(Verdict.NEUTRAL, tokens(100, 100, 94))).isEqualTo(Verdict.IMPROVED);
            assertThat(objective.judge(Verdict.NEUTRAL, tokens(100, 100, 95))).isEqualTo(Verdict.NEUTRAL);
            assertThat(objective.judge(Verdict.NEUTRAL, tokens(100, 100, 105))).isEqualTo(Verdict.NEUTRAL);
            assertThat(objective.judge(Verdict.NEUTRAL, tokens(100, 100, 106))).isEqualTo(Verdict.DEGRADED);
        }

        @Test
        void measuresARelativeToleranceByTheBestState() {
            Objective objective = tokens(1, new Tolerance(0.1, true));

            assertThat(objective.judge(Verdict.NEUTRAL, tokens(200, 100, 91))).isEqualTo(Verdict.NEUTRAL);
            assertThat(objective.judge(Verdict.NEUTRAL, tokens(200, 100, 89))).isEqualTo(Verdict.IMPROVED);
        }

        @Test
        void letsFieldsBeLostAsLongAsTheGuardHolds() {
            assertThat(guarded().judge(Verdict.DEGRADED, guarded(0.9, 0.9, 0.892)))
                    .isEqualTo(Verdict.IMPROVED);
            assertThat(guarded().judge(Verdict.DEGRADED, guarded(0.9, 0.9, 0.89)))
                    .isEqualTo(Verdict.MIXED);
        }

        @Test
        void holdsTheGuardToTheBaselineAndNotToTheBestState() {
            Objective.Figures figures = guarded(0.9, 0.892, 0.885);

            assertThat(guarded().judge(Verdict.DEGRADED, figures)).isEqualTo(Verdict.MIXED);
            assertThat(guarded().broken(figures)).hasSize(1);
        }

        @Test
        void saysNothingWithoutTheMetric() {
            Objective.Figures figures = new Objective.Figures(Map.of(), Map.of(), Map.of("promptTokens", 1.0));

            assertThat(tokens(1, Tolerance.NONE).judge(Verdict.IMPROVED, figures))
                    .isEqualTo(Verdict.UNMEASURED);
            assertThat(tokens(1, Tolerance.NONE).missing(figures)).contains("promptTokens");
        }
    }

    @Nested
    class VerdictByField {

        @Test
        void isThatOfTheFields() {
            for (Verdict verdict : Verdict.values()) {
                assertThat(quality("score", 1).judge(verdict, scores(0.5, 0.5, 0.4)))
                        .isEqualTo(verdict);
            }
        }

        @Test
        void needsMoreThanTheTolerance() {
            Objective objective =
                    new Objective("score", true, OptionalDouble.empty(), new Tolerance(0.1, false), List.of(), true);

            assertThat(objective.judge(Verdict.IMPROVED, scores(0.5, 0.5, 0.6))).isEqualTo(Verdict.NEUTRAL);
            assertThat(objective.judge(Verdict.MIXED, scores(0.5, 0.5, 0.6))).isEqualTo(Verdict.DEGRADED);
            assertThat(objective.judge(Verdict.IMPROVED, scores(0.5, 0.5, 0.61)))
                    .isEqualTo(Verdict.IMPROVED);
        }

        @Test
        void isARegressionWhenAGuardBreaks() {
            Objective objective = new Objective(
                    "score",
                    true,
                    OptionalDouble.empty(),
                    Tolerance.NONE,
                    List.of(new Objective.Guard("promptTokens", new Tolerance(10, false))),
                    true);

            assertThat(objective.judge(Verdict.IMPROVED, tokens(100, 100, 111))).isEqualTo(Verdict.MIXED);
            assertThat(objective.judge(Verdict.NEUTRAL, tokens(100, 100, 111))).isEqualTo(Verdict.DEGRADED);
            assertThat(objective.judge(Verdict.IMPROVED, tokens(100, 100, 110))).isEqualTo(Verdict.IMPROVED);
            assertThat(objective.judge(Verdict.IMPROVED, scores(1, 1, 1))).isEqualTo(Verdict.UNMEASURED);
        }
    }

    private static Objective quality(String metric, double target) {
        return new Objective(metric, true, OptionalDouble.of(target), Tolerance.NONE, List.of(), true);
    }

    private static Objective tokens(double target, Tolerance tolerance) {
        return new Objective("promptTokens", false, OptionalDouble.of(target), tolerance, List.of(), false);
    }

    private static Objective.Figures tokens(double baseline, double best, double candidate) {
        return new Objective.Figures(
                Map.of("promptTokens", baseline), Map.of("promptTokens", best), Map.of("promptTokens", candidate));
    }

    private static Objective.Figures scores(double baseline, double best, double candidate) {
        return new Objective.Figures(
                Map.of("fieldScore", baseline), Map.of("fieldScore", best), Map.of("fieldScore", candidate));
    }

    /** Fewer tokens, at a field score that stays within one percent. */
    private static Objective guarded() {
        return new Objective(
                "promptTokens",
                false,
                OptionalDouble.empty(),
                Tolerance.NONE,
                List.of(new Objective.Guard("fieldScore", new Tolerance(0.01, true))),
                false);
    }

    private static Objective.Figures guarded(double baseline, double best, double candidate) {
        return new Objective.Figures(
                Map.of("promptTokens", 100.0, "fieldScore", baseline),
                Map.of("promptTokens", 100.0, "fieldScore", best),
                Map.of("promptTokens", 50.0, "fieldScore", candidate));
    }
}
