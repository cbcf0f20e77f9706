package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static dev.refine.compare.Compare.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of documents on which a plausible comparison says something that nobody would say. */
class AwkwardPairsTest {

    @Test
    void oneWrongArgumentIsNotAnotherCall() {
        assertThat(lines(
                        "[{\"name\":\"weather\",\"arguments\":{\"days\":1}}]",
                        "[{\"name\":\"weather\",\"arguments\":{\"days\":2}}]"))
                .containsExactly("wrong-value /0/arguments/days");
    }

    @Test
    void unrelatedRowInTheSamePlaceIsMissingAndExtraAndSaysSo() {
        Comparison comparison = compare(
                "[{\"id\":\"A1\",\"n\":\"bolt\",\"q\":4,\"p\":10},{\"id\":\"A2\",\"n\":\"nut\",\"q\":5,\"p\":11},{\"id\":\"A3\",\"n\":\"pin\",\"q\":6,\"p\":12}]",
                "[{\"id\":\"A1\",\"n\":\"bolt\",\"q\":4,\"p\":10},{\"id\":\"B9\",\"n\":\"cog wheel\",\"q\":77,\"p\":98},{\"id\":\"A3\",\"n\":\"pin\",\"q\":6,\"p\":12}]");

        assertThat(lines(comparison)).containsExactly("missing[replaced] /1", "extra /1");
        assertThat(comparison.differences().get(0).actualPath()).isEqualTo("/1");
    }

    @Test
    void rowKeepsItsKeyWhenBothOtherFieldsAreWrong() {
        assertThat(
                        lines(
                                "[{\"k\":\"K1\",\"a\":1,\"b\":2},{\"k\":\"K2\",\"a\":3,\"b\":4},{\"k\":\"K3\",\"a\":5,\"b\":6}]",
                                "[{\"k\":\"K1\",\"a\":1,\"b\":2},{\"k\":\"K2\",\"a\":8,\"b\":9},{\"k\":\"K3\",\"a\":5,\"b\":6}]"))
                .containsExactly("wrong-value /1/a", "wrong-value /1/b");
    }

    @Test
    void oneCellOfATableIsOneWrongValue() {
        assertThat(lines("[[1,2],[3,4],[5,6]]", "[[1,2],[3,9],[5,6]]")).containsExactly("wrong-value /1/1");
    }

    @Test
    void renumberedRowsAfterALostOneAreOnePattern() {
        Comparison comparison = compare(
                "[{\"pos\":1,\"n\":\"bolt\",\"p\":10},{\"pos\":2,\"n\":\"nut\",\"p\":11},{\"pos\":3,\"n\":\"pin\",\"p\":12},{\"pos\":4,\"n\":\"cog\",\"p\":13}]",
                "[{\"pos\":1,\"n\":\"nut\",\"p\":11},{\"pos\":2,\"n\":\"pin\",\"p\":12},{\"pos\":3,\"n\":\"cog\",\"p\":13}]");

        assertThat(lines(comparison))
                .containsExactly("missing /0", "wrong-value /1/pos", "wrong-value /2/pos", "wrong-value /3/pos");
        assertThat(comparison.patterns())
                .extracting(DifferencePattern::pattern)
                .containsExactly("/*/pos wrong-value", "/* missing");
    }

    @Test
    void reversedThreeMovesTheOuterTwo() {
        assertThat(lines("[\"a\",\"b\",\"c\"]", "[\"c\",\"b\",\"a\"]")).containsExactly("moved /0", "moved /2");
    }

    @Test
    void wrapperAroundTheRootIsNamedAndLookedInto() {
        assertThat(lines("{\"a\":1,\"b\":2,\"c\":3}", "{\"result\":{\"a\":1,\"b\":9,\"c\":3}}"))
                .containsExactly("structural[wrapped-in:/result] ", "wrong-value /b");
    }

    @Test
    void keySpeltOtherwiseInEveryRowDoesNotHideWhichRowIsMissing() {
        assertThat(lines(
                        "[{\"sku\":\"A\",\"unit_price\":1},{\"sku\":\"B\",\"unit_price\":2},{\"sku\":\"C\",\"unit_price\":3}]",
                        "[{\"sku\":\"A\",\"unitPrice\":1},{\"sku\":\"C\",\"unitPrice\":3}]"))
                .containsExactly("renamed-key /0/unit_price", "missing /1", "renamed-key /2/unit_price");
    }

    @Test
    void flagsOfOneValueAreNotRenamed() {
        assertThat(lines("{\"taxed\":true,\"paid\":true}", "{\"verified\":true}"))
                .containsExactly("missing /taxed", "missing /paid", "extra /verified");
    }

