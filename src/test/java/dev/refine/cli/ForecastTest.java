package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.Remembered;
import dev.refine.workload.Workload;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run will take is said before it starts. */
class ForecastTest {

    @TempDir
    private Path folder;

    @Test
    void saysRunsAndWhatIsEstimatedOfTheRest() {
        Workshop workshop = new Workshop(folder).with(own -> {
            own.put("maxIterations", 2).put("concurrency", 2);
            own.putObject("caseEstimate").put("usd", 0.5).put("seconds", 40);
        });

        assertThat(workshop.auto().err().lines().findFirst())
                .contains("forecast: 3 runs for the baseline (1.0 min, $1.50), 9 at worst (3.0 min, $4.50)");
        assertThat(workshop.refine("check").err().lines().findFirst()).contains("forecast: 3 runs (1.0 min, $1.50)");
    }

    @Test
    void goesByWhatRunsHaveTakenWhereASessionGoesOn() {
        Workshop workshop =
                new Workshop(folder).with(own -> own.putObject("caseEstimate").put("seconds", 4000));
        workshop.auto("--budget-runs", "3");

        String said = workshop.refine("--dry-run", "--continue", "--auto", "--budget-runs", "50")
                .out();

        assertThat(said)
                .containsPattern("minutes: about 0\\.0\\d for the baseline, 0\\.\\d\\d at worst\n")
                .contains(
                        "dollars: unknown, as no run has reported what it cost; give \"caseEstimate\" for a forecast\n");
    }

    @Test
    void countsCandidatesThatMayBeCompared() {
        Workshop workshop = new Workshop(folder).with(own -> {
            own.put("maxIterations", 2).putObject("proposer").put("command", "cat one.json");
        });

        assertThat(workshop.refine("--dry-run").out()).contains("runs: 3 for the baseline, 21 at worst\n");
        assertThat(workshop.refine("--dry-run", "--measure", "lazy").out())
                .contains("runs: 3 for the baseline, 15 at worst\n");
        assertThat(workshop.refine("--dry-run", "--proposer", "rules").out())
                .contains("runs: 3 for the baseline, 9 at worst\n");
    }

    @Test
    void countsTheWholeBaselineAndEveryTrial() {
        Workshop workshop =
                new Workshop(folder).with(own -> own.put("trials", 3).put("maxIterations", 1));

        String said = workshop.auto("--iterations", "1").err();

        assertThat(said)
                .contains("forecast: 3 runs for the baseline, 18 at worst\n")
                .contains("baseline 3/3 · 0 passing");
    }

    @Test
    void countsWhatTheCriticIsShown() {
        Workshop workshop = new Workshop(folder).with(own -> {
            own.put("maxIterations", 2).put("critiqueScript", "cat > /dev/null; echo '{\"overallScore\": 90}'");
        });

        assertThat(workshop.refine("--dry-run").out())
                .contains("outputs for the critic: 0 for the baseline, 6 at worst\n");

        workshop.with(own -> own.remove("expectedPaths"));
        assertThat(workshop.refine("--dry-run").out())
                .contains("outputs for the critic: 3 for the baseline, 9 at worst\n");
        assertThat(workshop.refine("--dry-run", "--json")
                        .json()
                        .path("critiques")
                        .toString())
                .isEqualTo("{\"baseline\":3,\"worst\":9}");
        assertThat(workshop.refine("check").err().lines().findFirst())
                .contains("forecast: 3 runs; outputs for the critic: 3");
    }

    @Test
    void saysNothingOfWhatNobodyKnows() {
        Workshop workshop =
                new Workshop(folder).with(own -> own.putObject("budget").put("runs", 4));

        assertThat(workshop.auto().err().lines().findFirst())
                .contains("forecast: 3 runs for the baseline, 4 at worst (by the budget)");
        assertThat(workshop.refine("check", "--quiet").err()).isEmpty();
    }

