package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workload remembers is neither run nor paid for again, and is no part of a forecast. */
class RememberedForecastTest {

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder).with(own -> {
            own.put("cache", "workload").put("maxIterations", 1).put("concurrency", 1);
            own.putObject("caseEstimate").put("usd", 0.5).put("seconds", 60);
        });
    }

    private String dryRun(String... args) {
        return workshop.refine(
                        Stream.concat(Stream.of("--dry-run"), Stream.of(args)).toArray(String[]::new))
                .out();
    }

    private JsonNode document(String... args) {
        return Shape.checked(
                "dry-run-result.schema.json",
                workshop.refine(Stream.concat(Stream.of("--dry-run", "--json"), Stream.of(args))
                        .toArray(String[]::new)));
    }

    /** Total and remembered, as a run really has them. */
    private String reallyRun(String... args) {
        JsonNode executions = workshop.auto(Stream.concat(Stream.of("--json", "--iterations", "0"), Stream.of(args))
                        .toArray(String[]::new))
                .json()
                .path("executions");
        return executions.path("total") + " and " + executions.path("remembered");
    }

    private String foretold(String... args) {
        JsonNode runs = document(Stream.concat(Stream.of("--iterations", "0"), Stream.of(args))
                        .toArray(String[]::new))
                .path("runs");
        return runs.path("baseline") + " and " + runs.path("remembered");
    }

    @Test
    void leavesOutWhatEarlierSessionsHaveRunAndChangesNothing() {
        assertThat(dryRun()).doesNotContain("remembered");
        assertThat(foretold()).isEqualTo("3 and 0");
        workshop.refine("check");
        workshop.given("dora", "Dora", 6);
        Map<String, String> before = workshop.tree();

        assertThat(dryRun())
                .contains(
                        "runs: 1 for the baseline, 5 at worst\nremembered: 3 runs of the baseline, not in these figures\n"
                                + "minutes: about 1.00 for the baseline, 5.00 at worst\n"
                                + "dollars: about 0.50 for the baseline, 2.50 at worst\n");
        assertThat(document().path("runs").toString())
                .isEqualTo("{\"baseline\":1,\"worst\":5,\"remembered\":3,\"retries\":2}");
        assertThat(workshop.tree()).isEqualTo(before);
        assertThat(workshop.auto("--iterations", "0").err())
                .startsWith(
                        "forecast: 1 run for the baseline (1.0 min, $0.50), 1 at worst (1.0 min, $0.50); remembered: 3\n");
    }

    /** Nothing is known of them but that they keep a distance. */
    @Test
    void takesNoTimeAndNoMoneyWhereAllIsRemembered() {
        workshop.refine("check");
        workshop.with(own -> own.put("startsPerMinute", 2).remove("caseEstimate"));

        assertThat(dryRun())
                .contains(
                        "\nminutes: about 0.00 for the baseline, at least 1.00 at worst\ndollars: unknown until a case has run; ");
        assertThat(document().path("minutes").isNull()).isTrue();
        assertThat(document().path("minutesAtLeast").toString()).isEqualTo("{\"baseline\":0.0,\"worst\":1.0}");
        assertThat(dryRun("--iterations", "0"))
                .contains(
                        "\nminutes: about 0.00 for the baseline, 0.00 at worst\ndollars: about 0.00 for the baseline, 0.00 at"
                                + " worst\n");
    }

    @Test
    void isToldByACheckToo() {
        workshop.refine("check");

        assertThat(workshop.refine("check").err()).startsWith("forecast: 0 runs (0.0 min, $0.00); remembered: 3\n");
        assertThat(workshop.refine("check", "--fresh").err()).startsWith("forecast: 3 runs (3.0 min, $1.50)\n");
    }

    @Test
    void knowsWhatIsRunAgain() throws IOException {
        workshop.refine("check");

        assertThat(foretold()).isEqualTo("0 and 3").isEqualTo(reallyRun());
        assertThat(dryRun("--fresh")).contains("runs: 3 for the baseline, ").doesNotContain("remembered");
        assertThat(foretold("--case", "ada")).isEqualTo("0 and 1").isEqualTo(reallyRun("--case", "ada"));

        damageOne();
        workshop.write("cases/bob.txt", "name: Bob\ntotal: 9\n");
        assertThat(foretold()).isEqualTo("2 and 1").isEqualTo(reallyRun());

        workshop.write("prompt.md", "Copy the whole card.\n");
        assertThat(foretold()).isEqualTo("3 and 0").isEqualTo(reallyRun());

        workshop.with(own -> own.put("cache", "session"));
        assertThat(foretold()).isEqualTo("3 and 0");
    }

    /** That of ada: it is alone there under this prompt. */
    private void damageOne() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve(".refine/cache"))) {
            Path output = paths.filter(path -> path.endsWith("output"))
                    .filter(path -> read(path).contains("Ada"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(output, "{}");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void countsTheHoldoutAndTheFirstTrialOnly() {
        workshop.refine("check");
        workshop.with(own -> {
            own.put("trials", 3);
            own.putArray("holdout").add("cleo");
        });

        assertThat(foretold()).isEqualTo("0 and 3").isEqualTo(reallyRun());
        assertThat(dryRun())
                .as("three cases, then two and the holdout, each three times, but for what is remembered")
                .contains("runs: 0 for the baseline, 15 at worst\n");
    }

    @Test
    void knowsTheCopiesOfRobustnessMode() {
        workshop.with(own -> {
            own.put("mode", "robustness");
            own.putObject("perturb").put("count", 1).putArray("kinds").add("case");
        });
        assertThat(foretold()).isEqualTo("6 and 0").isEqualTo(reallyRun());

        assertThat(foretold()).isEqualTo("0 and 6").isEqualTo(reallyRun());
    }

    @Test
    void knowsThemAlsoWhereABaselineGoesOnOrASessionBranchesOff() {
        workshop.auto("--budget-runs", "1", "--iterations", "0");
        assertThat(foretold("--continue", "--budget-runs", "9")).isEqualTo("2 and 0");
        workshop.refine("check");

        assertThat(foretold("--continue", "--budget-runs", "9")).isEqualTo("0 and 2");
        assertThat(foretold("--fork", "0")).isEqualTo("0 and 3").isEqualTo(reallyRun("--fork", "0"));
    }

    @Test
    void saysAtMostOfCritiquesSinceNobodyKnowsWhichAreRemembered() {
        workshop.with(own -> {
            own.remove("expectedPaths");
            own.put("critiqueScript", "cat > /dev/null; echo '{\"overallScore\": 90}'");
        });
        assertThat(document().path("critiques").toString()).isEqualTo("{\"baseline\":3,\"worst\":6}");
        workshop.refine("check");

        assertThat(dryRun()).contains("outputs for the critic: at most 3 for the baseline, 6 at worst\n");
        assertThat(document().path("critiques").toString()).isEqualTo("{\"baseline\":3,\"worst\":6,\"atMost\":true}");
        assertThat(workshop.refine("check").err()).contains("; remembered: 3; outputs for the critic: at most 3\n");
        assertThat(dryRun("--fresh")).contains("outputs for the critic: 3 for the baseline, 6 at worst\n");
    }
}
