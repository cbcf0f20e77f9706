package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void writesRowsThatAreMadeMeanwhileLikeAnyOtherArray() {
        List<Integer> made = new ArrayList<>();
        ObjectNode document = Json.object();
        document.set(
                "rows",
                Json.rows(() -> Stream.of(1, 2)
                        .<JsonNode>map(number -> {
                            made.add(number);
                            return Json.object().put("number", number);
                        })
                        .iterator()));
        document.put("exit", 0);

        assertThat(made).isEmpty();
        assertThat(Json.pretty(document))
                .isEqualTo(Json.pretty(Json.parse("{\"rows\": [{\"number\": 1}, {\"number\": 2}], \"exit\": 0}")));
        assertThat(made).containsExactly(1, 2);
    }

    @Test
    void whatATerminalObeysOrHidesIsWrittenByItsNumber() {
        assertThat(Json.pretty("~")).isEqualTo("\"~\"");
        assertThat(Json.pretty("\u00e4\u4e2d")).isEqualTo("\"\u00e4\u4e2d\"");
        assertThat(Json.pretty("\u007f")).isEqualTo("\"\\u007f\"");
        assertThat(Json.pretty("\u009b\u00e4\u200b")).isEqualTo("\"\\u009b\u00e4\\u200b\"");
    }

    private static JsonNode throughAFile(String json) {
        return Json.parse(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void aLongTextIsWrittenInPiecesThatCutNoLetter() {
        for (String before : List.of("", "x")) {
            String text = before + "\ud83d\ude00".repeat(20_000);
            List<String> pieces = new ArrayList<>();

            Json.pretty(text, pieces::add);

            assertThat(pieces).hasSizeGreaterThan(1);
            assertThat(String.join("", pieces)).isEqualTo("\"" + text + "\"");
        }
    }

    @Test
    void onlyWhatIsPastNoLimitIsHarmless() {
        for (String text :
                List.of("{\"a\":1}", "[\"" + "e".repeat(200) + "\"]", "[" + "9".repeat(200) + "]", "[0.5,-3]")) {
            assertThat(Json.isHarmless(text)).as(text).isTrue();
            assertThat(Json.parse(text)).isNotNull();
        }
        String fraction = "[" + "9".repeat(150) + "." + "9".repeat(150) + "]";
        for (String text : List.of("[" + "9".repeat(201) + "]", fraction, "[".repeat(1_100) + "]".repeat(1_100))) {
            assertThat(Json.isHarmless(text)).as(text).isFalse();
            assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void aNumberThatIsTooLongIsSeenWhereverItStands() {
        for (int before = 0; before < 450; before++) {
            String filler = "[\"" + "x".repeat(before) + "\",";
            assertThat(Json.isHarmless(filler + "1".repeat(200) + "]")).isTrue();
            assertThat(Json.isHarmless(filler + "1".repeat(201) + "]")).isFalse();
        }
    }
}