    @Test
    void saysThatABudgetCountsQuestionsThatTheFiguresLeaveOut() {
        Workshop workshop = new Workshop(folder);
        assertThat(workshop.refine("--dry-run").out()).doesNotContain("questions");

        assertThat(workshop.refine("--dry-run", "--budget-runs", "9").out())
                .contains(
                        "questions: each to a proposer, the built-in rules too, counts as a run in the budget, and is not in"
                                + " these figures\n");
        assertThat(workshop.refine("--dry-run", "--budget-runs", "9", "--iterations", "0")
                        .out())
                .doesNotContain("questions");

        workshop.with(own -> own.put("critiqueScript", "cat > /dev/null; echo '{\"overallScore\": 90}'"));
        assertThat(workshop.refine("--dry-run", "--budget-runs", "9").out())
                .contains(
                        "questions: each to a proposer, the built-in rules too, or to a critic, counts as a run in the budget,"
                                + " and is not in these figures\n");
    }

    @Test
    void knowsThatStartsHaveToKeepTheirDistance() {
        Workshop workshop = new Workshop(folder).with(own -> {
            own.put("maxIterations", 2).put("startsPerMinute", 2);
            own.putObject("caseEstimate").put("seconds", 1);
        });

        assertThat(line()).isEqualTo("forecast: 3 runs for the baseline (1.0 min), 9 at worst (4.0 min)");
        workshop.with(own -> own.putObject("caseEstimate").put("seconds", 240));
        assertThat(line()).isEqualTo("forecast: 3 runs for the baseline (3.0 min), 9 at worst (9.0 min)");
    }

    @Test
    void knowsTheLeastTimeByTheDistanceOfStartsAlone() {
        Workshop workshop =
                new Workshop(folder).with(own -> own.put("maxIterations", 2).put("startsPerMinute", 2));

        assertThat(line())
                .isEqualTo("forecast: 3 runs for the baseline (at least 1.0 min), 9 at worst (at least 4.0 min)");
        assertThat(workshop.refine("--dry-run").out())
                .contains("minutes: at least 1.00 for the baseline, at least 4.00 at worst\n");
        JsonNode json = Shape.checked("dry-run-result.schema.json", workshop.refine("--dry-run", "--json"));
        assertThat(json.path("minutes").isNull()).isTrue();
        assertThat(json.path("minutesAtLeast").toString()).isEqualTo("{\"baseline\":1.0,\"worst\":4.0}");

        workshop.with(own -> own.put("startsPerMinute", 600));
        assertThat(line()).isEqualTo("forecast: 3 runs for the baseline, 9 at worst");
    }

    @Test
    void promisesNoMoreThanTheBudgetAllows() {
        Workshop workshop = new Workshop(folder).with(own -> {
            own.put("maxIterations", 2).put("concurrency", 2);
            own.putObject("caseEstimate").put("usd", 0.5).put("seconds", 40);
            own.putObject("budget").put("costUsd", 2).put("minutes", 2.5);
        });

        assertThat(line())
                .isEqualTo("forecast: 3 runs for the baseline (1.0 min, $1.50), 9 at worst (2.5 min by the budget,"
                        + " $2.00 by the budget)");
        assertThat(workshop.refine("--dry-run").out())
                .contains(
                        "minutes: about 1.00 for the baseline, 2.50 at worst (by the budget)\n",
                        "dollars: about 1.50 for the baseline, 2.00 at worst (by the budget)\n");
        assertThat(workshop.refine("--dry-run", "--json").json().path("costUsd").toString())
                .isEqualTo("{\"baseline\":1.5,\"worst\":2.0}");
    }

    @Test
    void namesTheRetriesThatItLeavesOut() {
        Workshop workshop = new Workshop(folder);

        assertThat(workshop.refine("--dry-run").out())
                .endsWith("\nretries: up to 2 of a run that ends in an error, not in these figures\n");
        assertThat(workshop.refine("--dry-run", "--budget-runs", "9").out())
                .endsWith("\nretries: up to 2 of a run that ends in an error, not in these figures;"
                        + " the budget counts them\n");
        workshop.with(own -> own.put("retries", 0));
        assertThat(workshop.refine("--dry-run").out()).doesNotContain("retries");
    }

    private String line() {
        Workload workload = Workload.resolve(ManifestReader.read(folder.resolve(ManifestReader.USUAL_NAME)));
        return new Forecast(workload, false, Optional.empty(), Remembered.NOTHING).line();
    }
}
