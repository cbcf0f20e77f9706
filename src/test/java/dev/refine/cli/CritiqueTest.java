package dev.refine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A critic that looks at what was drawn, as a command of the user's, seen from outside. */
class CritiqueTest {

    /** Draws what the output says, and takes 50 points for a name with an exclamation mark. */
    private static final String CRITIC = """
            #!/bin/sh
            cat > request-$REFINE_CASE_ID.json
            echo "$REFINE_CASE_ID" >> asked
            if grep -q '!' "$REFINE_OVERLAY"; then
              echo '{"overallScore": 40, "pages": [1],
                "issues": [{"type": "mark", "severity": "major", "description": "the name has a mark behind it",
                            "location": [1, 2, 3, 4], "path": "/name"}],
                "recommendations": [{"target": "prompt", "action": "Write names without exclamation marks",
                                     "rationale": "no card has one", "priority": 1}]}'
            else
              echo '{"overallScore": 90, "issues": [], "recommendations": []}'
            fi
            """;

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void cardsThatAreLookedAt() {
        shop = new Workshop(folder)
                .write("critic.sh", CRITIC)
                .write("draw.sh", "sed 's/name/NAME/' \"$1\" > \"$2\"\n")
                .with(manifest -> {
                    manifest.put("overlayCommand", "sh draw.sh {output} {overlay}");
                    manifest.put("overlayPath", "pictures/{caseId}.svg");
                    manifest.put("critiqueScript", "sh critic.sh");
                    manifest.putArray("reviewChecklist").add("names are plain");
                    manifest.put("critiquePrompt", "Look at the names.");
                });
    }

    private List<String> asked() {
        return shop.has("asked") ? shop.read("asked").lines().toList() : List.of();
    }

    @Nested
    class WithoutExpectedFiles {

        @BeforeEach
        void onlyPictures() {
            shop.with(manifest -> manifest.remove("expectedPaths"));
        }

        @Test
        void theCritiqueIsTheScoreAndWhatItRecommendsMakesTheOutputsPass() {
            Outcome outcome = shop.auto("--json");

            JsonNode result = Json.parse(outcome.out());
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(result.at("/baseline/score").asDouble()).isCloseTo(0.4, within(1e-9));
            assertThat(result.at("/baseline/passing").asInt()).isZero();
            assertThat(result.at("/final/score").asDouble()).isCloseTo(0.9, within(1e-9));
            assertThat(result.at("/end").asText()).isEqualTo("converged");
            assertThat(shop.read("prompt.md")).contains("Write names without exclamation marks.");
            assertThat(asked()).as("each output once").hasSize(6).startsWith("ada");
        }

        @Test
        void aCheckTellsWhatACriticSeesInOutputsThatPass() {
            shop.write(
                    "critic.sh",
                    "cat > /dev/null; echo '{\"overallScore\": 85, \"recommendations\": [], \"issues\": [{\"type\": \"mark\","
                            + " \"severity\": \"minor\", \"description\": \"a mark\"}]}'\n");

            JsonNode result = shop.refine("check", "--json").json();

            assertThat(result.at("/passing").asInt()).isEqualTo(3);
            assertThat(result.at("/results/0/findings"))
                    .isEqualTo(Json.parse(
                            "[{\"code\": \"critique\", \"tag\": \"mark\", \"path\": \"\", \"message\": \"a mark\"}]"));
        }

        @Test
        void theLogTellsScoreIssuesAndWhatIsRecommended() {
            shop.auto("--iterations", "1");

            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("## 👁️ Critique")
                    .contains("40 of 100 (poor)")
                    .contains("mark 1")
                    .contains("prompt: Write names without exclamation marks");
        }

        @Test
        void theCriticIsGivenPictureOutputChecklistAndPromptAsTheSchemaSays() {
            shop.refine("check");

            JsonNode request = Json.parse(shop.read("request-ada.json"));
            assertThat(JsonSchema.builtIn("critique-request.schema.json").check(request))
                    .isEmpty();
            assertThat(request.at("/output/json/name").asText()).isEqualTo("Ada!");
            assertThat(request.at("/images/0/mediaType").asText()).isEqualTo("image/svg+xml");
            assertThat(Path.of(request.at("/images/0/path").asText())).exists();
            assertThat(request.at("/checklist/0").asText()).isEqualTo("names are plain");
            assertThat(request.at("/prompt").asText()).isEqualTo("Look at the names.");
        }

