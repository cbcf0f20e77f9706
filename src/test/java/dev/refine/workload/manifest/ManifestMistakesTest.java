package dev.refine.workload.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestMistakesTest {

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
    class InTheText {

        @Test
        void inKeysSuggestTheNearest() throws IOException {
            assertThat(message(LEAST.replace("casePaths", "casePath")))
                    .isEqualTo("m.json:4:3: unknown key \"casePath\" [manifest-key]. Did you mean \"casePaths\"?");
            assertThat(messageWith("\"budget\": {\"dollars\": 1}"))
                    .isEqualTo("m.json:2:14: unknown key \"dollars\" [manifest-key]. Allowed: runs, minutes, costUsd.");
        }

        @Test
        void aKeyOneLevelTooHighIsShownItsPlace() throws IOException {
            assertThat(messageWith("\"target\": 0.95"))
                    .isEqualTo("m.json:2:3: unknown key \"target\" [manifest-key]. It belongs under \"objective\".");
            assertThat(messageWith("\"costUsd\": 1"))
                    .isEqualTo("m.json:2:3: unknown key \"costUsd\" [manifest-key]. It belongs under \"budget\".");
            assertThat(messageWith("\"command\": \"./run\""))
                    .as("of a critic or a proposer")
                    .contains("Allowed: ");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"maxIterations\": \"5\"|Found the text \"5\". Leave out the quotes: 5.",
                    "\"maxIterations\": \"2.5\"|Found the text \"2.5\".",
                    "\"timeoutSeconds\": \"2m\"|Found the text \"2m\".",
                    "\"errorTolerance\": \"10%\"|Found the text \"10%\". Write 0.1 for 10 %.",
                    "\"objective\": {\"target\": \"95 %\"}|Found the text \"95 %\". Write 0.95 for 95 %.",
                    "\"holdout\": 20|Found the number 20. Write 0.2 for 20 %.",
                    "\"preflight\": \"true\"|Found the text \"true\". Write [{\"command\": \"true\"}].",
                    "\"preflight\": [\"true\"]|Found the text \"true\". Write {\"command\": \"true\"}.",
                    "\"objective\": \"passRate\"|Found the text \"passRate\". Write {\"metric\": \"passRate\"}.",
                    "\"budget\": 100|Found the number 100. It may have the keys runs, minutes, costUsd.",
                })
        void inTheKindOfAValueSayWhatToWrite(String line, String end) throws IOException {
            assertThat(messageWith(line)).endsWith("]. " + end).startsWith("m.json:2:");
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
                    "\"proposer\": \"rule\"|m.json:2:15: \"proposer\" cannot be \"rule\" [manifest-value]. Allowed: rules, plan, or an object with command, preset, model or race. Did you mean \"rules\"?",
                    "\"proposer\": {\"race\": [\"rules\"]}|m.json:2:24: \"proposer.race\" must list at least 2 [manifest-value]. Found 1. Add another, or name a single one without a list.",
                    "\"proposer\": [{}]|m.json:2:16: \"proposer[0]\" must have one of command, preset, model and race [manifest-value]. Found none.",
                    "\"preflight\": [{\"hint\": \"x\"}]|m.json:2:17: \"command\" is missing in \"preflight[0]\" [manifest-required]. Required: command. Add it.",
                    "\"schemaPaths\": [{\"path\": \"*.py\", \"from\": \"a\", \"to\": \"b\"}]|m.json:2:28: a region needs the path of one file [manifest-value]. Found the glob \"*.py\". List each file with its own region.",
                    "\"overlayCommand\": \" \"|m.json:2:21: \"overlayCommand\" must not be empty [manifest-value]. Fill it in.",
                    "\"usagePath\": \"a\\u0000b\"|m.json:2:16: \"usagePath\" holds a character that it cannot have [manifest-value]. Found the control character U+0000. Leave it out.",
                    "\"measure\": \"gated\", \"measure\": \"full\"|m.json:2:23: the key \"measure\" is given twice [manifest-key]. The first is at 2:3. Keep one of them.",
                    "\"usagePath\": \"u/{output}\"|m.json:2:16: {output} cannot be used here [placeholder-place]. Known here: {case}, {caseId}, {iteration}, {trial}. Take it out.",
                    "\"overlayCommand\": \"draw {usage}\"|m.json:2:21: {usage} cannot be used here [placeholder-place]. Known here: {case}, {caseId}, {output}, {overlay}, {image}, {iteration}, {trial}, {session}, {expected}. Take it out.",
                    "\"validationScripts\": [\"check {overlay}\"]|m.json:2:25: {overlay} cannot be used here [placeholder-place]. Known here: {case}, {caseId}, {output}, {image}, {iteration}, {trial}, {session}, {expected}. Take it out.",
                    "\"validationScripts\": [\"a\", \"check {expcted}\"]|m.json:2:30: unknown placeholder {expcted} [placeholder-unknown]. Did you mean {expected}? Braces that are no placeholder need a blank inside: { expcted}.",
                    "\"budget\": {\"costUsd\": 1}|m.json:2:25: \"budget.costUsd\" needs a way to know what a run costs [manifest-value]. Found neither \"usagePath\" nor \"caseEstimate.usd\". Add \"caseEstimate\": {\"usd\": …}, or let the command write its usage and name the file in \"usagePath\"."
                })
        void areToldInOneSentenceWithTheirPlace(String line, String expected) throws IOException {
            assertThat(messageWith(line)).isEqualTo(expected);
        }

        @Test
        void keepTheAnswerFromTheWorkload() throws IOException {
            assertThat(message(LEAST.replace("{case}", "{case} {expected}")))
                    .isEqualTo(
                            "m.json:5:17: {expected} cannot be used here [placeholder-place]. A workload must not see"
                                    + " its answer. Use it in validationScripts, overlayCommand or a critic.");
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
                    .isEqualTo("there is no manifest \"refine.manifset.json\" [manifest-missing]. Did you mean"
                            + " \"refine.manifest.json\"? Name one with --manifest FILE.");
            assertThat(message(folder.resolve("no/m.json")))
                    .isEqualTo("there is no manifest \"no/m.json\" [manifest-missing]. The folder no/ does not exist."
                            + " Name one with --manifest FILE.");
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
}