    @Test
    void childUnderTheWrongParentIsOneFinding() {
        Comparison comparison = compare(
                "{\"billing\":{\"vat\":\"DE123\"},\"shipping\":{\"city\":\"Ulm\"}}",
                "{\"billing\":{},\"shipping\":{\"city\":\"Ulm\",\"vat\":\"DE123\"}}");

        assertThat(lines(comparison)).containsExactly("moved[parent] /billing/vat");
        assertThat(comparison.differences().get(0).actualPath()).isEqualTo("/shipping/vat");
        assertThat(comparison.wrongLeaves()).isEqualTo(java.util.Set.of("/billing/vat"));
        assertThat(comparison.extraLeaves()).isEqualTo(java.util.Set.of("/shipping/vat"));
    }

    @Test
    void callWithoutItsArgumentsIsStillThatCall() {
        assertThat(lines(
                        "[{\"name\":\"book\",\"args\":{\"city\":\"Oslo\",\"days\":4,\"from\":\"May\"}},{\"name\":\"rent\",\"args\":{\"car\":\"big\"}}]",
                        "[{\"name\":\"book\"},{\"name\":\"rent\",\"args\":{\"car\":\"big\"}}]"))
                .containsExactly("missing /0/args");
    }

    @Test
    void rowThatLostAllOfItselfIsStillThatRow() {
        assertThat(lines(
                        "[{\"name\":\"book\",\"days\":4,\"city\":\"Oslo\"},{\"name\":\"rent\",\"days\":9,\"city\":\"Ulm\"}]",
                        "[{\"name\":\"book\",\"days\":4,\"city\":\"Oslo\"},{\"name\":null}]"))
                .containsExactly("missing[null] /1/name", "missing /1/days", "missing /1/city");
    }

    @Test
    void wrapperIsNamedThoughEveryKeyInItIsAnother() {
        assertThat(
                        lines(
                                "{\"intent\":\"PlayMusic\",\"slots\":{\"artist\":\"Nina\",\"year\":1965}}",
                                "{\"result\":{\"intent_name\":\"PlayMusic\",\"slots_found\":{\"artist\":\"Nina\",\"year\":1965}}}"))
                .containsExactly("structural[wrapped-in:/result] ", "renamed-key /intent", "renamed-key /slots");
    }

    @Test
    void arrayThatGainedARowIsNotUnwrapped() {
        assertThat(lines("[[5.9,false]]", "[0,[5.9,false]]")).containsExactly("extra /0");
    }

    @Test
    void capitalsOfASharpSAreTheSameText() {
        assertThat(lines("{\"street\":\"Große Straße 5\"}", "{\"street\":\"GROSSE STRASSE 5\"}"))
                .containsExactly("format-only[case] /street");
    }

    @Test
    void totallyRewrittenShortTableReadsRowByRow() {
        assertThat(lines("[\"a\",\"b\",\"c\"]", "[\"x\",\"y\",\"z\"]"))
                .isEqualTo(List.of("wrong-value /0", "wrong-value /1", "wrong-value /2"));
    }

    @Test
    void equalRowsKeepTheirOrderWhenOneOfThemIsEdited() {
        assertThat(lines("[[1,1],[1,1],[1,1]]", "[[1],[1,1],\"abc\",[1]]"))
                .containsExactlyInAnyOrder("missing /0/1", "extra /2", "missing /2/1");
    }

    @Test
    void ofTwoThatCouldStandInEachOtherTheObjectIsTheOneInside() {
        String object = "{\"n\":1,\"list\":[3,4]}";
        String array = "[0,{\"n\":1,\"list\":5}]";

        assertThat(lines(object, array)).contains("structural[wrapped-in:/1] ");
        assertThat(lines(array, object)).contains("structural[unwrapped:/1] ");
        assertThat(compare(object, array).score())
                .isEqualTo(compare(array, object).score());
    }

    @Test
    void knowsTheElementsOfAListHoweverManyPlacesComeBeforeIt() {
        StringBuilder before = new StringBuilder();
        for (int places = 0; places < 300; places++) {
            Comparison comparison = compare("{" + before + "\"list\":[1]}", "{" + before + "\"list\":[2]}");
            assertThat(comparison.patterns())
                    .as(places + " places")
                    .extracting(DifferencePattern::pattern)
                    .containsExactly("/list/* wrong-value");
            before.append("\"k").append(places).append("\":0,");
        }
    }

    /** The few stand at the edge of the band in which partners are looked for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 23, 24, 40})
    void aFewStrangeRowsAgainstManyAreAllMissingAndAllExtra(int few) {
        String many = rows(1_300, "\"row %d\"");
        String strange = rows(few, "\"zz%d!\"");

        assertThat(tags(compare(many, strange))).containsExactly(few + " extra", "1300 missing");
        assertThat(tags(compare(strange, many))).containsExactly("1300 extra", few + " missing");
    }

    private static String rows(int count, String row) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"n\":" + String.format(row, i) + ",\"v\":"
                        + (count == 1_300 ? 10_000 + i : -3 * i - 0.5) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> tags(Comparison comparison) {
        return comparison.differences().stream()
                .collect(Collectors.groupingBy(found -> found.category().code(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }
}
