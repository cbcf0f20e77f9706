package dev.refine.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interview as it is written down. */
class TopicsTest {

    /** Fields that an interview cannot ask for in one line, or that are put together from several answers. */
    private static final Set<String> NOT_ASKED = Set.of(
            "$schema",
            "critic",
            "objective",
            "compare",
            "budget",
            "caseEstimate",
            "perturb",
            "env",
            "targetPhase",
            "detailLevel");

    @Test
    void hasTheTopicsInOrder() {
        assertThat(Topics.inOrder())
                .extracting(Topic::name)
                .containsExactly(
                        "the files",
                        "running it",
                        "goals",
                        "when to stop",
                        "comparing",
                        "limits",
                        "edge cases",
                        "judging",
                        "where you stand",
                        "what goes wrong",
                        "the prompt",
                        "the data",
                        "fine tuning");
    }

    @Test
    void everyTopicHasAFewQuestionsAndSomeForADeepDive() {
        assertThat(Topics.inOrder()).allSatisfy(topic -> {
            assertThat(topic.questions()).as(topic.name()).hasSizeBetween(3, 5);
            assertThat(topic.deeper()).as(topic.name()).hasSizeGreaterThanOrEqualTo(2);
        });
        assertThat(Topics.doubts()).hasSize(6);
        assertThat(Topics.whatIfs()).hasSize(6);
    }

    @Test
    void everyQuestionIsThereOnceAndSaysWhatItIsFor() {
        List<Question> questions = Topics.questions();
        assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(questions).extracting(Question::text).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(questions).extracting(Question::why).noneMatch(String::isBlank);
        assertThat(questions)
                .filteredOn(Question::required)
                .extracting(Question::id)
                .containsExactly("workloadId", "promptPaths", "casePaths", "runCommand", "outputPath");
    }

    @Test
    void everyFieldOfTheManifestThatIsOneLineCanBeAnswered() {
        Set<String> fields = new HashSet<>();
        JsonSchema.source("manifest.schema.json").get("properties").fieldNames().forEachRemaining(fields::add);
        fields.removeAll(NOT_ASKED);
        fields.removeAll(Topics.questions().stream().map(Question::id).toList());

        assertThat(fields).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cases/*.txt, expected/*.json",
        "data/*/input.pdf, expected/*/input.json",
        "in/**/*.eml, expected/**/*.json",
        "letters/2024-*, expected/2024-*.json",
        "only.txt, expected/only.json",
        "v1.2/*, expected/*.json"
    })
    void whereNothingJudgesThereIsAPlaceForExpectedFiles(String cases, String expected) {
        JsonNode manifest = Answers.manifest(Map.of("casePaths", cases));

        assertThat(manifest.path("expectedPaths").toString()).isEqualTo("[\"" + expected + "\"]");
        assertThat(manifest.path("unpaired").asText()).isEqualTo("skip");
        assertThat(Answers.manifest(Map.of("casePaths", cases, "validationScripts", "sh check.sh {output}"))
                        .has("expectedPaths"))
                .isFalse();
    }

    @Test
    void answersBecomeFields() {
        Map<String, String> answers = new HashMap<>();
        answers.put("promptPaths", "a.md, {\"path\": \"b.py\", \"from\": \"X = {, \", \"to\": \"}\"}, parts/{c,d}.md");
        answers.put("reviewChecklist", "names are plain, boxes are closed");
        answers.put("critiqueThreshold", "62.5 %");
        answers.put("overlayCommand", "draw {output} {overlay}");
        answers.put("overlayPath", "pages/{caseId}-*.png");
        answers.put("mode", "speed");
        answers.put("cache", "workload");

        JsonNode manifest = Answers.manifest(answers);

        assertThat(Answers.faults(answers)).isEmpty();
        assertThat(Json.compact(manifest)).isEqualTo(Json.compact(Json.parse("""
                {"promptPaths": ["a.md", {"path": "b.py", "from": "X = {, ", "to": "}"}, "parts/{c,d}.md"],
                 "overlayCommand": "draw {output} {overlay}", "overlayPath": "pages/{caseId}-*.png",
                 "reviewChecklist": ["names are plain", "boxes are closed"], "critiqueThreshold": 62.5,
                 "cache": "workload", "mode": "speed"}
                """)));
    }
}
