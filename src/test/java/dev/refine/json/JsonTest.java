package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\ude00\"}", "[\"\\ud83d\\ude00\",\"a\\udfff\"]", "\"\\ud83d\\ude00\""})
    void readsBackFromAFileWhatHoldsHalfACharacter(String text) {
        JsonNode value = Json.parse(text);

        assertThat(throughAFile(Json.compact(value))).isEqualTo(value);
        assertThat(throughAFile(Json.pretty(value))).isEqualTo(value);
    }

    private static JsonNode throughAFile(String json) {
        return Json.parse(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
