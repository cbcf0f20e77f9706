package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.quality.criterion.CriteriaText;
import dev.refine.quality.criterion.Criterion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final List<Criterion> CRITERIA = CriteriaText.read("E1: a, E2: b", "here");

    @ParameterizedTest
    @ValueSource(strings = {"converged", "CONVERGED", "converge", " Converged "})
    void takesBothSpellingsInAnyCase(String word) {
        assertThat(read("{\"verdict\": \"" + word + "\", \"scores\": {\"E1\": 8, \"E2\": 8}}")
                        .verdict())
                .get()
                .extracting(Verdict::converged)
                .isEqualTo(true);
    }

    @Test
    void mayLeaveScoresEmptyOnlyToIterate() {
        assertThat(read("{\"verdict\": \"iterate\", \"scores\": {}}").faults()).isEmpty();
        assertThat(read("{\"verdict\": \"converged\", \"scores\": {}}").faults())
                .containsExactly("criterion E1 has no score", "criterion E2 has no score");
    }

    @Test
    void oneBadScoreVoidsIt() {
        assertThat(read("{\"verdict\": \"iterate\", \"scores\": {\"E1\": 8, \"E2\": false}}")
                        .verdict())
                .isEmpty();
    }

    @Test
    void overlooksUnknownKeysAndReadsWhatMustStay() {
        assertThat(read("{\"verdict\": \"iterate\", \"mood\": 1, \"scores\": {\"E1\": 1, \"E2\": 2}, \"preserve\":"
                                + " [\"the title\", {\"criterion_id\": \"E1\", \"what\": \"the index\"}, {}]}")
                        .verdict())
                .get()
                .extracting(Verdict::preserve)
                .isEqualTo(List.of(new Preserved("", "the title", ""), new Preserved("E1", "the index", "")));
    }

    @Test
    void whatAProgramScoresMayBeLeftOut() {
        assertThat(Verdict.read(
                                Json.parse("{\"verdict\": \"converged\", \"scores\": {\"E2\": 8}}"),
                                CRITERIA,
                                Set.of("E1"))
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"verdict\": \"maybe\", \"scores\": {}}", "{\"verdict\": true}"})
    void refusesWhatIsNoVerdict(String json) {
        assertThat(read(json).verdict()).isEmpty();
        assertThat(read(json).faults()).hasSize(1);
    }

    private static Verdict.Reading read(String json) {
        return Verdict.read(Json.parse(json), CRITERIA, Set.of());
    }
}
