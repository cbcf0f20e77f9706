package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSerializerTest {

    /** The library's own way to write the same. */
    private static final JsonMapper LIBRARY = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private enum Colour {
        RED,
        DARK_BLUE {
            @Override
            public String toString() {
                return "navy";
            }
        }
    }

    private record Leaf(String text, int whole, Long wide, double real, boolean yes, Colour colour) {}

    private record Branch(List<Leaf> leaves, Map<String, Leaf> byName, Set<String> names, Object any) {}

    private record Keyed(Map<Colour, Integer> byColour, Map<Integer, String> byNumber, String[] array, byte[] bytes) {}

    /** A method that the library takes for a field, as it does everywhere. */
    private record Talkative(int size) {
        public boolean isEmpty() {
            return size == 0;
        }

        public String getName() {
            return "x" + size;
        }
    }

    private record Broken(int size) {
        @Override
        public int size() {
            throw new IllegalStateException("no size");
        }
    }

    static Stream<Object> values() {
        Leaf leaf = new Leaf("ü \"quoted\" \u2028 \u0001", -7, Long.MAX_VALUE, 1.0E-10, true, Colour.DARK_BLUE);
        Leaf empty = new Leaf(null, 0, null, 0.1 + 0.2, false, null);
        Map<String, Leaf> byName = new LinkedHashMap<>();
        byName.put("z", leaf);
        byName.put("", null);
        JsonNode tree = Json.parse("{\"b\": [1, 2.50, null], \"a\": {}}");
        return Stream.of(
                leaf,
                empty,
                new Branch(Arrays.asList(leaf, null), byName, Set.of("one"), tree),
                new Branch(List.of(), Map.of(), Set.of(), new BigDecimal("1E+30")),
                new Branch(null, null, null, List.of(List.of(1, 2.0, 3L, "x"), Map.of("k", List.of(empty)))),
                new Keyed(
                        new EnumMap<>(Map.of(Colour.RED, 1, Colour.DARK_BLUE, 2)),
                        new TreeMap<>(Map.of(1, "a", 2, "b")),
                        new String[] {"a", null},
                        new byte[] {1, 2}),
                new Talkative(3),
                new Branch(List.of(), Map.of(), Set.of(), new Talkative(0)),
                List.of(leaf, new Talkative(1)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesWhatTheLibraryWrites(Object value) throws Exception {
        assertThat(Json.compact(value)).isEqualTo(LIBRARY.writeValueAsString(value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void makesTheTreeThatTheLibraryMakes(Object value) {
        JsonNode tree = LIBRARY.valueToTree(value);
        assertThat(Json.tree(value)).isEqualTo(tree);
    }

    @Test
    void passesOnThatAComponentCannotBeAsked() {
        assertThatThrownBy(() -> Json.compact(new Broken(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not writable as JSON: class dev.refine.json.RecordSerializerTest$Broken");
    }
}
