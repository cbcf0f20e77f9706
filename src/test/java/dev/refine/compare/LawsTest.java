package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.Patch;
import dev.refine.compare.rule.Values;
import dev.refine.json.Json;
import dev.refine.json.Reading;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What must hold for any two documents. {@code -Drefine.fuzz=100000} tries more of them. */
class LawsTest {

    private static final int PAIRS = Integer.getInteger("refine.fuzz", 5_000);

    private final Comparer comparer = new Comparer(CompareRules.none());

    private Comparison compare(JsonNode expected, JsonNode actual) {
        return comparer.compare(expected, Reading.of(actual));
    }

    private interface Law {
        void hold(String about, JsonNode expected, JsonNode actual, Documents documents);
    }

    private static void forPairs(Law law) {
        for (long seed = 0; seed < PAIRS; seed++) {
            Documents documents = new Documents(new SplittableRandom(seed));
            JsonNode expected = documents.any(4);
            JsonNode actual = seed % 5 == 0 ? documents.any(4) : documents.changed(expected, 6, 3);
            law.hold("seed " + seed + ": " + expected + " and " + actual, expected, actual, documents);
        }
    }

    @Test
    void whatIsComparedWithItselfIsEqual() {
        forPairs((about, expected, actual, documents) -> {
            Comparison self = compare(expected, expected.deepCopy());
            assertThat(self.differences()).as(about).isEmpty();
            assertThat(self.score()).as(about).isEqualTo(1);
            assertThat(self.equal()).as(about).isTrue();
            assertThat(self)
                    .usingRecursiveComparison()
                    .ignoringFields("fields")
                    .as(about)
                    .isEqualTo(Comparison.SAME);
        });
    }

    @Test
    void equalMeansEqualValuesButForNulls() {
        forPairs((about, expected, actual, documents) -> {
            Comparison comparison = compare(expected, actual);
            assertThat(comparison.differences().isEmpty()).as(about).isEqualTo(Values.equal(expected, actual));
            assertThat(comparison.score() == 1).as(about).isEqualTo(comparison.equal());
            assertThat(comparison.wrongLeaves().isEmpty()
                            && comparison.extraLeaves().isEmpty())
                    .as(about)
                    .isEqualTo(comparison.equal());
        });
    }

    @Test
    void appliedPatchGivesExpected() {
        forPairs((about, expected, actual, documents) -> {
            JsonNode result = PatchApplication.apply(actual, JsonPatch.between(expected, actual));
            assertThat(Values.equal(expected, result))
                    .as(about + " gave " + result)
                    .isTrue();
        });
    }

    @Test
    void orderOfMembersNeverMatters() {
        forPairs((about, expected, actual, documents) -> {
            Comparison one = compare(expected, actual);
            Comparison other = compare(expected, documents.reordered(actual));
            assertThat(other.score()).as(about).isEqualTo(one.score(), Offset.offset(1e-12));
            assertThat(other.wrongLeaves()).as(about).containsExactlyInAnyOrderElementsOf(one.wrongLeaves());
            assertThat(other.differences().stream().map(Difference::pattern).sorted())
                    .as(about)
                    .containsExactlyElementsOf(one.differences().stream()
                            .map(Difference::pattern)
                            .sorted()
                            .toList());
        });
    }

    @Test
    void scoreIsTheSameInBothDirections() {
        forPairs((about, expected, actual, documents) -> assertThat(
                        compare(actual, expected).score())
                .as(about)
                .isEqualTo(compare(expected, actual).score(), Offset.offset(1e-9)));
    }

    /** Someone who reads a diff of the two texts must never have less to read. */
    @Test
    void findsNoMoreThanTheLinesThatChanged() {
        for (long seed = 1; seed <= 5; seed++) {
            Scenarios make = new Scenarios(seed);
            for (Scenarios.Pair pair : List.of(
                    make.invoice(),
                    make.edited(500, 20),
                    make.dense(150),
                    make.everyRow(150),
                    make.everyColumn(80),
                    make.lowCardinality(150))) {
                assertThat(compare(pair.expected(), pair.actual()).differences())
                        .as("seed " + seed)
                        .hasSizeLessThanOrEqualTo(changedLines(pair.expected(), pair.actual()));
            }
        }
    }

    @Test
    void findsNoMoreInSmallDocumentsThanTheLinesThatChanged() {
        for (long seed = 0; seed < PAIRS; seed++) {
            Documents documents = new Documents(new SplittableRandom(seed));
            JsonNode expected = documents.any(4);
            JsonNode actual = documents.edited(expected, 6, 3);
            assertThat(compare(expected, actual).differences())
                    .as("seed " + seed + ": " + expected + " and " + actual)
                    .hasSizeLessThanOrEqualTo(changedLines(expected, actual));
        }
    }

    /** Lines gone and lines new, as any diff of texts counts them. */
    private static int changedLines(JsonNode expected, JsonNode actual) {
        Patch<String> patch = DiffUtils.diff(lines(expected), lines(actual));
        return patch.getDeltas().stream()
                .mapToInt(delta -> delta.getSource().size() + delta.getTarget().size())
                .sum();
    }

    private static List<String> lines(JsonNode document) {
        return Json.pretty(document).lines().toList();
    }

    @Test
    void sameInputGivesTheSameBytes() {
        forPairs((about, expected, actual, documents) -> assertThat(Json.compact(
                        compare(expected, Json.parse(actual.toString())).differences()))
                .as(about)
                .isEqualTo(Json.compact(compare(expected.deepCopy(), actual).differences())));
    }
}
