package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.CaseResult;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.Tested;
import dev.refine.journal.session.Session;
import dev.refine.score.Objective;
import dev.refine.score.Tolerance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a bundle that {@code measure: lazy} has kept, hypotheses go one by one, newest first, until nothing is lost. */
class HypothesisTakenBackTest {

    @TempDir
    Path folder;

    private Lab lab;

    /** What breaks r is seen in c6 only, which no focus holds. */
    @BeforeEach
    void sixCasesAndThreeHypothesesInOneIteration() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "a")
                .given("c3", "b")
                .given("c4", "b")
                .given("c5", "d")
                .given("c6", "r")
                .with(manifest ->
                        manifest.put("measure", "lazy").put("bundle", 3).put("maxIterations", 1));
        lab.write("prompt.md", "Extract.\nr\n");
    }

    @Test
    void theNewestGoesAloneWhereItDoesTheHarm() {
        lab.proposes("a").proposes("b").proposes("d\nbreak r");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        assertThat(kept(state, 1)).containsExactly(true, true, false);
        assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
        assertThat(state.best().orElseThrow().verified()).isTrue();
        assertThat(state.best().orElseThrow().scorecard().passing()).isEqualTo(5);
        assertThat(state.end()).contains(SessionEnd.MAX);
        assertThat(state.iterations().get(1).isVerified()).isTrue();
        assertThat(lab.runner.runs.subList(6, lab.runner.runs.size()))
                .as("the focus, the full run in reverse batches, the lost case alone, and the rest of its own full run")
                .containsExactly("c5", "c3", "c1", "c6", "c4", "c2", "c6", "c1", "c3", "c2", "c5", "c4");
    }

    @Test
    void whatIsNewerGoesBeforeItAndTheLogSaysWhyEachOfThemWent() {
        lab.proposes("a").proposes("b\nbreak r").proposes("d");

        Session session = lab.run();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        assertThat(kept(session.state(), 1)).containsExactly(true, false, false);
        assertThat(session.state().best().orElseThrow().verified()).isTrue();
        assertThat(session.folder().log())
                .content()
                .contains("- Taken back: attempt 3 of iteration 1: c6 lost something\n"
                        + "- In the files: attempt 1, attempt 2\n- Cases: c6 (1.000 → 0.000: /r)\n")
                .contains("- Taken back: attempt 2 of iteration 1: c6 lost something\n"
                        + "- In the files: attempt 1\n- Cases: c6 (1.000 → 0.000: /r)\n");
    }

    @Test
    void theLastOneGoesWithItsIteration() {
        lab.proposes("a\nbreak r").proposes("b").proposes("d");

        Session session = lab.run();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        assertThat(kept(session.state(), 1)).containsExactly(false, false, false);
        assertThat(session.state().best().orElseThrow().iteration()).isZero();
        assertThat(session.folder().log())
                .content()
                .contains(
                        "- Taken back: the edit of iteration 1: c6 lost something\n- To: the state after iteration 0\n");
    }

    @Test
    void oneThatWentForWantOfAGainStaysOut() {
        lab.proposes("a").proposes("x").proposes("d\nbreak r");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        assertThat(kept(state, 1)).containsExactly(true, false, false);
        assertThat(state.best().orElseThrow().verified()).isTrue();
    }

    @Test
    void itMayBeTheBundleOfAnEarlierIterationWhoseStateIsNamedByItsNumber() {
        lab.with(manifest -> manifest.put("maxIterations", 5).put("plateau", 1));
        lab.proposes("a").proposes("b").proposes("d\nbreak r").proposes("x");

        SessionState state = lab.run().state();

        assertThat(state.current().number()).isEqualTo(2);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        assertThat(kept(state, 1)).containsExactly(true, true, false);
        assertThat(HeldFiles.of(state).words()).isEqualTo("the state after iteration 1");
        assertThat(HeldFiles.after(state, 1)).isEqualTo(state.files());
        assertThat(HeldFiles.after(state, 2)).isEqualTo(state.files());
        assertThat(HeldFiles.after(state, 0)).isNotEqualTo(state.files());
    }

    @Test
    void itMayBeTheBundleBeneathALaterEdit() {
        lab.with(manifest -> manifest.put("maxIterations", 2)).given("c7", "e");
        lab.proposes("a").proposes("b").proposes("d\nbreak r");
        lab.proposes("e");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        assertThat(kept(state, 1)).containsExactly(true, true, false);
        assertThat(kept(state, 2)).containsExactly(false);
        assertThat(state.best().orElseThrow().iteration()).isEqualTo(1);
        assertThat(state.best().orElseThrow().verified()).isTrue();
    }

    @Test
    void whatIsLeftIsCheckedLikeAnyEdit() {
        lab.proposes("a").proposes("b").proposes("d\nbreak r");
        lab.editChecks = () -> asked(3) && lab.prompt().endsWith("a\nb\n")
                ? Optional.of("edit refused: b may not be last")
                : Optional.empty();

        Session session = lab.run();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        assertThat(kept(session.state(), 1)).containsExactly(true, false, false);
        assertThat(session.state().best().orElseThrow().verified()).isTrue();
        assertThat(session.folder().log())
                .content()
                .contains(
                        "- Taken back: attempt 2 of iteration 1: what is left may not stand alone: edit refused: b may"
                                + " not be last\n- In the files: attempt 1\n- Cases: none\n");
    }

    @Test
    void nothingStaysWhereNothingMayStandAlone() {
        lab.proposes("a").proposes("b\nbreak r").proposes("d");
        lab.editChecks = () -> asked(3) ? Optional.of("edit refused: no") : Optional.empty();

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        assertThat(kept(state, 1)).containsExactly(false, false, false);
        assertThat(state.best().orElseThrow().iteration()).isZero();
        assertThat(state.end()).contains(SessionEnd.MAX);
    }

    @Test
    void theFiguresOfTheFilesAreThoseOfWhatIsLeft() {
        guards();
        lab.proposes("a").proposes("b").proposes("d");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\n");
        assertThat(kept(state, 1)).containsExactly(true, false, false);
        assertThat(state.bestFigures()).containsEntry("length", 13.0).containsEntry("calm", 10.0);
    }

    @Test
    void theLastVerifiedStateComesBackWhereTheBudgetEnds() {
        lab.with(manifest -> manifest.putObject("budget").put("runs", 19));
        lab.proposes("a").proposes("b").proposes("d\nbreak r");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
        assertThat(state.best().orElseThrow().iteration()).isZero();
        assertThat(state.ledger().total() + state.ledger().proposals()).isLessThanOrEqualTo(19);
    }

    @Test
    void whereTheSessionGoesOnTheGroupOfTheOneThatWentIsOpenAgainAndTheOthersAreNot() {
        lab.objective = new Objective("passRate", true, OptionalDouble.of(0.85), Tolerance.NONE, List.of(), true);
        lab.with(manifest -> manifest.put("maxIterations", 3)).given("c7", "d");
        lab.proposes("a").proposes("b").proposes("d\nbreak r").proposes("d");

        SessionState state = lab.run().state();

        assertThat(lab.requests.stream().map(request -> request.groups().get(0).path()))
                .containsExactly("/a", "/b", "/d", "/d");
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\nd\n");
        assertThat(state.end()).contains(SessionEnd.CONVERGED);
    }

    @Test
    void aLossCountsOnlyIfTheBestStateStillHasItRight() {
        lab.with(manifest -> manifest.put("trials", 3));
        lab.proposes("a").proposes("b").proposes("d\nbreak r");

        SessionState state = lab.run().state();

        assertThat(lab.prompt()).isEqualTo("Extract.\nr\na\nb\n");
        assertThat(kept(state, 1)).containsExactly(true, true, false);
        assertThat(state.best().orElseThrow().verified()).isTrue();
    }

    @Test
    void whatStaysInSpiteOfItsLossesStaysBeneathIt() {
        lab.with(manifest ->
                manifest.put("onRegression", "keep").put("bundle", 2).put("maxIterations", 2));
        lab.proposes("idle").proposes("lazy").proposes("d").proposes("a\nbreak r");

        SessionState state = lab.run().state();

        assertThat(kept(state, 2)).containsExactly(true, false);
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\nidle\nlazy\nd\n");
        assertThat(state.best().orElseThrow().verified()).isTrue();
    }

    @Test
    void noStateThatIsCalledVerifiedHasLostAnythingThoughEditsDoHarm() {
        FewestRuns grid = new FewestRuns();
        grid.bundle = 4;
        grid.mixed = 0.5;
        grid.cases = 20;
        grid.rules = 8;
        int kept = 0;
        for (int iterations = 1; iterations < 4; iterations++) {
            grid.maxIterations = iterations;
            for (int seed = 0; seed < 3; seed++) {
                FewestRuns.Outcome outcome = grid.run(seed);
                assertThat(outcome.regressions())
                        .as("seed %d, %d iterations", seed, iterations)
                        .isZero();
                kept += outcome.kept();
            }
        }
        assertThat(kept).isGreaterThanOrEqualTo(10);
    }

    private final List<String> checked = new ArrayList<>();

    /** Whether the check has been asked so often before. */
    private boolean asked(int times) {
        checked.add(lab.prompt());
        return checked.size() > times;
    }

    /** b makes the workload nervous, which shows when every case has run. */
    private void guards() {
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
                return new Taken(Map.of("length", (double) lab.prompt().length()), Optional.empty());
            }

            @Override
            public Taken ofResults(int iteration, Map<String, CaseResult> results) {
                return new Taken(Map.of("calm", lab.prompt().contains("b\n") ? 5.0 : 10.0), Optional.empty());
            }
        };
    }

    private static List<Boolean> kept(SessionState state, int iteration) {
        return Tested.of(state.iterations().get(iteration)).stream()
                .map(Tested::kept)
                .toList();
    }
}
