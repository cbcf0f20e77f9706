package dev.refine.quality.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaReaderTest {

    @Test
    void readsFourShapes() {
        assertThat(read("[{\"id\": \"E1\", \"text\": \"t\", \"category\": \"standard\", \"rationale\": \"r\"}]"))
                .extracting(Criterion::text, Criterion::rationale)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("t", "r"));
        assertThat(read("[{\"id\": \"X\", \"name\": \"n\", \"description\": \"d\", \"weight\": 2}]"))
                .extracting(Criterion::id, Criterion::text, Criterion::weight)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("X", "d", 2.0));
        assertThat(read("[{\"name\": \"n\", \"verify_by\": \"v\", \"anti_patterns\": [\"p\"], \"score_anchors\":"
                        + " {\"3\": \"low\"}}]"))
                .extracting(Criterion::text, Criterion::verifyBy, Criterion::antiPatterns, Criterion::scoreAnchors)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("n", "v", List.of("p"), java.util.Map.of("3", "low")));
        assertThat(CriteriaText.read("E1: REST conventions, plain ones, E2: Error handling", "here"))
                .extracting(Criterion::id, Criterion::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("E1", "REST conventions, plain ones"),
                        org.assertj.core.groups.Tuple.tuple("E2", "Error handling"));
    }

    @Test
    void textsWithoutIdsArePartedByCommas() {
        assertThat(CriteriaText.read("short, loud", "here"))
                .extracting(Criterion::id, Criterion::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("E1", "short"),
                        org.assertj.core.groups.Tuple.tuple("E2", "loud"));
    }

    @Test
    void keepsIdsThatAreUniqueAndNumbersTheOthers() {
        assertThat(read("[\"a\", {\"id\": \"E1\", \"text\": \"b\"}, {\"id\": \"E1\", \"text\": \"c\"}, \"d\"]"))
                .extracting(Criterion::id)
                .doesNotHaveDuplicates()
                .element(1)
                .isEqualTo("E1");
    }

    @Test
    void onlyTheFirstPrimaryIsOne() {
        assertThat(read("[{\"text\": \"a\", \"category\": \"primary\"}, {\"text\": \"b\", \"category\": \"primary\"}]"))
                .extracting(Criterion::category)
                .containsExactly(Category.PRIMARY, Category.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "must, STANDARD",
        "core, STANDARD",
        "should, STANDARD",
        "could, STRETCH",
        "odd, STANDARD",
        "'', STANDARD"
    })
    void olderCategoriesHaveTheirPlace(String word, Category category) {
        assertThat(Category.of(word)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"x\"",
                "[{\"category\": \"must\"}]",
                "[\"\"]",
                "[{\"text\": \"a\", \"threshold\": 11}]",
                "[{\"text\": \"a\", \"threshold\": 7.5}]",
                "[{\"text\": \"a\", \"check\": 5}]",
                "[{\"text\": \"a\", \"check\": \" \"}]",
                "[{\"text\": \"a\", \"check\": [\"x\", 1]}]"
            })
    void refusesWhatIsNoRubric(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UsageException.class);
    }

    @Test
    void everyPresetIsARubric() {
        assertThat(CriteriaPresets.names())
                .contains("general", "persona", "decomposition", "evaluation", "prompt", "analysis", "planning", "spec")
                .contains("round_evaluator")
                .allSatisfy(name -> assertThat(CriteriaPresets.find(name).orElseThrow())
                        .hasSizeBetween(CriteriaReader.FEWEST, CriteriaReader.MOST));
    }

    private static List<Criterion> read(String json) {
        return CriteriaReader.read(json, "here");
    }
}
