package dev.refine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContrastTest {

    private static final FailureGroup TOTALS =
            new FailureGroup("wrong-value /total", "wrong-value", "", "/total", 2, List.of("a", "b"), List.of());

    private static String contrast(Map<String, String> inputs, Map<String, String> expected) {
        Map<String, JsonNode> documents = new TreeMap<>();
        expected.forEach((id, text) -> documents.put(id, Json.parse(text)));
        return Contrast.of(TOTALS, new Documents(documents, Map.of(), inputs));
    }

    @Test
    void namesWordsThatOnlyTheFailingInputsHave() {
        assertThat(contrast(
                        Map.of(
                                "a", "Credit note 1\nSum 4",
                                "b", "Credit note 2\nSum 5",
                                "c", "Invoice 3\nSum 6",
                                "d", "Invoice 4\nSum 7"),
                        Map.of()))
                .isEqualTo("the inputs of these cases say \"Credit note\", the others do not");
    }

    @Test
    void namesWordsThatOnlyTheFailingInputsLack() {
        assertThat(contrast(
                        Map.of("a", "Sum 4", "b", "Sum 5", "c", "Sum 6\nPaid in cash", "d", "Sum 7\nPaid by card"),
                        Map.of()))
                .isEqualTo("the inputs of all other cases say \"Paid\", these do not");
    }

    @Test
    void looksAtExpectedValuesWhereWordsSayNothing() {
        assertThat(contrast(
                        Map.of("a", "Sum 4", "b", "Sum 5", "c", "Sum 6", "d", "Sum 7"),
                        Map.of("a", "{\"total\": -4}", "b", "{\"total\": -5}", "c", "{\"total\": 6}", "d", "{}")))
                .isEqualTo("the expected value is negative in these cases and in no other");
    }

    @Test
    void readsNoMoreInputsThanItCompares() {
        List<String> ids = IntStream.range(100, 400).mapToObj(Integer::toString).toList();
        List<String> read = new ArrayList<>();
        Map<String, String> inputs = new OnDemand<>(new LinkedHashSet<>(ids), id -> {
            read.add(id);
            return Optional.of(Integer.parseInt(id) % 2 == 0 ? "Credit note" : "Invoice");
        });
        List<String> even =
                ids.stream().filter(id -> Integer.parseInt(id) % 2 == 0).toList();
        FailureGroup group = new FailureGroup("wrong-value /total", "wrong-value", "", "/total", 150, even, List.of());

        assertThat(Contrast.of(group, new Documents(Map.of(), Map.of(), inputs)))
                .isEqualTo("the inputs of these cases say \"Credit note\", the others do not");
        assertThat(read).hasSizeLessThan(100);
    }

    @Test
    void isSilentWhereNothingTellsThemApartOrTooFewCould() {
        assertThat(contrast(Map.of("a", "Sum", "b", "Sum", "c", "Sum", "d", "Sum"), Map.of()))
                .isEmpty();
        assertThat(contrast(
                        Map.of("a", "Credit", "b", "Credit", "c", "Debit"),
                        Map.of("a", "{\"total\": null}", "b", "{\"total\": null}", "c", "{\"total\": 1}")))
                .isEmpty();
    }
}
