package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.quality.criterion.CriteriaText;
import dev.refine.quality.criterion.Criterion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreSheetTest {

    private static final List<Criterion> CRITERIA = CriteriaText.read("E1: a, E2: b", "here");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"8|8", "8.5|8", "6.99|6", "0|0", "10|10", "{\"score\": 7, \"reasoning\": \"so\"}|7"})
    void readsANumberOrAnObjectWithOneAndCutsFractions(String score, int read) {
        ScoreSheet sheet = sheet("{\"E1\": " + score + ", \"E2\": 5}");

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.scores()).isEqualTo(Map.of("E1", read, "E2", 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|the score of criterion E1 is no number: true",
                "\"7\"|the score of criterion E1 is no number: \"7\"",
                "null|the score of criterion E1 is no number: null",
                "{}|criterion E1 has no score",
                "11|the score of criterion E1 is not between 0 and 10: 11",
                "-0.5|the score of criterion E1 is not between 0 and 10: -0.5",
                "1e999|the score of criterion E1 is not between 0 and 10: 1E+999"
            })
    void neverTakesAMalformedScoreForZero(String score, String fault) {
        assertThat(sheet("{\"E1\": " + score + ", \"E2\": 5}").faults()).containsExactly(fault);
    }

    @Test
    void namesTheCriterionWithoutAScoreAndOverlooksUnknownOnes() {
        assertThat(sheet("{\"E2\": 5, \"E9\": 77}").faults()).containsExactly("criterion E1 has no score");
    }

    @Test
    void takesOlderNames() {
        assertThat(sheet("{\"T1\": 3, \"T2\": 4}").scores()).isEqualTo(Map.of("E1", 3, "E2", 4));
    }

    @Test
    void takesTheBestOfSeveralAgentsAndTheFirstByNameOfEquals() {
        assertThat(sheet("{\"bob\": {\"E1\": 3, \"E2\": 6}, \"ada\": {\"E1\": 5, \"E2\": 4}}")
                        .scores())
                .isEqualTo(Map.of("E1", 5, "E2", 4));
        assertThat(sheet("{\"bob\": {\"E1\": 3, \"E2\": 7}, \"ada\": {\"E1\": 5, \"E2\": 4}}")
                        .scores())
                .isEqualTo(Map.of("E1", 3, "E2", 7));
    }

    @Test
    void everyAgentMustScoreEverything() {
        assertThat(sheet("{\"bob\": {\"E1\": 3}, \"ada\": {\"E1\": 5, \"E2\": 4}}")
                        .faults())
                .containsExactly("criterion E2 has no score");
    }

    private static ScoreSheet sheet(String json) {
        return ScoreSheet.read(Json.parse(json), CRITERIA, true);
    }
}
