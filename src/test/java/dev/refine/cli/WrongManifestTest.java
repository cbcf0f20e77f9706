package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong before anything runs: exit 2, one sentence, and a folder as it was (the workshop looks). */
class WrongManifestTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void namesThePlaceAndTheNearestKey() {
        refuses(
                own -> own.put("casePath", "x"),
                "DIR/refine.manifest.json:14:3: unknown key \"casePath\" [manifest-key]. Did you mean \"casePaths\"?");
    }

    @Test
    void namesThePlaceOfAWrongRule() {
        refuses(
                own -> own.putObject("compare").putObject("defaults").put("wieght", 2),
                "refine.manifest.json:16:7: unknown key \"wieght\" [compare-key]. Allowed here: autoKey, credit,"
                        + " critical, duplicates, extraFields, keyBy, keyCase, minSimilarity, missingNull, order, type,"
                        + " weight. Did you mean \"weight\"?");
    }

    @Test
    void warnsOfARuleThatMatchesNothingWithItsPlaceAndTheNearestPath() {
        workshop.with(
                own -> own.putObject("compare").putArray("rules").addObject().put("path", "/nmae"));

        assertThat(workshop.refine("--dry-run").err())
                .matches(
                        "warning: refine\\.manifest\\.json:[0-9]+:17: the path \"/nmae\" matches nothing in any expected"
                                + " file \\[compare-unused]\\. Did you mean \"/name\"\\?\n");
    }

    @Test
    void warnsOfPlaceholdersInDoubledBraces() {
        workshop.with(
                own -> own.put("runCommand", "sh model.sh {case} {output} '{{case}} {{case}} {{name}} {{expected}}'"));

        assertThat(workshop.refine("check").err())
                .startsWith(
                        "warning: refine.manifest.json:12:17: runCommand: {{case}} is text, and no placeholder [placeholder-doubled]. Nothing is"
                                + " put in its place. Write {case} if that is meant.\n")
                .doesNotContain("{{name}}", "{{expected}}");
        assertThat(workshop.with(own -> own.put("outputPath", "out/{caseId}-{{trial}}.json"))
                        .refine("--dry-run")
                        .err())
                .contains("warning: refine.manifest.json:13:17: outputPath: {{trial}} is text,");
    }

    @Test
    void warnsOfThemInTheCommandsOfACriticAndOfTheTextOfACase() {
        workshop.with(
                own -> own.put("critic", "sh critic.sh {{output}}").put("caseTextCommand", "cat {{case}} {{output}}"));

        assertThat(workshop.refine("--dry-run").err())
                .contains(":14:13: critic: {{output}} is text,", ":15:22: caseTextCommand: {{case}} is text,")
                .doesNotContain("caseTextCommand: {{output}}");
        workshop.with(
                own -> own.putObject("critic").putArray("command").add("judge").add("{{overlay}}"));
        assertThat(workshop.refine("--dry-run").err()).contains(": critic: {{overlay}} is text,");
        workshop.with(
                own -> own.put("critiqueScript", "sh critic.sh {{output}}").remove("critic"));
        assertThat(workshop.refine("--dry-run").err()).contains(": critiqueScript: {{output}} is text,");
    }

    @Test
    void warnsOfPlaceholdersInCommandsThatRunForNoCase() {
        workshop.with(own -> {
            own.putArray("editCheck").add("sh check.sh {case} {case} {name} {{output}}");
            own.putArray("preflight").addObject().put("command", "awk '{print}' {session}");
            own.put("metricCommand", "sh sum.sh {output}");
            own.putObject("proposer").putArray("command").add("propose").add("{caseId}");
        });
        String file = "warning: refine.manifest.json:";
        String rest =
                " is text here, and no placeholder [placeholder-place]. This command is run for no case. Take it out.\n";

        assertThat(workshop.refine("--dry-run").err())
                .isEqualTo(file + "14:16: editCheck: {case}" + rest + file + "17:16: preflight: {session}" + rest + file
                        + "22:20: metricCommand: {output}" + rest + file + "23:15: proposer: {caseId}" + rest);
    }

    @Test
    void warnsOfFieldsThatWaitForAnother() {
        assertThat(workshop.with(own -> own.put("overlayPath", "ov/{caseId}.png"))
                        .refine("--dry-run")
                        .err())
                .isEqualTo(
                        "warning: refine.manifest.json:14:18: overlayPath: it has no effect [manifest-idle]. So far there is no overlayCommand"
                                + " that draws anything there. Add the overlayCommand, or take it out.\n");
        assertThat(workshop.with(own -> own.put("runCommand", "sh model.sh {case} {output} && touch {overlay}"))
                        .refine("--dry-run")
                        .err())
                .isEmpty();
        workshop.with(own -> own.put("overlayCommand", "sh draw.sh").remove("overlayPath"));
        assertThat(workshop.with(own -> own.put("critiquePrompt", "Look well."))
                        .refine("--dry-run")
                        .err())
                .startsWith(
                        "warning: refine.manifest.json:14:21: overlayCommand: nobody looks at what it draws [manifest-idle]. It is not told"
                                + " {overlay}, and there is no overlayPath.")
                .contains(": critiquePrompt: it has no effect [manifest-idle]. So far there is no critic to be"
                        + " given it. Add the critic, or a critiqueScript, or take it out.\n");
    }

    @Test
    void warnsOfAPlaceThatTheOutputsOfAllCasesShare() {
        String shared = "warning: refine.manifest.json:13:17: outputPath: it is the same for every case [place-shared]."
                + " Each output that is published there takes the place of the one before, and the last one stays;"
                + " judged is the run's own. Write \"out/{caseId}-card-{trial}.json\", for instance.\n";
        workshop.with(own -> own.put("outputPath", "out/card-{trial}.json").putObject("compare"));

        assertThat(workshop.refine("--dry-run").err()).isEqualTo(shared);
        assertThat(workshop.refine("doctor").err()).isEqualTo(shared);
        assertThat(workshop.refine("check").err())
                .startsWith(shared)
                .doesNotContainPattern("(?s)place-shared.*place-shared");
        assertThat(workshop.with(own -> own.put("outputPath", "out/{case}.json"))
                        .refine("--dry-run")
                        .err())
                .isEmpty();
    }

    @Test
    void warnsOfNoSharedPlaceWhereItIsTheCommandsOwnOrThereIsOneCase() {
        workshop.with(own -> own.put("outputPath", "out/card.json"));

        assertThat(workshop.with(own -> own.put("runCommand", "sh model.sh {case} out/card.json"))
                        .refine("--dry-run")
                        .err())
                .isEmpty();
        assertThat(workshop.with(own -> own.put("runCommand", "sh model.sh {case} \"$REFINE_OUTPUT\"")
                                .putArray("exclude")
                                .add("bob")
                                .add("cleo"))
                        .refine("--dry-run")
                        .err())
                .isEmpty();
        assertThat(workshop.with(own -> own.remove("exclude"))
                        .refine("--dry-run")
                        .err())
                .contains("[place-shared]");
    }

    @Test
    void warnsOfAPlaceThatTheOverlaysOfAllCasesShare() {
        workshop.with(own -> own.put("overlayCommand", "sh draw.sh {output} {overlay}"));

        assertThat(workshop.with(own -> own.put("overlayPath", "shown.svg"))
                        .refine("--dry-run")
                        .err())
                .contains("overlayPath: it is the same for every case [place-shared]. Each overlay")
                .endsWith("Write \"{caseId}-shown.svg\", for instance.\n");
        assertThat(workshop.with(own -> own.put("overlayPath", "pages/*.svg"))
                        .refine("--dry-run")
                        .err())
                .as("several pages are found there, and none is published")
                .isEmpty();
    }

    @Test
    void warnsOfAThresholdThatIsMostLikelyAFraction() {
        workshop.with(own -> own.put("critiqueScript", "sh critic.sh").put("critiqueThreshold", 0.7));

        assertThat(workshop.refine("--dry-run").err())
                .isEqualTo(
                        "warning: refine.manifest.json:15:24: critiqueThreshold: from 0.7 on almost every case passes"
                                + " [critique-scale]. Its scale goes from 0 to 100, as that of a critic's score. Write 70 for"
                                + " 70 %.\n");
        assertThat(workshop.with(own -> own.put("critiqueThreshold", 1))
                        .refine("--dry-run")
                        .err())
                .endsWith("Write 100 for 100 %.\n");
        for (double meant : new double[] {0, 1.5, 70}) {
            assertThat(workshop.with(own -> own.put("critiqueThreshold", meant))
                            .refine("--dry-run")
                            .err())
                    .isEmpty();
        }
    }

    @Test
    void leavesNothingBehindAnUnknownPlaceholderOfACriticThatIsOneText() {
        refuses(
                own -> own.put("critic", "sh critic.sh {outputs}"),
                "DIR/refine.manifest.json:14:13: unknown placeholder {outputs} [placeholder-unknown]. Did you mean"
                        + " {output}? Braces that are no placeholder need a blank inside: { outputs}.");
    }

    @Test
    void namesThePlaceOfAWrongType() {
        refuses(
                own -> own.put("maxIterations", "many"),
                "DIR/refine.manifest.json:14:20: \"maxIterations\" must be a whole number [manifest-type]."
                        + " Found the text \"many\".");
    }

    @Test
    void saysWhatLiesWhereNoCaseMatches() {
        refuses(
                own -> own.putArray("casePaths").add("cases/*.jsn"),
                "no case matches \"cases/*.jsn\" [cases-empty]. The folder cases/ holds 3 files, all ending in .txt."
                        + " Correct casePaths.");
    }

    @Test
    void writesNoOutputOverAnAnswer() {
        refuses(
                own -> own.put("outputPath", "expected/{caseId}.json"),
                "the outputPath of the case ada is \"expected/ada.json\", the expected file of the case ada"
                        + " [output-place]. A run would overwrite it. Correct outputPath: outputs need a folder of their"
                        + " own.");
    }

    @Test
    void writesNoOutputOverTheScript() {
        refuses(
                own -> own.put("outputPath", "model.sh"),
                "the outputPath of the case ada is \"model.sh\", a file of the command [output-place]. A run would"
                        + " overwrite it. Correct outputPath: outputs need a folder of their own.");
    }

    @Test
    void refusesACaseWithoutExpectedFile() {
        workshop.delete("expected/bob.json");

        refuses(
                own -> {},
                "1 case has no expected file [pair-missing]. Found alone: cases/bob.txt."
                        + " Add the files, list the cases in exclude, or set \"unpaired\": \"skip\".");
    }

    @Test
    void refusesACaseWithTwoExpectedFiles() {
        workshop.write("more/ada.json", "{}");

        refuses(
                own -> own.withArray("expectedPaths").add("more/*.json"),
                "case cases/ada.txt pairs with 2 expected files [pair-double]. They are expected/ada.json,"
                        + " more/ada.json. Make casePaths and expectedPaths differ only where the files have the same"
                        + " name, or exclude one.");
    }

    @Test
    void refusesAPromptThatIsNotThere() {
        workshop.delete("prompt.md");

        refuses(own -> {}, "the prompt file \"prompt.md\" does not exist [prompt-missing]. Correct promptPaths.");
    }

    @Test
    void refusesAPromptThatIsNotText() throws IOException {
        Files.write(folder.resolve("prompt.md"), new byte[] {(byte) 0xff, 0});

        refuses(
                own -> {},
                "prompt.md:1:1: not UTF-8 text [prompt-encoding]. Found the byte 0xFF. Save the file as UTF-8.");
    }

    @Test
    void refusesAnExpectedFileThatIsNotJson() {
        workshop.write("expected/bob.json", "{");

        refuses(
                own -> {},
                "expected/bob.json:1:2: not JSON: it ends too early: a bracket, brace or quote is not closed"
                        + " [expected-json]. An expected file holds exactly one JSON value.");
    }

    @Test
    void refusesToLoopWithNothingToJudgeBy() {
        refuses(
                own -> own.remove("expectedPaths"),
                "refine.manifest.json: there is nothing to judge an output by [nothing-to-judge-by]. The manifest has"
                        + " none of \"expectedPaths\", \"validationScripts\", \"critiqueScript\" and \"critic\". Add one"
                        + " of them; refine check shows the outputs without judging.");
    }

    @Test
    void plansNothingWhereNothingCanBeJudgedAndSaysSoInADryRun() {
        workshop.with(own -> own.remove("expectedPaths"));

        Outcome plan = workshop.refine("plan");
        Outcome dryRun = workshop.auto("--dry-run");

        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.err()).contains("[nothing-to-judge-by]");
        assertThat(dryRun.exit()).isZero();
        assertThat(dryRun.err())
                .startsWith("without --dry-run this is refused: refine.manifest.json: there is nothing to judge");
    }

    @Test
    void showsOutputsThatNobodyCanJudge() {
        workshop.with(own -> own.remove("expectedPaths"));

        Outcome check = workshop.refine("check", "--json");

        assertThat(check.exit()).isZero();
        assertThat(check.json().path("passing").asInt()).isZero();
        assertThat(check.json().path("results").findValuesAsText("outcome"))
                .containsExactly("unjudged", "unjudged", "unjudged");
    }

    @Test
    void saysThatTheManifestIsMissing() {
        workshop.delete("refine.manifest.json");

        Outcome outcome = workshop.auto();

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "there is no manifest \"DIR/refine.manifest.json\" [manifest-missing]."
                                + " Name one with --manifest FILE.\n"));
    }

    @Test
    void refusesACommandThatWouldRunWhatAFileIsCalled() {
        refuses(
                own -> own.put("runCommand", "bash -c -- 'cat {case} > {output}'"),
                "DIR/refine.manifest.json:12:17: {case} stands inside nested code, where a file name could be run as"
                        + " code [placeholder-nested]. Write \"$REFINE_CASE\" there instead, with single quotes around"
                        + " the code; what is no shell code reads that variable by its own means.");
    }

    private void refuses(Consumer<ObjectNode> change, String message) {
        workshop.with(change);
        assertThat(workshop.auto()).isEqualTo(new Outcome(2, "", message + "\n"));
    }
}