        @Test
        void aCheckPassesOnlyCasesFromTheThresholdOn() {
            shop.with(manifest -> manifest.put("critiqueThreshold", 40));

            Outcome outcome = shop.refine("check", "--json");

            assertThat(outcome.exit()).isZero();
            assertThat(Json.parse(outcome.out()).at("/results/0/score").asDouble())
                    .isEqualTo(0.4);
        }

        @Test
        void aCheckTellsProgramsWhatTheCriticSaw() {
            JsonNode result = Shape.checked("check-result.schema.json", shop.refine("check", "--json"));

            assertThat(result.at("/results/0/passed").asBoolean()).isFalse();
            assertThat(result.at("/results/0/findings"))
                    .isEqualTo(Json.parse("[{\"code\": \"critique\", \"tag\": \"mark\", \"path\": \"/name\","
                            + " \"message\": \"the name has a mark behind it\"}]"));
        }

        @Test
        void aLowScoreWithNoIssueIsAFindingThatNamesScoreAndThreshold() {
            shop.write("critic.sh", "echo '{\"overallScore\": 42.5, \"issues\": [], \"recommendations\": []}'\n");
            String what = "the critic gives 42.5 of 100 and names no issue; a case passes from 70";

            JsonNode result = Shape.checked("check-result.schema.json", shop.refine("check", "--json"));
            Outcome text = shop.refine("check");

            assertThat(result.at("/results/0/findings"))
                    .isEqualTo(Json.parse("[{\"code\": \"critique\", \"tag\": \"score\", \"path\": \"\","
                            + " \"message\": \"" + what + "\"}]"));
            assertThat(text.out()).contains("  critique:score ").contains("ada: " + what.substring(0, 20));
        }

        @Test
        void aReportThatDoesNotFitIsSentBackOnceAndThenIsNoPass() {
            shop.write("critic.sh", "cat >> requests; echo x >> asked; echo '{\"overallScore\": 140}'\n");

            Outcome outcome = shop.refine("check", "--json");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(asked()).hasSize(6);
            assertThat(shop.read("requests")).contains("\"kind\": \"repair\"").contains("\"refusal\": \"/overallScore");
            assertThat(Json.parse(outcome.out()).at("/passing").asInt()).isZero();
            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("none: /overallScore breaks the rule \"maximum: 100\"");
        }

        @Test
        void theValidationSaysThatTheCriticGaveNoReport() {
            shop.write("critic.sh", "cat > /dev/null; echo hello\n");
            String note = "no critique [critique]: it printed no JSON";

            Outcome text = shop.refine("validate");
            Outcome json = shop.refine("validate", "--json");
            Outcome loop = shop.auto();

            assertThat(text.exit()).isZero();
            assertThat(text.out()).endsWith("case ada runs end to end: error, but " + note + "\n");
            assertThat(Shape.checked("validate-result.schema.json", json)
                            .path("note")
                            .asText())
                    .isEqualTo(note);
            assertThat(loop.err()).contains("validation: ada runs end to end, but " + note + "\n");
            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("## ✅ Validation Success\n", "- Note: no critique [critique\\]: it printed no JSON\n");
        }

        @Test
        void aReportThatFitsAfterAllCounts() {
            shop.write("critic.sh", """
                    if grep -q repair; then echo '{"overallScore": 80, "usage": {"costUsd": 0.25}}'
                    else echo '{"score": 80, "usage": {"costUsd": 0.5}}'; fi
                    """);

            Outcome outcome = shop.refine("check", "--json");

            assertThat(shop.inSession("journal.jsonl")).as("both are paid for").contains("\"costUsd\":0.75,");
            assertThat(outcome.exit()).isZero();
            assertThat(Json.parse(outcome.out()).at("/passing").asInt()).isEqualTo(3);
        }

