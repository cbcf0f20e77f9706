package dev.refine.workload.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.problem.UsageException;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {

    private static final String LEAST = """
            {
              "workloadId": "invoices",
              "promptPaths": ["prompts/extract.md"],
              "casePaths": ["cases/*.txt"],
              "runCommand": "./extract {case}",
              "outputPath": "out/{caseId}.json"
            }
            """;

    @TempDir
    Path folder;

    private Manifest read(String text) throws IOException {
        return ManifestReader.read(Files.writeString(folder.resolve("m.json"), text));
    }

    /** The least manifest with one more line, which is line 2. */
    private Manifest readWith(String line) throws IOException {
        return read(LEAST.replace("{\n", "{\n  " + line + ",\n"));
    }

    @Nested
    class Defaults {

        @Test
        void areThoseOfTheTable() throws IOException {
            Manifest manifest = read(LEAST);
            assertThat(manifest.file()).isEqualTo(folder.resolve("m.json"));
            assertThat(manifest.folder()).isEqualTo(folder);
            assertThat(manifest.sha256()).hasSize(64);
            assertThat(manifest.workloadId()).isEqualTo("invoices");
            assertThat(manifest.editing())
                    .isEqualTo(new Manifest.EditSpec(
                            List.of(new Manifest.PromptSource("prompts/extract.md", Optional.empty())),
                            List.of(),
                            List.of()));
            assertThat(manifest.cases().skipUnpaired()).isFalse();
            assertThat(manifest.run().limits().concurrency()).isEqualTo(4);
            assertThat(manifest.run().limits().timeout()).isEqualTo(Duration.ofSeconds(120));
            assertThat(manifest.run().limits().retries()).isEqualTo(2);
            assertThat(manifest.run().limits().errorTolerance()).isEqualTo(0.1);
            assertThat(manifest.run().cache()).isEqualTo(Manifest.Cache.SESSION);
            assertThat(manifest.run().inputs()).isEmpty();
            assertThat(manifest.run().environment().inherit()).isTrue();
            assertThat(manifest.judging().compare()).isEqualTo(Json.object());
            assertThat(manifest.judging().critique().threshold()).isEqualTo(70);
            assertThat(manifest.loop().goal().mode()).isEqualTo("accuracy");
            assertThat(manifest.loop().maxIterations()).isEqualTo(5);
            assertThat(manifest.loop().measuring().measure()).isEqualTo(Manifest.Measure.GATED);
            assertThat(manifest.loop().measuring().trials()).isEqualTo(1);
            assertThat(manifest.loop().measuring().bundle()).isEqualTo(1);
            assertThat(manifest.loop().plateau()).isEqualTo(2);
            assertThat(manifest.loop().restoreBest()).isTrue();
            assertThat(manifest.loop().proposers()).isEmpty();
        }
    }

    @Nested
    class Fields {

        @Test
        void ofOlderManifestsLoadUnchanged() throws IOException {
            Manifest manifest = read("""
                    {"workloadId": "plans", "promptPaths": ["p.md"], "schemaPaths": ["s/*.json"],
                     "casePaths": ["cases/**/*.pdf"], "expectedPaths": ["expected/**/*.json"],
                     "runCommand": "node run.js {case} > {output}", "outputPath": "out/{case}.json",
                     "overlayCommand": "node draw.js {case} {output}", "validationScripts": ["./check.sh {output}"],
                     "critiquePrompt": "critique.md", "critiqueScript": "node critic.js {overlay}",
                     "reviewChecklist": "checklist.md", "maxIterations": 7, "targetPhase": 2, "detailLevel": "high"}
                    """);
            assertThat(manifest.run().command()).isEqualTo(new CommandLine.Shell("node run.js {case} > {output}"));
            assertThat(manifest.judging().validationScripts())
                    .containsExactly(new CommandLine.Shell("./check.sh {output}"));
            assertThat(manifest.judging().critique().checklist()).containsExactly("checklist.md");
            assertThat(manifest.loop().maxIterations()).isEqualTo(7);
        }

        @Test
        void mayBeCommandsOfBothKinds() throws IOException {
            Manifest manifest = readWith("\"editCheck\": [\"make lint\", [\"node\", \"-c\", \"a b.js\"]]");
            assertThat(manifest.editing().editCheck())
                    .containsExactly(
                            new CommandLine.Shell("make lint"), new CommandLine.Argv(List.of("node", "-c", "a b.js")));
        }

        @Test
        void mayBeRegions() throws IOException {
            Manifest manifest = readWith(
                    "\"schemaPaths\": [{\"path\": \"a.py\", \"from\": \"<<\", \"to\": \">>\", \"raw\": true}]");
            assertThat(manifest.editing().schemas())
                    .containsExactly(
                            new Manifest.PromptSource("a.py", Optional.of(new EditableFile.Region("<<", ">>", true))));
        }

        @Test
        void tellHoldoutSharesFromGlobs() throws IOException {
            assertThat(readWith("\"holdout\": 0.2").cases().selection().holdoutFraction())
                    .hasValue(0.2);
            assertThat(readWith("\"holdout\": [\"x*\"]").cases().selection().holdout())
                    .containsExactly("x*");
        }

        @Test
        void takeEnvironmentInThreeForms() throws IOException {
            assertThat(readWith("\"env\": \"inherit\"").run().environment().inherit())
                    .isTrue();
            assertThat(readWith("\"env\": {\"A\": 1, \"B\": \"x\"}").run().environment())
                    .isEqualTo(new Manifest.Environment(true, List.of(), Map.of("A", "1", "B", "x"), Optional.empty()));
            assertThat(readWith("\"env\": [\"A\", {\"B\": \"x\"}], \"envFile\": \".env\"")
                            .run()
                            .environment())
                    .isEqualTo(new Manifest.Environment(false, List.of("A"), Map.of("B", "x"), Optional.of(".env")));
        }

        @Test
        void takeProposersAloneOrInOrder() throws IOException {
            assertThat(readWith("\"proposer\": \"plan\"").loop().proposers()).hasSize(1);
            assertThat(readWith("\"proposer\": [\"rules\", {\"command\": [\"p\"]}]")
                            .loop()
                            .proposers())
                    .hasSize(2);
        }

        @Test
        void mayFollowByteOrderMark() throws IOException {
            assertThat(read("\uFEFF" + LEAST).workloadId()).isEqualTo("invoices");
        }

        @Test
        void nameEveryKeyOfTheSchema() throws IOException {
            Manifest manifest = readWith("""
                    "$schema": "x", "unpaired": "skip", "inputs": ["*.js"], "overlayPath": "o/{caseId}-*.png",
                    "critic": {"preset": "claude"}, "mode": "speed", "metricCommand": "m", "startsPerMinute": 30,
                    "objective": {"metric": "f1", "direction": "maximize", "target": 0.9, "tolerance": 0.01,
                      "guards": [{"metric": "durationSeconds", "tolerance": 1}]},
                    "compare": {"defaults": {}, "rules": [{"path": "/a", "type": "number"}]}, "concurrency": 2,
                    "timeoutSeconds": 0.5, "retries": 0, "errorTolerance": 0, "trials": 3, "measure": "lazy",
                    "bundle": 2, "plateau": 3, "onRegression": "keep", "focus": ["a"], "guards": ["b"],
                    "exclude": ["c"], "budget": {"runs": 9, "minutes": 1.5, "costUsd": 2}, "cache": "off",
                    "caseEstimate": {"usd": 0.01, "seconds": 3}, "perturb": {"kinds": ["typo"], "count": 2, "seed": 1},
                    "critiqueThreshold": 80, "caseTextCommand": "cat {case}", "usagePath": "u.json", "worker": ["w"],
                    "preflight": [{"command": "true", "hint": "h"}]\
                    """);
            assertThat(manifest.run().limits().timeout()).isEqualTo(Duration.ofMillis(500));
            assertThat(manifest.loop().budget().orElseThrow().runs()).contains(9);
            assertThat(manifest.loop().restoreBest()).isFalse();
            assertThat(manifest.run().preflight())
                    .containsExactly(new Manifest.Preflight(new CommandLine.Shell("true"), "h"));
        }
    }

    @Test
    void namesTheFileAsItWasGiven() {
        assertThatThrownBy(() -> ManifestReader.read(Path.of("no/such.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no manifest \"no/such.json\" [manifest-missing].");
    }
}
