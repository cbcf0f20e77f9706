package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputRuleTest {

    private static final String OWN_FOLDER =
            " A run would overwrite it. Correct outputPath: outputs need a folder of their own.";

    @TempDir
    Path folder;

    private WorkloadFixture given;

    @BeforeEach
    void cases() throws IOException {
        given = new WorkloadFixture(folder);
        given.files("cases/a.txt", "cases/b.txt", "expected/a.json", "expected/b.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expected/{caseId}.json | a | expected/a.json | the expected file of the case a",
                "./out/../expected/b.json | a | ./out/../expected/b.json | the expected file of the case b",
                "cases/{caseId}.txt | a | cases/a.txt | the input of the case a",
                "{case} | a | cases/a.txt | the input of the case a",
                "prompt.md | a | prompt.md | a prompt that may be edited",
                "m.json | a | m.json | the manifest",
            })
    void keepsOutputsOffTheFilesOfTheUser(String path, String input, String place, String owner) throws IOException {
        given.outputs("\"outputPath\": \"" + path + "\"");

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case " + input + " is \"" + place + "\", " + owner
                        + " [output-place]." + OWN_FOLDER);
    }

    @Test
    void seesThroughLinksOfFolders() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), folder.resolve("expected"));

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case a is \"out/a.json\", the expected file of the case a"
                        + " [output-place]." + OWN_FOLDER);
    }

    @Test
    void refusesAFileWhereAFolderIsNeeded() throws IOException {
        given.outputs("\"outputPath\": \"out/deep/{caseId}.json\"");
        Files.writeString(folder.resolve("out"), "notes");

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case a is \"out/deep/a.json\", and \"out\" is a file"
                        + " [output-place]. No folder can be made there. Correct outputPath, or take that file away.");
    }

    @Test
    void keepsThePlaceOfAnExpectedFileFreeUntilThereIsOne() throws IOException {
        Files.delete(folder.resolve("expected/b.json"));
        given.keys("\"casePaths\": [\"cases/*.txt\"], \"expectedPaths\": [\"expected/*.json\"], \"unpaired\": \"skip\"")
                .outputs("\"outputPath\": \"expected/b.json\"");

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case a is \"expected/b.json\", the expected file of the case b"
                        + " [output-place]." + OWN_FOLDER);
    }

    @Test
    void knowsUsageOverlaysAndFolders() throws IOException {
        given.outputs("\"outputPath\": \"cases\", \"usagePath\": \"expected/{caseId}.json\","
                + " \"overlayCommand\": \"draw {overlay}\", \"overlayPath\": \"{expected}\"");

        assertThat(given.refusal()).isEqualTo("""
                        the outputPath of the case a is "cases", a folder [output-place]. Correct outputPath.
                        the usagePath of the case a is "expected/a.json", the expected file of the case a [output-place]. A run would overwrite it. Correct usagePath: outputs need a folder of their own.
                        the overlayPath of the case a is "%s/expected/a.json", the expected file of the case a [output-place]. A run would overwrite it. Correct overlayPath: outputs need a folder of their own.\
                        """.formatted(folder));
    }

    @ParameterizedTest
    @CsvSource({".refine", ".refine/lock", "sessions"})
    void keepsOutputsOffTheFoldersOfRefine(String place) throws IOException {
        given.outputs("\"outputPath\": \"" + place + "\"");

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case a is \"" + place + "\", a place of refine's own [output-place]."
                        + OWN_FOLDER);
    }

    @Test
    void keepsPicturesOffOutputs() throws IOException {
        given.outputs("\"outputPath\": \"out/{caseId}.json\", \"overlayCommand\": \"draw {overlay}\","
                + " \"overlayPath\": \"./out/{caseId}.json\"");

        assertThat(given.refusal())
                .isEqualTo(
                        "the overlayPath of the case a is \"./out/a.json\", the output of the case a [output-place]. A"
                                + " run would overwrite it. Correct overlayPath: outputs need a folder of their own.");
    }

    @Test
    void keepsOutputsOffAProgramThatIsNotToldWhereToWrite() throws IOException {
        given.write("run.sh", "#!/bin/sh\n").outputs("\"outputPath\": \"run.sh\"");
        assertThat(folder.resolve("run.sh").toFile().setExecutable(true)).isTrue();

        assertThat(given.refusal())
                .isEqualTo("the outputPath of the case a is \"run.sh\", a file of the command [output-place]."
                        + OWN_FOLDER);
    }

    @Test
    void letsACommandNameTheOutputThatItWritesItself() throws IOException {
        given.write("answer.json", "{}")
                .outputs("\"outputPath\": \"answer.json\", \"worker\": [\"worker\", \"answer.json\"]");

        assertThat(given.resolve().cases()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sh check.sh | a validator | \"validationScripts\": [\"cd . && sh check.sh {output}\"]",
                "check.sh without being told | a validator | \"validationScripts\": [[\"bash\", \"-e\", \"./check.sh\"]]",
                "a text | a validator | \"validationScripts\": [\"diff -u check.sh {output}\"]",
                "a drawing | overlayCommand | \"overlayPath\": \"o/{caseId}\", \"overlayCommand\": \"python3 check.sh {overlay}\"",
                "a script | the critic | \"critiqueScript\": \"sh check.sh\"",
                "a command | the critic | \"critic\": {\"command\": [\"sh\", \"check.sh\"]}",
                "a proposer | the proposer | \"proposer\": {\"command\": [\"propose\", \"--notes\", \"check.sh\"]}",
                "a check of edits | editCheck | \"editCheck\": [\"python3 -m py_compile check.sh\"]",
                "a metric | metricCommand | \"mode\": \"custom\", \"objective\": {\"metric\": \"m\"}, \"metricCommand\": \"sh check.sh\"",
                "a preflight | preflight | \"preflight\": [{\"command\": \"test -s check.sh\", \"hint\": \"h\"}]",
                "variables | envFile | \"envFile\": \"check.sh\"",
                "a checklist | reviewChecklist | \"critiqueScript\": \"critic\", \"reviewChecklist\": [\"check.sh\"]",
                "inputs | inputs | \"inputs\": [\"check.sh\", \"lib/*\"]",
            })
    void keepsOutputsOffTheFilesOfEveryCommand(String what, String owner, String keys) throws IOException {
        given.write("check.sh", "").outputs("\"outputPath\": \"check.sh\", " + keys);

        assertThat(given.refusal())
                .as(what)
                .isEqualTo("the outputPath of the case a is \"check.sh\", a file of " + owner + " [output-place]."
                        + OWN_FOLDER);
    }

    @Test
    void letsAValidatorNameTheOutputThatItReads() throws IOException {
        given.write("answer.json", "{}")
                .outputs("\"outputPath\": \"answer.json\", \"validationScripts\": [\"jq -e .total answer.json\","
                        + " \"python3 -m json.tool answer.json\", \"sh -c 'test -s answer.json'\"]");

        assertThat(given.resolve().cases()).hasSize(2);
    }

    @Test
    void letsOutputsLieBesideTheirInputs() throws IOException {
        given.outputs("\"outputPath\": \"{case}.out.json\", \"usagePath\": \"usage.json\"");

        assertThat(given.resolve().cases()).hasSize(2);
    }
}