        @Test
        void aFieldThatIsNamedInAnotherWayIsTheFieldAndWordsAreNone() {
            shop.write("critic.sh", """
                    cat > /dev/null
                    if ! grep -q '!' "$REFINE_OUTPUT"; then echo '{"overallScore": 90}'; exit; fi
                    echo '{"overallScore": 40, "issues": [{"type": "mark", "path": "$.name"},
                      {"type": "mark", "path": "the name"}],
                      "recommendations": [{"action": "Write names without exclamation marks"}]}'
                    """);

            JsonNode result = Shape.checked("check-result.schema.json", shop.refine("check", "--json"));
            Outcome outcome = shop.auto();

            assertThat(result.at("/results/0/findings").findValuesAsText("path"))
                    .containsExactly("/name", "");
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
        }

        @Test
        void aValidatorThatSaysNoFailsTheCaseWhateverTheCriticThinks() {
            shop.write("critic.sh", "cat > /dev/null; echo '{\"overallScore\": 100}'\n")
                    .with(manifest -> manifest.putArray("validationScripts").add("grep -q total {output}"));

            Outcome outcome = shop.refine("check", "--json");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(Json.parse(outcome.out()).at("/passing").asInt()).isZero();
        }

        @Test
        void anOutputThatIsLookedAtWithoutItsPictureIsNamedOnceWithTheReason() {
            shop.write("draw.sh", "grep -q Bob \"$1\" && { echo 'no ink' >&2; exit 1; }; cp \"$1\" \"$2\"\n");
            String said = "no picture of 1 of 3 outputs, for instance of bob: overlayCommand failed [overlay]: no ink";

            Outcome outcome = shop.refine("check", "--json");

            assertThat(outcome.err()).containsOnlyOnce(said);
            assertThat(outcome.json().at("/results/1/note").asText())
                    .isEqualTo("overlayCommand failed [overlay]: no ink");
            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("- Insight: no picture of 1 of 3 outputs, for instance of bob");
        }

        @Test
        void aPictureThatCannotBeDrawnOfProseIsNoBrokenWorkload() {
            shop.model("echo 'I cannot read this card.' > \"$2\"").write("draw.sh", "exit 1\n");

            Outcome outcome = shop.auto("--iterations", "1");

            assertThat(outcome.exit()).as("the critic has nothing against it").isZero();
            assertThat(outcome.err()).contains("no picture of 3 of 3 outputs");
        }

        @Test
        void aCheckWithALongCommandIsNamedByItsWordsAndByTheNumberOfItsCases() {
            shop.with(manifest -> {
                manifest.remove("critiqueScript");
                manifest.putArray("validationScripts")
                        .add("grep -q total {output} || { echo 'there is no total on this card'; exit 1; }");
            });

            assertThat(shop.refine("check").out())
                    .contains("  check: there is no total on this card    3 cases  ada: ");
        }

        @Test
        void fivePointsMoreAreNoGain() {
            assertThat(verdict(50, 55)).isEqualTo("neutral");
        }

        @Test
        void morePointsAreAGainFarBelowTheThreshold() {
            assertThat(verdict(10, 16)).isEqualTo("improved");
        }

        /** On an edit by which the critic gives other points. */
        private String verdict(int before, int after) {
            shop.write("critic.sh", """
                    cat > /dev/null
                    if grep -q '!' "$REFINE_OUTPUT"; then echo '{"overallScore": %d}'; else echo '{"overallScore": %d}'; fi
                    """.formatted(before, after)).proposes(Workshop.NO_MARKS, "ada");
            Outcome outcome = shop.auto("--iterations", "1", "--json");
            return Json.parse(outcome.out()).at("/iterations/0/verdict").asText();
        }

        @Test
        void anotherThresholdJudgesTheSameRunsAgain() {
            shop.write("model.sh", Workshop.MODEL + "echo x >> runs.txt\n")
                    .proposes("Nothing.", "ada")
                    .with(manifest -> manifest.putArray("inputs"));
            shop.auto("--iterations", "1");
            String runs = shop.read("runs.txt");

            Outcome outcome =
                    shop.with(manifest -> manifest.put("critiqueThreshold", 30)).auto("--continue");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(shop.read("runs.txt")).isEqualTo(runs);
        }

