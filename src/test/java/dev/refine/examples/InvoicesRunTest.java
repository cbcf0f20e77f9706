package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that the README begins with, as a process of its own on a copy of the example. */
class InvoicesRunTest {

    /** Days do not come first in every case: the American supplier's due date breaks. */
    private static final String PLAN = """
            # Plan

            ### Experiment 1: day first
            - Theory: the model does not know that days come first
            - Fixes: alpina-6210
            - File: prompt.md

            Proposed text:

            ```text
            Dates are day first: write them as DD.MM.YYYY.
            ```

            ### Experiment 2: one date format
            - Theory: nobody says how dates are written
            - Fixes: alpina-6233
            - File: prompt.md

            Proposed text:

            ```text
            Dates as YYYY-MM-DD.
            ```

            ## Exclusions

            - kestrel-c007: its sign is another matter
            """;

    @TempDir
    Path folder;

    @Test
    void turnsAMostlyRedBaselineGreenInFiveIterationsByMeasuredGains() throws IOException, InterruptedException {
        assumeTrue(StandIn.isRunnable(), "skipped: no awk on this machine");
        ExampleFolder example = ExampleFolder.of("invoices", folder);
        Map<String, String> before = hashes(example);

        JsonNode result = example.result("--auto", "--iterations", "5", "--json");

        assertThat(result.at("/cases").asInt()).isGreaterThanOrEqualTo(24);
        assertThat(result.at("/baseline/passing").asDouble()
                        / result.at("/cases").asInt())
                .isLessThan(0.2);
        assertThat(result.at("/final/passing").asDouble() / result.at("/cases").asInt())
                .isGreaterThan(0.8);
        assertThat(result.at("/final/verified").asBoolean()).isTrue();
        int passing = result.at("/baseline/passing").asInt();
        for (JsonNode iteration : result.at("/iterations")) {
            if (iteration.at("/accepted").asBoolean()) {
                assertThat(iteration.at("/regressions")).isEmpty();
                assertThat(iteration.at("/passing").asInt()).isGreaterThanOrEqualTo(passing);
                passing = iteration.at("/passing").asInt();
            }
        }
        assertThat(changed(before, hashes(example))).isSubsetOf("prompt.md", "schema.json");
        assertThat(example.read("prompt.md")).isNotEqualTo(StandIn.prompt());
        assertThat(StandIn.read(Shipped.file(example.work(), "prompt.md")))
                .as("as it came, for tests after a run of the example itself")
                .isEqualTo(StandIn.prompt());
    }

    @Test
    void aPlanWithABadIdeaIsRefutedTakenBackAndTheGoodOneKept() throws IOException, InterruptedException {
        assumeTrue(StandIn.isRunnable(), "skipped: no awk on this machine");
        ExampleFolder example = ExampleFolder.of("invoices", folder);
        String prompt = example.read("prompt.md");
        Path plan = Files.writeString(example.work().resolve("REFINE_PLAN.md"), PLAN);

        JsonNode result = example.result("--auto", "--plan", plan.toString(), "--iterations", "2", "--json");

        assertThat(result.at("/iterations/0/prediction").asText()).isEqualTo("refuted");
        assertThat(result.at("/iterations/0/accepted").asBoolean()).isFalse();
        assertThat(result.at("/iterations/0/regressions").toString()).isEqualTo("[\"alpina-6210\"]");
        assertThat(result.at("/iterations/1/prediction").asText()).isEqualTo("confirmed");
        assertThat(result.at("/iterations/1/accepted").asBoolean()).isTrue();
        assertThat(result.at("/cases").asInt())
                .as("one case is excluded by the plan")
                .isEqualTo(25);
        assertThat(example.read("prompt.md")).isEqualTo(prompt + "Dates as YYYY-MM-DD.\n");
    }

    @Test
    void saysWhatThePictureInTheReadmeShows() throws IOException, InterruptedException {
        assumeTrue(StandIn.isRunnable(), "skipped: no awk on this machine");
        ExampleFolder example = ExampleFolder.of("invoices", folder);

        example.refine("--auto", "--iterations", "5");

        String said = withoutBlanks(example.err() + example.out());
        List<String> shown = Files.readAllLines(Path.of("docs/run.svg")).stream()
                .filter(line -> line.startsWith("<text") && !line.contains("class="))
                .map(line -> line.replaceAll("<[^>]*>", "")
                        .replace("&gt;", ">")
                        .replace("&lt;", "<")
                        .replace("&amp;", "&"))
                // The last line names the folder and the day.
                .filter(line -> !line.startsWith("log: "))
                .toList();
        assertThat(shown)
                .as("draw it anew: src/docs/picture.py")
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(said).contains(withoutBlanks(line)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    private static Map<String, String> hashes(ExampleFolder example) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : example.given()) {
            hashes.put(file.toString(), Sha256.of(example.work().resolve(file)));
        }
        return hashes;
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        List<String> names = new ArrayList<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .distinct()
                .filter(name -> !after.getOrDefault(name, "").equals(before.getOrDefault(name, "")))
                .toList();
    }
}
