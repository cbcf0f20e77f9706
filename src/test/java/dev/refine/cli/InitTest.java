package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder that nobody has described to a manifest, and on to the loop. */
class InitTest {

    /** Depth short and every suggestion taken, for three rounds: five, four and three questions. */
    private static final String SUGGESTIONS = "short\n" + "\n".repeat(12);

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder).delete("refine.manifest.json");
    }

    private JsonNode manifest() {
        return Json.parse(workshop.read("refine.manifest.json"));
    }

    @Nested
    class InAScript {

        @Test
        void takesWhatTheFolderLooksLike() {
            Outcome outcome = workshop.refine("init", "--yes");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.out()).isEqualTo("""
                    refine.manifest.json: 3 cases, 3 with an expected file, 1 file that may be edited
                    questions and answers: .refine/DETAILS.md
                    next: refine validate runs one case; refine measures all and suggests an edit
                    """);
            assertThat(manifest().path("runCommand").asText()).isEqualTo("sh model.sh {case} {output}");
            assertThat(manifest().path("casePaths").get(0).asText()).isEqualTo("cases/*.txt");
            assertThat(manifest().path("expectedPaths").get(0).asText()).isEqualTo("expected/*.json");
            assertThat(manifest().path("promptPaths").get(0).asText()).isEqualTo("prompt.md");
            assertThat(workshop.refine("check").exit()).isEqualTo(1);
            assertThat(workshop.inSession("DETAILS.md"))
                    .contains("- Question: Which command runs one case?\n"
                            + "- Answer: sh model.sh {case} {output} (as the folder suggests)\n");
        }

        @Test
        void leavesAPlaceForExpectedFilesThatAreStillToBeMade() {
            List.of("ada", "bob", "cleo").forEach(id -> workshop.delete("expected/" + id + ".json"));

            Outcome outcome = workshop.refine("init", "--yes");

            assertThat(outcome.out())
                    .contains("refine.manifest.json: 3 cases, 0 with an expected file, 1 file")
                    .endsWith("next: refine expect makes expected files from outputs, as there are none to judge by"
                            + " yet\n");
            assertThat(manifest().path("expectedPaths").toString()).isEqualTo("[\"expected/*.json\"]");
            assertThat(manifest().path("unpaired").asText()).isEqualTo("skip");
            assertThat(workshop.refine("check").out()).contains("unjudged");
            assertThat(workshop.refine("expect", "--accept-all", "--yes").exit())
                    .isZero();
            assertThat(workshop.read("expected/ada.json")).contains("Ada!");
            assertThat(workshop.refine("check").exit()).isZero();
        }

        @Test
        void takesAPromptInsideOfAProgram() {
            workshop.delete("prompt.md")
                    .write("extract.py", "PROMPT = \"\"\"\nCopy.\n\"\"\"\nHINT = \"\"\"Be {brief}\"\"\"\n");

            assertThat(workshop.refine("init", "--yes").exit()).isZero();
            assertThat(workshop.refine("--dry-run").out()).contains("  extract.py (prompt, between its markers)\n");

            workshop.delete("refine.manifest.json").write("answers.json", """
                    {"promptPaths": [{"path": "extract.py", "from": "HINT = \\"\\"\\"", "to": "\\"\\"\\""}]}
                    """);
            assertThat(workshop.refine("init", "--answers", "answers.json").exit())
                    .isZero();
            assertThat(manifest().path("promptPaths").toString())
                    .isEqualTo("[{\"path\":\"extract.py\",\"from\":\"HINT = \\\"\\\"\\\"\",\"to\":\"\\\"\\\"\\\"\"}]");
        }

        @Test
        void turnsAnswersIntoFields() {
            workshop.write("answers.json", """
                    {"workloadId": "cards", "target": "95 %", "plateau": 3, "budgetRuns": 200, "budgetMinutes": 2.5,
                     "tolerances": "total=0.01", "ignored": ["/note", "/id"], "unordered": "/lines", "critical": "/total",
                     "looseText": true, "concurrency": 2, "timeoutSeconds": 30, "focus": "cases/a*.txt",
                     "exclude": "cases/cleo.txt", "holdout": "34", "onRegression": "keep", "retries": 0,
                     "unpaired": true, "maxIterations": 7}
                    """);

            Outcome outcome = workshop.refine("init", "--answers", "answers.json", "--json");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(manifest())
                    .isEqualTo(Shape.checked("init-result.schema.json", outcome).path("content"))
                    .isEqualTo(Json.parse("""
                    {"workloadId": "cards", "promptPaths": ["prompt.md"], "casePaths": ["cases/*.txt"],
                     "expectedPaths": ["expected/*.json"], "unpaired": "skip", "focus": ["cases/a*.txt"],
                     "exclude": ["cases/cleo.txt"], "holdout": 0.34, "runCommand": "sh model.sh {case} {output}",
                     "outputPath": "out/{caseId}.json", "concurrency": 2, "timeoutSeconds": 30, "retries": 0,
                     "compare": {"defaults": {"type": "text", "case": "ignore", "trim": true, "collapseSpace": true},
                      "rules": [{"path": "/total", "type": "number", "abs": 0.01, "critical": true},
                       {"path": "/lines", "order": "ignore"}, {"path": "/note", "type": "ignore"},
                       {"path": "/id", "type": "ignore"}]},
                     "maxIterations": 7, "objective": {"metric": "passRate", "target": 0.95}, "plateau": 3,
                     "onRegression": "keep", "budget": {"runs": 200, "minutes": 2.5}}
                    """));
        }

        @Test
        void takesSharesAndTheProposerAsTheManifestHasThem() {
            workshop.write("answers.json", """
                    {"target": 0.95, "holdout": 0.34, "errorTolerance": "0.5 %", "critiqueThreshold": 0.7,
                     "startsPerMinute": 0.5, "proposer": "plan"}
                    """);

            workshop.refine("init", "--answers", "answers.json");

            JsonNode manifest = manifest();
            assertThat(manifest.at("/objective/target").asDouble()).isEqualTo(0.95);
            assertThat(manifest.path("holdout").asDouble()).isEqualTo(0.34);
            assertThat(manifest.path("errorTolerance").asDouble()).isEqualTo(0.005);
            assertThat(manifest.path("critiqueThreshold").asInt()).isEqualTo(70);
            assertThat(manifest.path("startsPerMinute").asDouble()).isEqualTo(0.5);
            assertThat(manifest.path("proposer").asText()).isEqualTo("plan");
        }

        @Test
        void saysWhichAnswersAreMissing() {
            workshop.delete("model.sh");

            Outcome outcome = workshop.refine("init", "--yes");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("nothing says what these are: runCommand [answers-missing]. The folder DIR does not show"
                            + " it. Give them with --answers FILE, such as {\"runCommand\":\"sh run.sh {case} {output}\"}, or run refine init"
                            + " in a terminal.\n");
        }

        @Test
        void refusesAnswersThatCannotBe() {
            assertThat(refused("{\"runComand\": \"x\"}"))
                    .isEqualTo("there is no question \"runComand\", did you mean \"runCommand\"? [answers-value]."
                            + " Correct the file of answers.\n");
            assertThat(refused("{\"plateau\": \"often\"}"))
                    .startsWith("plateau cannot be \"often\". Write a whole number above 0. [answers-value].");
            assertThat(refused("[]")).startsWith("answers.json: the answers cannot be used [answers-file].");
            assertThat(refused("{\"casePaths\": \"nowhere/*.txt\"}")).startsWith("no case matches");
        }

        private String refused(String answers) {
            workshop.write("answers.json", answers);
            Outcome outcome = workshop.refine("init", "--answers", "answers.json");
            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(2);
            return outcome.err();
        }

        @Test
        void asksNobodyWhoIsNotThere() {
            Outcome outcome = workshop.refine("init");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("refine init asks questions, and there is no terminal [no-terminal]. Standard input and"
                            + " standard error must both be one. Give the answers with --answers FILE, or take what"
                            + " the folder looks like with --yes.\n");
        }

        @Test
        void overwritesNothing() {
            workshop.with(own -> {});

            Outcome outcome = workshop.refine("init", "--yes");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("there is a manifest already: refine.manifest.json [manifest-exists].");
        }

        @Test
        void teachesAnAgent() {
            workshop.with(own -> {});

            Outcome outcome = workshop.refine("init", "--agent");

            assertThat(outcome.out()).isEqualTo("SKILL.md: how an agent works with cards\n");
            assertThat(workshop.read("SKILL.md"))
                    .contains("`refine try --json`", "One hypothesis at a time", "Never touch an expected file");
            assertThat(workshop.refine("init", "--agent").exit()).isEqualTo(2);
        }
    }

    @Nested
    class WithAPerson {

        @Test
        void goesFromTheFolderToTheFirstEditInOneSitting() {
            Outcome outcome = workshop.typing(SUGGESTIONS + "proceed\nconfirm\nbegin\n\n\napply\nquit\n", "init");

            assertThat(outcome.err())
                    .contains("Round 1 of 3+: the files\n", "Round 3 of 3+: goals\n")
                    .contains("1/5 What shall this workload be called?\n")
                    .contains("Round 3 of 3+ is done, and that is enough. What next?\n");
            assertThat(outcome.out()).contains("refine.manifest.json: 3 cases");
            assertThat(workshop.read("prompt.md")).isNotEqualTo("Copy the card.\n");
            assertThat(workshop.has(".refine/init.json")).isFalse();
        }

        @Test
        void goesOnWhereItWasInterrupted() {
            workshop.typing("short\nmy cards\n\n", "init");
            assertThat(workshop.has("refine.manifest.json")).isFalse();
            assertThat(workshop.read(".refine/DETAILS.md"))
                    .contains("- Question: What shall this workload be called?\n- Answer: my cards\n");

            Outcome outcome = workshop.typing("continue\n" + "\n".repeat(10) + "p\nc\ns\n", "init");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.err()).doesNotContain("What shall this workload be called?", "How deep");
            assertThat(manifest().path("workloadId").asText()).isEqualTo("my cards");
        }

        @Test
        void asksAgainWhatDoesNotFitAndExplains() {
            String typed = "?\ns\n" + "\n".repeat(9) + "?\nmost\nof what?\n90\n\n\np\nc\ns\n";

            Outcome outcome = workshop.typing(typed, "init");

            assertThat(outcome.err())
                    .contains("The objective's target; refine stops when it is met.\n")
                    .containsOnlyOnce("Write a percentage from 1 to 100.\n");
            assertThat(outcome.err().split("refine stops when it is met", -1)).hasSize(3);
            assertThat(outcome.err().split("How deep shall the questions go\\?", -1))
                    .hasSize(3);
            assertThat(manifest().path("objective").path("target").asDouble()).isEqualTo(0.9);
        }

        @Test
        void offersMoreAtTheGateUntilThePersonProceeds() {
            String gate = "devil what-if\nwrong one\nthe model\n\nkeep\n1\n\n" + "deep\n3\naccuracy\nada\nno idea\n"
                    + "follow-up\nworkloadId\nrenamed\n" + "proceed\nconfirm\nstop\n";

            Outcome outcome = workshop.typing(SUGGESTIONS + gate, "init");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(manifest().path("workloadId").asText()).isEqualTo("renamed");
            assertThat(manifest().path("onRegression").asText()).isEqualTo("keep");
            assertThat(manifest().path("retries").asInt()).isEqualTo(1);
            assertThat(workshop.read(".refine/DETAILS.md"))
                    .contains("## Round 4 of 3+: the devil's advocate\n", "## Round 5 of 3+: what if\n")
                    .contains("## Round 6 of 3+: deep dive: goals\n", "## Round 7 of 3+: follow-up on workloadId\n")
                    .contains("- Question: How deep shall the questions go?\n- Choice: short\n")
                    .contains("- Choice: devil, what-if\n");
        }

        @Test
        void lastsAsLongAsWasWished() {
            Outcome outcome = workshop.typing("\n".repeat(100), "init", "--depth", "absolute");

            assertThat(outcome.err()).contains("Round 13 of 13: fine tuning\n").doesNotContain("How deep");
        }

        @Test
        void showsWhatIsWrongWithAManifestAndLetsItBeChanged() {
            String typed = "s\n\n\n\nnowhere/*.txt\n" + "\n".repeat(8)
                    + "p\nchange\ncasePath\ncasePaths\ncases/*.txt\nconfirm\nstop\n";

            Outcome outcome = workshop.typing(typed, "init");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.err())
                    .contains("no case matches \"nowhere/*.txt\" [cases-empty].")
                    .contains("This manifest cannot be used yet.\n")
                    .contains("There is no question \"casePath\". Did you mean casePaths?\n");
        }
    }
}