        @Test
        void anotherCriticLooksAgainWithoutARun() {
            shop.write("model.sh", Workshop.MODEL + "echo x >> runs.txt\n")
                    .proposes("Nothing.", "ada")
                    .with(manifest -> manifest.putArray("inputs"));
            shop.auto("--iterations", "1");
            String runs = shop.read("runs.txt");

            Outcome outcome =
                    shop.write("critic.sh", "echo '{\"overallScore\": 95}'\n").auto("--continue");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.err()).contains("a validator or the critic");
            assertThat(shop.read("runs.txt")).isEqualTo(runs);
        }

        @Test
        void whatWasLookedAtInAnotherSessionIsRemembered() {
            shop.with(manifest -> manifest.put("cache", "workload"));
            shop.refine("check");
            assertThat(asked()).hasSize(3);

            shop.refine("check");
            assertThat(asked()).as("the same outputs").hasSize(3);

            shop.write("critic.sh", CRITIC + "# stricter\n").refine("check");
            assertThat(asked()).as("another critic").hasSize(6);

            Outcome fresh = shop.auto("--fresh", "--iterations", "1");
            assertThat(fresh.out()).contains("Converged");
            assertThat(asked()).as("baseline and iteration 1 anew").hasSize(12);
        }

        @Test
        void criticCallsCountInTheBudget() {
            Outcome outcome = shop.auto("--budget-runs", "5", "--json");

            assertThat(Json.parse(outcome.out()).at("/end").asText()).isEqualTo("budget");
            assertThat(asked())
                    .as("six runs and critiques would be one too many")
                    .hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void aCriticThatCannotBeStartedIsABrokenWorkload() {
            shop.with(manifest -> manifest.putArray("critiqueScript").add("no-such-critic"));

            Outcome outcome = shop.auto();

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out()).contains("case ada: the critic could not be started [critic-start]");
        }
    }

    @Nested
    class WithExpectedFiles {

        @Test
        void theFailingOnesAndAFewOthersAreLookedAtBeforeAHypothesisIsFormed() {
            shop.proposes(Workshop.NO_MARKS, "ada");
            for (int i = 1; i <= 7; i++) {
                shop.given("good" + i, "Dot", i).write("expected/good" + i + ".json", "{\"name\": \"Dot!\"}");
            }

            shop.auto("--iterations", "1");

            assertThat(asked()).hasSize(8).startsWith("ada", "bob", "cleo");
            JsonNode request = request();
            assertThat(request.at("/critique")).hasSize(8);
            assertThat(request.at("/critique/0/case").asText()).isEqualTo("ada");
            assertThat(request.at("/critique/0/issues/0/type").asText()).isEqualTo("mark");
            assertThat(request.at("/images")).hasSize(3);
            assertThat(Path.of(request.at("/images/0/path").asText())).exists();
            assertThat(groups(request))
                    .contains("critique:mark /name", "recommendation Write names without exclamation marks");
            assertThat(JsonSchema.builtIn("proposer-request.schema.json").check(request))
                    .isEmpty();
        }

        @Test
        void aCriticThatHasNoReportIsSaidToHaveNone() {
            shop.write("critic.sh", "echo 'no lens' >&2; exit 4\n").proposes("Nothing.", "ada");

            Outcome outcome = shop.auto("--iterations", "1");

            assertThat(outcome.err())
                    .contains("the critic looks at ada\nthe critic gives no report on ada: it ended with exit code 4;"
                            + " the last line of its stderr: no lens\n");
        }

        @Test
        void whatWasSaidIsNotAskedAgainAfterAStop() {
            shop.proposes("Nothing.", "ada").proposes("Nothing else.", "ada");
            shop.auto("--iterations", "1");
            int first = asked().size();

            shop.auto("--continue", "--iterations", "2");

            assertThat(first).isEqualTo(3);
            assertThat(asked()).hasSize(3);
        }

        @Test
        void severalPagesGoAlongEvenIfTheNextOutputIsDrawnInTheirPlace() {
            shop.write("draw.sh", "for n in 1 2 10; do cp \"$1\" pages/p$n.png; done\n")
                    .write("pages/old.png", "of another day")
                    .proposes("Nothing.", "ada")
                    .with(manifest -> {
                        manifest.put("overlayPath", "pages/*.png");
                        manifest.put("concurrency", 1);
                    });

            shop.auto("--iterations", "1");

            JsonNode images = Json.parse(shop.read("request-ada.json")).at("/images");
            assertThat(images.findValuesAsText("path"))
                    .extracting(path -> Path.of(path).getFileName().toString())
                    .containsExactly("p1.png", "p2.png", "p10.png");
            assertThat(shop.read(folder.relativize(Path.of(images.at("/0/path").asText()))
                            .toString()))
                    .contains("Ada!");
        }
    }

    @Nested
    class WithPagesThatTheUserFlagged {

        @BeforeEach
        void threePages() {
            shop.write("draw.sh", "for n in 1 2 3; do cp \"$1\" pages/$2-$n.png; done\n")
                    .write("pages/old.png", "of another day")
                    .given("dot", "Dot", 1)
                    .write("expected/dot.json", "{\"name\": \"Dot!\"}")
                    .proposes("Nothing.", "ada")
                    .with(manifest -> {
                        manifest.put("overlayCommand", "sh draw.sh {output} {caseId}");
                        manifest.put("overlayPath", "pages/{caseId}-*.png");
                    });
        }

        private List<String> pages(String caseId) {
            return Json.parse(shop.read("request-" + caseId + ".json"))
                    .at("/images")
                    .findValuesAsText("page");
        }

        @Test
        void showsTheCriticTheseAndNoOthers() {
            shop.auto("--iterations", "1", "--pages", "2-3,bob:1", "--pages", "9");

            assertThat(asked()).containsExactly("ada", "bob", "cleo", "dot");
            assertThat(pages("ada")).containsExactly("2", "3");
            assertThat(pages("bob")).containsExactly("1", "2", "3");
            assertThat(Path.of(Json.parse(shop.read("request-ada.json"))
                                    .at("/images/0/path")
                                    .asText())
                            .getFileName())
                    .hasToString("ada-2.png");
            assertThat(shop.inSession("journal.jsonl")).contains("\"pages\":[\"2-3,bob:1\",\"9\"]");
        }

        @Test
        void looksAtTheCasesThatAreNamedAloneAlsoWhenItGoesOn() {
            shop.proposes("Nothing else.", "ada").auto("--iterations", "1", "--pages", "dot:2");
            shop.auto("--continue", "--iterations", "2");

            assertThat(asked()).containsExactly("dot");
            assertThat(pages("dot")).containsExactly("2");
        }

        @Test
        void refusesWhatCannotBe() {
            assertThat(shop.auto("--pages", "two").err()).startsWith("\"two\" names no pages [pages].");
            assertThat(shop.auto("--pages", "bop:2").err())
                    .isEqualTo("--pages names a case that there is not: \"bop\" [pages]. Did you mean \"bob\"?\n");
            Outcome outcome =
                    shop.with(manifest -> manifest.remove("critiqueScript")).auto("--pages", "2");
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .endsWith(
                            "\n--pages says what a critic is shown, and there is none [pages]. The manifest has neither"
                                    + " \"critiqueScript\" nor \"critic\". Add one of them, or leave --pages away.\n");
        }
    }

    @Nested
    class LookedAfterByAPerson {

        @BeforeEach
        void onlyPictures() {
            shop.with(manifest -> manifest.remove("expectedPaths"));
        }

        @Test
        void badOnesAreShownWithTheirPicturesAndWhatIsSaidOfThemIsInTheLog() {
            Outcome outcome = shop.typing(
                    "reject 7\nreject 1\nadd blot: there is a blot\nconfirm\nc\nadd it is crooked\nc\n",
                    "--auto",
                    "--manual-critique",
                    "--iterations",
                    "1");

            assertThat(outcome.err())
                    .contains("ada: the critic gives 40.0 of 100 (poor).")
                    .contains("/overlay.svg\n")
                    .contains("  1. mark, major: the name has a mark behind it ([1,2,3,4])\n")
                    .contains("There is no issue of that number.");
            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("by the user: 1 issue added, 1 rejected")
                    .contains("blot 1")
                    .contains("confirmed by the user")
                    .contains("mark 1, other 1");
        }

        @Test
        void whereNobodyAnswersNobodyHasConfirmed() {
            shop.typing("", "--auto", "--manual-critique", "--iterations", "1");

            assertThat(shop.inSession("REFINE_LOG.md"))
                    .contains("- Review: left as it stands, since nobody answered\n")
                    .doesNotContain("confirmed by the user");
        }

        @Test
        void noPictureIsOfferedWhereThereIsNone() {
            shop.write("critic.sh", "echo '{\"overallScore\": 40}'\n").with(manifest -> {
                manifest.remove("overlayCommand");
                manifest.remove("overlayPath");
            });

            Outcome outcome = shop.typing("c\nc\nc\n", "--auto", "--manual-critique", "--iterations", "1");

            assertThat(outcome.err())
                    .contains("confirm (c), add (a), reject (r): ")
                    .doesNotContain("open");
        }

        @Test
        void aTerminalThatTakesPicturesIsGivenThem() {
            shop.variables.put("TERM", "xterm-kitty");
            shop.variables.remove("TMUX");
            shop.with(manifest -> manifest.put("overlayPath", "pictures/{caseId}.png"));

            Outcome outcome = shop.typing("c\nc\nc\n", "--auto", "--manual-critique", "--iterations", "1");

            String picture = Base64.getEncoder().encodeToString("{\"NAME\": \"Ada!\"}\n".getBytes(UTF_8));
            assertThat(outcome.err()).contains("/overlay.png\n\u001b_Ga=T,f=100,q=2,m=0;" + picture + "\u001b\\\n");
        }

        @Test
        void theSystemsViewerShowsAPictureOnRequest() throws Exception {
            assertThat(new ProcessBuilder("mkfifo", folder + "/viewed").start().waitFor())
                    .isZero();
            Path bin = Files.createDirectories(folder.resolve("bin"));
            for (String name : List.of("xdg-open", "open")) {
                Path viewer =
                        Files.writeString(bin.resolve(name), "#!/bin/sh\necho \"$1\" > '" + folder + "/viewed'\n");
                assertThat(viewer.toFile().setExecutable(true)).isTrue();
            }
            shop.variables.put("PATH", bin + ":" + shop.variables.get("PATH"));
            shop.variables.put("DISPLAY", ":0");

            Outcome outcome =
                    shop.typing("open 2\nopen\nc\nc\nc\n", "--auto", "--manual-critique", "--iterations", "1");

            assertThat(outcome.err())
                    .contains("There is no picture of that number.\n")
                    .containsPattern("opened with (xdg-)?open: sessions/.*/overlay.svg\n");
            assertThat(CompletableFuture.supplyAsync(() -> shop.read("viewed")).get(60, TimeUnit.SECONDS))
                    .endsWith("/overlay.svg\n");
        }

        @Test
        void whatCannotBeOpenedIsSaidInWords() {
            shop.variables.put("DISPLAY", "");
            shop.variables.put("WAYLAND_DISPLAY", "");
            shop.variables.put("PATH", folder + "/nowhere");
            shop.with(manifest -> {
                manifest.putArray("critiqueScript").add("/bin/sh").add("critic.sh");
                manifest.putArray("runCommand")
                        .add("/bin/sh")
                        .add("model.sh")
                        .add("{case}")
                        .add("{output}");
                manifest.putObject("env").put("PATH", System.getenv("PATH"));
            });

            Outcome outcome = shop.typing("open\nc\nc\nc\n", "--auto", "--manual-critique", "--iterations", "1");

            assertThat(outcome.err())
                    .containsPattern("Nothing here opens pictures; the picture is DIR/sessions/.*/overlay.svg\n");
        }

        @Test
        void withoutATerminalItIsRefused() {
            Outcome outcome = shop.auto("--manual-critique");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("--manual-critique asks about critiques, and there is no terminal [no-terminal]."
                            + " Standard input and standard error must both be one. Run it in a terminal, or leave"
                            + " --manual-critique away.\n");
        }
    }

    private JsonNode request() {
        try (Stream<Path> files = Files.walk(shop.session())) {
            Path file = files.filter(path -> path.endsWith("proposals/1/request.json"))
                    .findFirst()
                    .orElseThrow();
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> groups(JsonNode request) {
        return request.at("/groups").findValuesAsText("id");
    }
}
