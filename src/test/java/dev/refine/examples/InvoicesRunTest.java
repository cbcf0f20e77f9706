package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Sha256;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that the README begins with, as a process of its own on a copy of the example. */
class InvoicesRunTest {

    private static final Path EXAMPLE = Path.of("examples/invoices");

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
        Path home = folder.resolve("a copy");
        copy(EXAMPLE, home);
        Map<String, String> before = hashes(home);

        JsonNode result = refine(
                "--manifest", home.resolve("refine.manifest.json").toString(), "--auto", "--iterations", "5", "--json");

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
        assertThat(changed(before, hashes(home))).isSubsetOf("prompt.md", "schema.json");
    }

    @Test
    void aPlanWithABadIdeaIsRefutedTakenBackAndTheGoodOneKept() throws IOException, InterruptedException {
        assumeTrue(StandIn.isRunnable(), "skipped: no awk on this machine");
        Path home = folder.resolve("a copy");
        copy(EXAMPLE, home);
        String prompt = Files.readString(home.resolve("prompt.md"));
        Files.writeString(home.resolve("REFINE_PLAN.md"), PLAN);

        JsonNode result = refine(
                "--manifest",
                home.resolve("refine.manifest.json").toString(),
                "--auto",
                "--plan",
                home.resolve("REFINE_PLAN.md").toString(),
                "--iterations",
                "2",
                "--json");

        assertThat(result.at("/iterations/0/prediction").asText()).isEqualTo("refuted");
        assertThat(result.at("/iterations/0/accepted").asBoolean()).isFalse();
        assertThat(result.at("/iterations/0/regressions").toString()).isEqualTo("[\"alpina-6210\"]");
        assertThat(result.at("/iterations/1/prediction").asText()).isEqualTo("confirmed");
        assertThat(result.at("/iterations/1/accepted").asBoolean()).isTrue();
        assertThat(result.at("/cases").asInt())
                .as("one case is excluded by the plan")
                .isEqualTo(25);
        assertThat(Files.readString(home.resolve("prompt.md"))).isEqualTo(prompt + "Dates as YYYY-MM-DD.\n");
    }

    private JsonNode refine(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isIn(0, 1);
        return Json.parse(Files.readString(out, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String relative = from.relativize(file).toString();
                boolean made =
                        relative.startsWith("out") || relative.startsWith("sessions") || relative.startsWith(".refine");
                if (!made && Files.isRegularFile(file)) {
                    Path target = to.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Of the user's files: not the outputs, not the sessions. */
    private static Map<String, String> hashes(Path home) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = home.relativize(file).toString();
                if (!relative.startsWith("out/")
                        && !relative.startsWith("sessions/")
                        && !relative.startsWith(".refine/")) {
                    hashes.put(relative, Sha256.of(Files.readAllBytes(file)));
                }
            }
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
