package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private String message(Path file) {
        try {
            return "read: " + ManifestReader.read(file).workloadId();
        } catch (UsageException e) {
            return e.getMessage().replace(folder + "/", "");
        }
    }

    private String message(String text) throws IOException {
        return message(Files.writeString(folder.resolve("m.json"), text));
    }

    private String messageWith(String line) throws IOException {
        return message(LEAST.replace("{\n", "{\n  " + line + ",\n"));
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
            assertThat(manifest.loop().mode()).isEqualTo("accuracy");
            assertThat(manifest.loop().maxIterations()).isEqualTo(5);
            assertThat(manifest.loop().measure()).isEqualTo(Manifest.Measure.GATED);
            assertThat(manifest.loop().trials()).isEqualTo(1);
            assertThat(manifest.loop().bundle()).isEqualTo(1);
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
            assertThat(message("\uFEFF" + LEAST)).isEqualTo("read: invoices");
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

    @Nested
    class Mistakes {

        @Test
        void inKeysSuggestTheNearest() throws IOException {
            assertThat(message(LEAST.replace("casePaths", "casePath")))
                    .isEqualTo("m.json:4:3: unknown key \"casePath\" [manifest-key]. Did you mean \"casePaths\"?");
            assertThat(messageWith("\"budget\": {\"dollars\": 1}"))
                    .isEqualTo("m.json:2:14: unknown key \"dollars\" [manifest-key]. Allowed: runs, minutes, costUsd.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"maxIterations\": \"five\"|m.json:2:20: \"maxIterations\" must be a whole number [manifest-type]. Found the text \"five\".",
                    "\"trials\": 1.5|m.json:2:13: \"trials\" must be a whole number [manifest-type]. Found the number 1.5.",
                    "\"trials\": 0|m.json:2:13: \"trials\" must be at least 1 [manifest-value]. Found the number 0.",
                    "\"holdout\": 1|m.json:2:14: \"holdout\" must be less than 1 [manifest-value]. Found the number 1.",
                    "\"timeoutSeconds\": 0|m.json:2:21: \"timeoutSeconds\" must be more than 0 [manifest-value]. Found the number 0.",
                    "\"mode\": \"accurate\"|m.json:2:11: \"mode\" cannot be \"accurate\" [manifest-value]. Allowed: accuracy, speed, robustness, custom. Did you mean \"accuracy\"?",
                    "\"cache\": true|m.json:2:12: \"cache\" cannot be true [manifest-value]. Allowed: session, workload, off.",
                    "\"expectedPaths\": \"e/*.json\"|m.json:2:20: \"expectedPaths\" must be a list [manifest-type]. Found the text \"e/*.json\". Put it in brackets: [\"e/*.json\"].",
                    "\"editCheck\": [[]]|m.json:2:17: \"editCheck[0]\" must not be empty [manifest-value]. List at least one.",
                    "\"exclude\": [\"a[\"]|m.json:2:15: \"a[\" is not a glob: a \"[\" is not closed [manifest-value]. To match the character itself, write ? for it.",
                    "\"env\": {\"A=B\": \"x\"}|m.json:2:11: \"A=B\" cannot be the name of a variable [manifest-value]. Leave out the \"=\".",
                    "\"env\": \"none\"|m.json:2:10: \"env\" cannot be \"none\" [manifest-value]. Allowed: \"inherit\", a list of names, or an object of names and values.",
                    "\"proposer\": \"rule\"|m.json:2:15: \"proposer\" cannot be \"rule\" [manifest-value]. Allowed: rules, plan, or an object with command, preset or model. Did you mean \"rules\"?",
                    "\"proposer\": [{}]|m.json:2:16: \"proposer[0]\" must have one of command, preset and model [manifest-value]. Found none.",
                    "\"preflight\": [{\"hint\": \"x\"}]|m.json:2:17: \"command\" is missing in \"preflight[0]\" [manifest-required]. Required: command. Add it.",
                    "\"schemaPaths\": [{\"path\": \"*.py\", \"from\": \"a\", \"to\": \"b\"}]|m.json:2:28: a region needs the path of one file [manifest-value]. Found the glob \"*.py\". List each file with its own region.",
                    "\"overlayCommand\": \" \"|m.json:2:21: \"overlayCommand\" must not be empty [manifest-value]. Fill it in.",
                    "\"usagePath\": \"a\\u0000b\"|m.json:2:16: \"usagePath\" holds a character that it cannot have [manifest-value]. Found the control character U+0000. Leave it out.",
                    "\"measure\": \"gated\", \"measure\": \"full\"|m.json:2:23: the key \"measure\" is given twice [manifest-key]. The first is at 2:3. Keep one of them.",
                    "\"budget\": {\"costUsd\": 1}|m.json:2:25: \"budget.costUsd\" needs a way to know what a run costs [manifest-value]. Found neither \"usagePath\" nor \"caseEstimate.usd\". Add \"caseEstimate\": {\"usd\": …}, or let the command write its usage and name the file in \"usagePath\"."
                })
        void areToldInOneSentenceWithTheirPlace(String line, String expected) throws IOException {
            assertThat(messageWith(line)).isEqualTo(expected);
        }

        @Test
        void areToldTogetherInTheOrderOfTheText() throws IOException {
            assertThat(message("{\n  \"trials\": 0,\n  \"workloadID\": \"x\",\n  \"promptPaths\": []\n}"))
                    .isEqualTo("""
                            m.json:1:1: "casePaths" is missing [manifest-required]. Required: workloadId, promptPaths, casePaths, runCommand, outputPath. Add it.
                            m.json:1:1: "runCommand" is missing [manifest-required]. Required: workloadId, promptPaths, casePaths, runCommand, outputPath. Add it.
                            m.json:1:1: "outputPath" is missing [manifest-required]. Required: workloadId, promptPaths, casePaths, runCommand, outputPath. Add it.
                            m.json:2:13: "trials" must be at least 1 [manifest-value]. Found the number 0.
                            m.json:3:3: unknown key "workloadID" [manifest-key]. Did you mean "workloadId"?
                            m.json:4:18: "promptPaths" must not be empty [manifest-value]. List at least one.\
                            """);
        }

        @Test
        void areCutShortWhenTheyAreMany() throws IOException {
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                keys.append("\"zzzzzz").append(i).append("\": 0,\n");
            }
            assertThat(message(LEAST.replace("{\n", "{\n" + keys)).lines())
                    .hasSize(21)
                    .last()
                    .isEqualTo("m.json: 10 more problems [manifest-more]. Correct the first ones.");
        }
    }

    @Nested
    class FilesOnDisk {

        @Test
        void thatAreNotJson() throws IOException {
            assertThat(message("")).isEqualTo("m.json:1:1: not JSON: it is empty [manifest-json]. Correct it there.");
            assertThat(message("{\n  \"workloadId\": \"x\",\n}"))
                    .isEqualTo("m.json:3:1: not JSON: a comma stands before the closing \"}\" [manifest-json]."
                            + " Correct it there.");
            assertThat(message("[]"))
                    .isEqualTo("m.json:1:1: the manifest must be an object [manifest-type]. Found an empty list.");
        }

        @Test
        void thatAreNotUtf8() throws IOException {
            Path file = folder.resolve("m.json");
            Files.write(file, LEAST.replace("invoices", "Größe").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(message(file))
                    .isEqualTo("m.json:2:20: not UTF-8 text [manifest-json]. Found the byte 0xF6. Save the file as"
                            + " UTF-8.");
            Files.write(file, ("\uFEFF" + LEAST).getBytes(StandardCharsets.UTF_16LE));
            assertThat(message(file))
                    .isEqualTo("m.json:1:1: not UTF-8 text [manifest-json]. Found the byte order mark of UTF-16. Save"
                            + " the file as UTF-8.");
        }

        @Test
        void thatAreTooLarge() throws IOException {
            assertThat(message(LEAST + " ".repeat(2 * 1024 * 1024)))
                    .startsWith("\"m.json\" is larger than a manifest may be [manifest-size]. It has 2097")
                    .endsWith("bytes; the limit is 1048576. Check that it is the right file.");
        }

        @Test
        void thatAreNested() throws IOException {
            assertThat(messageWith("\"compare\": {\"defaults\": " + "[".repeat(40) + "]".repeat(40) + "}"))
                    .isEqualTo("m.json:2:58: not JSON: it is nested too deeply [manifest-json]. Correct it there.");
        }

        @Test
        void thatAreNotThere() throws IOException {
            Files.writeString(folder.resolve("refine.manifest.json"), LEAST);
            assertThat(message(folder.resolve("refine.manifset.json")))
                    .isEqualTo(
                            "there is no manifest \"refine.manifset.json\" [manifest-missing]. Did you mean"
                                    + " \"refine.manifest.json\"? Name one with --manifest FILE, or write one with refine init.");
            assertThat(message(folder.resolve("no/m.json")))
                    .isEqualTo("there is no manifest \"no/m.json\" [manifest-missing]. The folder no/ does not exist."
                            + " Name one with --manifest FILE, or write one with refine init.");
        }

        @Test
        void thatAreFolders() throws IOException {
            Path sub = Files.createDirectory(folder.resolve("sub"));
            assertThat(message(sub))
                    .isEqualTo("\"sub\" is a folder, not a manifest [manifest-folder]. It holds no"
                            + " refine.manifest.json. Name the file with --manifest FILE.");
            Files.writeString(sub.resolve("refine.manifest.json"), LEAST);
            assertThat(message(sub))
                    .isEqualTo("\"sub\" is a folder, not a manifest [manifest-folder]. Did you mean"
                            + " \"sub/refine.manifest.json\"?");
        }
    }

    @Test
    void namesTheFileAsItWasGiven() {
        assertThatThrownBy(() -> ManifestReader.read(Path.of("no/such.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no manifest \"no/such.json\" [manifest-missing].");
    }
}
