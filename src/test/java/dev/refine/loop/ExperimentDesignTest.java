package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.journal.Event;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExperimentDesignTest {

    /** f1 to f6 fail, p1 to p6 pass. */
    private static final Scorecard BEST = best();

    private static final ExperimentDesign PLAIN = new ExperimentDesign(Set.of(), Set.of(), 7);

    @Test
    void theFocusIsTheFailingExamplesOfTheGroupThenItsOtherCasesAtMostThree() {
        List<FailureGroup> groups = List.of(
                group("dates", List.of("f1", "f2", "f3", "f4"), "f4", "p1", "f2"), group("else", List.of("f6")));

        assertThat(PLAIN.focus(aimedAt("dates"), groups, BEST, Set.of())).containsExactly("f4", "f2", "f1");
    }

    @Test
    void withoutAGroupTheFocusIsWhatThePredictionNames() {
        assertThat(PLAIN.focus(aimedAt("", "f5", "p2", "unknown", "f1"), List.of(), BEST, Set.of()))
                .containsExactly("f5", "f1");
    }

    @Test
    void aHypothesisThatNamesNothingIsTestedWhereMostIsWrong() {
        List<FailureGroup> groups = List.of(
                group("a", List.of("f1", "f2")), group("b", List.of("f2", "f3")), group("c", List.of("f4", "f5")));

        assertThat(PLAIN.focus(aimedAt(""), groups, BEST, Set.of())).containsExactly("f2", "f4");
    }

    /** A case that contradicted itself is often wrong in every way, so that it alone would show all there is. */
    @Test
    void aCaseThatContradictedItselfIsTheFocusOnlyOfWhatNoOtherShows() {
        List<FailureGroup> groups = List.of(
                group("a", List.of("f1", "f3", "f4")), group("b", List.of("f2", "f3")), group("c", List.of("f3")));

        assertThat(PLAIN.focus(aimedAt(""), groups, BEST, Set.of())).containsExactly("f3");
        assertThat(PLAIN.focus(aimedAt(""), groups, BEST, Set.of("f3"))).containsExactly("f1", "f2", "f3");
        assertThat(PLAIN.focus(aimedAt("a"), groups, BEST, Set.of("f1", "f3"))).containsExactly("f4", "f1", "f3");
    }

    @Test
    void casesThatTheManifestNamesComeFirst() {
        ExperimentDesign design = new ExperimentDesign(Set.of("f4"), Set.of(), 7);

        assertThat(design.focus(aimedAt("", "f1", "f2", "f3", "f4"), List.of(), BEST, Set.of()))
                .containsExactly("f4", "f1", "f2");
    }

    @Test
    void namedGuardsAreThoseThatPassAllOfThem() {
        ExperimentDesign design = new ExperimentDesign(Set.of(), Set.of("p4", "p1", "p2", "p3", "f1"), 7);

        assertThat(design.guards(BEST, Set.of())).containsExactly("p1", "p2", "p3", "p4");
    }

    @Test
    void otherwiseThreePassingCasesAreDrawnByTheSeedAlone() {
        List<String> guards = PLAIN.guards(BEST, Set.of());

        assertThat(guards).hasSize(3).isSorted().allMatch(id -> id.startsWith("p"));
        assertThat(PLAIN.guards(best(), Set.of())).isEqualTo(guards);
        Set<List<String>> drawn = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            drawn.add(new ExperimentDesign(Set.of(), Set.of(), seed).guards(BEST, Set.of()));
        }
        assertThat(drawn).hasSizeGreaterThan(3);
    }

    @Test
    void aCaseThatContradictedItselfIsNoGuardAsLongAsThereAreOthers() {
        assertThat(PLAIN.guards(BEST, Set.of("p1", "p2", "p3", "p4"))).containsExactly("p5", "p6");
        assertThat(PLAIN.guards(BEST, Set.of("p1", "p2", "p3", "p4", "p5", "p6")))
                .hasSize(3);
    }

    private static Scorecard best() {
        List<CaseScore> scores = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            scores.add(new CaseScore("f" + i, Standing.FAILED, 0, Set.of("/a"), Set.of()));
            scores.add(new CaseScore("p" + i, Standing.PASSED, 1, Set.of(), Set.of()));
        }
        return Scorecard.of(scores);
    }

    private static FailureGroup group(String id, List<String> cases, String... examples) {
        return new FailureGroup(
                id,
                "x",
                "",
                "/a",
                cases.size(),
                cases,
                Arrays.stream(examples)
                        .map(example -> new FailureGroup.Example(example, "/a", "", ""))
                        .toList());
    }

    private static Event.HypothesisFormed aimedAt(String group, String... fixes) {
        Hypothesis hypothesis = new Hypothesis("o", "t", new Prediction(List.of(fixes), List.of()), "High");
        return new Event.HypothesisFormed(1, 1, "script", group, hypothesis, List.of(), "");
    }
}
