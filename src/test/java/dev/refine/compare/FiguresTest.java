package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Reading;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that are known because the documents were made that way. */
class FiguresTest {

    private static Map<String, Integer> counts(CompareRules rules, Scenarios.Pair pair) {
        Map<String, Integer> counts = new TreeMap<>();
        compare(rules, pair)
                .differences()
                .forEach(one -> counts.merge(one.category().code(), 1, Integer::sum));
        return counts;
    }

    private static Comparison compare(CompareRules rules, Scenarios.Pair pair) {
        return new Comparer(rules).compare(pair.expected(), Reading.of(pair.actual()));
    }

    private static Map<String, Integer> counts(Scenarios.Pair pair) {
        return counts(CompareRules.none(), pair);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsSixDifferencesOfAnInvoiceInTheirCategories(long seed) {
        assertThat(counts(Scenario.INVOICE.pair(seed)))
                .isEqualTo(Map.of("format-only", 1, "type-mismatch", 1, "extra", 1, "missing", 2, "wrong-value", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsFiftyEditsInFiveThousandRows(long seed) {
        assertThat(counts(Scenario.EDITED_5000.pair(seed)))
                .isEqualTo(Map.of("missing", 5, "extra", 5, "wrong-value", 40));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneMovedRowIsOneFinding(long seed) {
        assertThat(counts(Scenario.ONE_MOVED_5000.pair(seed))).isEqualTo(Map.of("moved", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffledRowsAreMovedAndNeitherMissingNorExtra(long seed) {
        Scenarios.Pair pair = Scenario.SHUFFLED_1000.pair(seed);

        assertThat(counts(pair)).isEqualTo(Map.of("moved", 1_000 - longestRun(pair)));
    }

    /** By the textbook: quadratic, and nothing shared with what is tested. */
    private static int longestRun(Scenarios.Pair pair) {
        Map<String, Integer> places = new TreeMap<>();
        for (JsonNode row : pair.expected().get("rows")) {
            places.put(row.get("id").asText(), places.size());
        }
        JsonNode rows = pair.actual().get("rows");
        int[] longest = new int[rows.size()];
        int most = 0;
        for (int i = 0; i < longest.length; i++) {
            longest[i] = 1;
            for (int j = 0; j < i; j++) {
                if (places.get(rows.get(j).get("id").asText())
                        < places.get(rows.get(i).get("id").asText())) {
                    longest[i] = Math.max(longest[i], longest[j] + 1);
                }
            }
            most = Math.max(most, longest[i]);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffledRowsAreEqualWhereOrderIsIgnored(long seed) {
        CompareRules rules = Scenario.SHUFFLED_5000_UNORDERED.rules();

        assertThat(compare(rules, Scenario.SHUFFLED_5000_UNORDERED.pair(seed)).equal())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reformattedColumnAfterALostRowIsTwoPatterns(long seed) {
        Comparison comparison = compare(CompareRules.none(), Scenario.EVERY_ROW_2000.pair(seed));

        assertThat(comparison.patterns())
                .extracting(DifferencePattern::pattern, DifferencePattern::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/rows/*/date format-only date", 1_999),
                        org.assertj.core.groups.Tuple.tuple("/rows/* missing", 1));
        assertThat(comparison.differences())
                .allMatch(
                        one -> one.category() != Category.MISSING || one.path().equals("/rows/0"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reformattedRowsOfFewValuesArePairedInOrder(long seed) {
        assertThat(counts(Scenario.LOW_CARDINALITY_2000.pair(seed)))
                .isEqualTo(Map.of("missing", 1, "format-only", 1_999));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyColumnReformattedStillFindsEachRow(long seed) {
        Map<String, Integer> counts = counts(new Scenarios(seed).everyColumn(500));

        assertThat(counts).containsEntry("missing", 1).doesNotContainKey("extra");
    }

    @Test
    void saysWhenRowsWerePairedWithLessCare() {
        Comparison comparison = compare(CompareRules.none(), new Scenarios(1).scrambled(9_000));

        assertThat(comparison.differences())
                .filteredOn(one -> one.category() == Category.ALIGNMENT_DEGRADED)
                .extracting(Difference::path, Difference::cost)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/rows", false));
        assertThat(comparison.warnings())
                .containsExactly("the rows of \"/rows\" were paired only in part by similarity, too many are unlike "
                        + "[alignment-degraded].");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void depthCostsNoStack(int levels) {
        assertThat(counts(Scenarios.deep(levels))).isEqualTo(Map.of("wrong-value", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void longTextsAreFourFindings(long seed) {
        assertThat(counts(Scenario.LONG_TEXTS.pair(seed))).isEqualTo(Map.of("wrong-value", 4));
    }
}
