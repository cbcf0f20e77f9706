package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static dev.refine.compare.Compare.lines;
import static dev.refine.compare.Compare.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that were renamed in every row, and rows that have to be found again nevertheless. */
class RenamedRowsTest {

    private static final CompareRules ANY_ORDER = rules("{\"rules\":[{\"path\":\"/lines\",\"order\":\"ignore\"}]}");

    private static final Map<String, String> NEW_KEYS =
            Map.of("description", "text", "unit_price", "amount", "quantity", "count", "sku", "article");

    @Test
    void rowsThatLostMostOfTheirKeysAreFoundAgainInAnyOrder() {
        List<String> keys = List.of("description", "unit_price", "quantity");

        Comparison comparison = compare(ANY_ORDER, table(rows(12), List.of()), table(shuffled(rows(12)), keys));

        assertThat(patterns(comparison))
                .containsExactlyInAnyOrder(
                        "12 /lines/*/description renamed-key",
                        "12 /lines/*/unit_price renamed-key",
                        "12 /lines/*/quantity renamed-key");
    }

    @Test
    void rowsThatLostAllOfTheirKeysAreFoundAgainInAnyOrder() {
        Comparison comparison = compare(
                ANY_ORDER, table(rows(40), List.of()), table(shuffled(rows(40)), List.copyOf(NEW_KEYS.keySet())));

        assertThat(patterns(comparison))
                .containsExactlyInAnyOrder(
                        "40 /lines/*/description renamed-key",
                        "40 /lines/*/unit_price renamed-key",
                        "40 /lines/*/quantity renamed-key",
                        "40 /lines/*/sku renamed-key");
    }

    @Test
    void renamedKeysDoNotHideWhichRowIsMissing() {
        List<String> keys = List.of("description", "unit_price", "quantity");
        List<Integer> without = rows(12).stream().filter(row -> row != 4).toList();

        Comparison comparison = compare(ANY_ORDER, table(rows(12), List.of()), table(shuffled(without), keys));

        assertThat(lines(comparison)).contains("missing /lines/4");
        assertThat(patterns(comparison))
                .contains("1 /lines/* missing", "11 /lines/*/quantity renamed-key")
                .hasSize(4);
    }

    @Test
    void renamedKeyOfSmallNumbersIsKnownByTheOtherRows() {
        assertThat(
                        lines(
                                "[{\"id\":\"bolt\",\"n\":4,\"f\":1},{\"id\":\"nut\",\"n\":7,\"f\":2},{\"id\":\"pin\",\"n\":9,\"f\":3}]",
                                "[{\"id\":\"bolt\",\"count\":4,\"x\":7},{\"id\":\"nut\",\"count\":7,\"x\":8},{\"id\":\"pin\",\"count\":8,\"x\":9}]"))
                .as("two of three agree, which may be chance")
                .contains("missing /0/n", "extra /0/count");
        assertThat(
                        lines(
                                "[{\"id\":\"bolt\",\"n\":4,\"f\":1},{\"id\":\"nut\",\"n\":7,\"f\":2},{\"id\":\"pin\",\"n\":9,\"f\":3},{\"id\":\"cog\",\"n\":5,\"f\":6}]",
                                "[{\"id\":\"bolt\",\"count\":4,\"x\":7},{\"id\":\"nut\",\"count\":7,\"x\":8},{\"id\":\"pin\",\"count\":8,\"x\":9},{\"id\":\"cog\",\"count\":5,\"x\":0}]"))
                .containsExactlyInAnyOrder(
                        "renamed-key /0/n",
                        "renamed-key /1/n",
                        "renamed-key /2/n",
                        "wrong-value /2/n",
                        "renamed-key /3/n",
                        "missing /0/f",
                        "missing /1/f",
                        "missing /2/f",
                        "missing /3/f",
                        "extra /0/x",
                        "extra /1/x",
                        "extra /2/x",
                        "extra /3/x");
    }

    @Test
    void flagsThatAreTheSameInEveryRowAreNotRenamed() {
        assertThat(
                        lines(
                                "[{\"id\":\"bolt\",\"taxed\":true,\"a\":1},{\"id\":\"nut\",\"taxed\":true,\"a\":2},{\"id\":\"pin\",\"taxed\":true,\"a\":3}]",
                                "[{\"id\":\"bolt\",\"paid\":true,\"b\":5},{\"id\":\"nut\",\"paid\":true,\"b\":6},{\"id\":\"pin\",\"paid\":true,\"b\":7}]"))
                .noneMatch(line -> line.startsWith("renamed-key"));
    }

    @Test
    void whichDocumentWasExpectedDoesNotMatterForTheScore() {
        String left = table(rows(20), List.of("sku"));
        String right = table(shuffled(rows(17)), List.of("description", "unit_price", "quantity"));

        assertThat(compare(ANY_ORDER, left, right).score())
                .isEqualTo(compare(ANY_ORDER, right, left).score());
    }

    @Test
    @Timeout(60)
    void objectOfThirtyThousandOtherKeysIsComparedAtOnce() {
        assertThat(compare(object("a", 30_000), object("b", 30_000)).differences())
                .hasSize(60_000);
    }

    private static String object(String letter, int members) {
        return IntStream.range(0, members)
                .mapToObj(at -> "\"" + letter + at + "\":\"" + letter + " is " + at * 7 + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Integer> rows(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> shuffled(List<Integer> rows) {
        List<Integer> other = new ArrayList<>(rows);
        Collections.shuffle(other, new Random(5));
        return other;
    }

    private static String table(List<Integer> rows, List<String> renamed) {
        return rows.stream()
                .map(row -> "{\"" + key("sku", renamed) + "\":\"A" + row * 37 % 101 + "\",\""
                        + key("description", renamed) + "\":\"Part " + (char) ('A' + row % 26) + row / 3 + "\",\""
                        + key("unit_price", renamed) + "\":" + (row * 7 % 31 + 1) + ".5,\""
                        + key("quantity", renamed) + "\":" + (row % 9 + 1) + ",\"unit\":\"pcs\"}")
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }

    private static String key(String key, List<String> renamed) {
        return renamed.contains(key) ? NEW_KEYS.get(key) : key;
    }

    private static List<String> patterns(Comparison comparison) {
        return comparison.patterns().stream()
                .map(one -> one.count() + " " + one.pattern())
                .toList();
    }
}
