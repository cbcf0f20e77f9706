package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PositionedJsonTest {

    @Test
    void knowsWhereKeysAndValuesStand() {
        PositionedJson json = PositionedJson.parse("""
                {
                  "a": 1,
                  "b/c": [true,
                    {"~": null}]
                }
                """);
        assertThat(json.value("")).isEqualTo(new Place(1, 1));
        assertThat(json.key("/a")).isEqualTo(new Place(2, 3));
        assertThat(json.value("/a")).isEqualTo(new Place(2, 8));
        assertThat(json.value("/b~1c/0")).isEqualTo(new Place(3, 11));
        assertThat(json.key("/b~1c/1")).isEqualTo(new Place(4, 5));
        assertThat(json.key("/b~1c/1/~0")).isEqualTo(new Place(4, 6));
        assertThat(json.value("/b~1c/1/~0")).isEqualTo(new Place(4, 11));
        assertThat(json.value("/b~1c/7/x")).as("nearest parent").isEqualTo(new Place(3, 10));
    }

    @Test
    void givesTheSameTreeAsTheStrictReader() {
        String text = "{\"a\": [1, 2.50, -3e2, 12345678901234567890, \"x\\u00e9\", true, null, {}, []]}";
        assertThat(PositionedJson.parse(text).root()).isEqualTo(Json.parse(text));
    }

    @Test
    void reportsRepeatedKeysWithBothPlaces() {
        PositionedJson json = PositionedJson.parse("{\"a\": {\"x\": 1},\n \"b\": {\"a\": 1},\n \"a\": 2}");
        assertThat(json.repeated())
                .isEqualTo(List.of(new PositionedJson.RepeatedKey("a", new Place(1, 2), new Place(3, 2))));
        assertThat(json.values()).doesNotContainKey("/a/x").containsKey("/b/a");
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("", "1:1 it is empty"),
                Arguments.of(" \n ", "1:1 it is empty"),
                Arguments.of("{", "1:2 it ends too early: a bracket, brace or quote is not closed"),
                Arguments.of("{\"a\": \"x", "1:9 it ends too early: a bracket, brace or quote is not closed"),
                Arguments.of("{\"a\": 1,\n}", "2:1 a comma stands before the closing \"}\""),
                Arguments.of("[1,]", "1:4 a comma stands before the closing \"]\""),
                Arguments.of("{\"a\": }", "1:7 a value is missing before \"}\""),
                Arguments.of("{'a': 1}", "1:2 a quote of the wrong kind: JSON has only \""),
                Arguments.of("{a: 1}", "1:2 a key stands without quotes"),
                Arguments.of("{\"a\" 1}", "1:6 a colon is missing after the key"),
                Arguments.of("{\"a\": 1\n \"b\": 2}", "2:2 a comma is missing before this"),
                Arguments.of("// x\n{}", "1:1 a comment, which JSON does not have"),
                Arguments.of("{\"a\": tru}", "1:7 \"tru\" is not expected here"),
                Arguments.of("{} x", "1:4 \"x\" is not expected here"),
                Arguments.of("{} {}", "1:4 something follows after its end"),
                Arguments.of("[01]", "1:3 a number begins with a zero"),
                Arguments.of("[1e9999999999]", "1:2 a number is beyond all measure"),
                Arguments.of("[1e999999]", "1:2 a number is beyond all measure"),
                Arguments.of("[".repeat(33), "1:34 it is nested too deeply"),
                Arguments.of("[" + "1".repeat(300) + "]", "1:302 a number, name or text in it is too long"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void saysInWordsWhatIsNotJson(String text, String expected) {
        MalformedJsonException e = catchThrowableOfType(MalformedJsonException.class, () -> PositionedJson.parse(text));
        assertThat(e.line() + ":" + e.column() + " " + e.getMessage()).isEqualTo(expected);
    }
}
