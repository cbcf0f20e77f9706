package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static dev.refine.compare.Compare.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row that stands elsewhere than expected and is wrong besides. */
class RelocationTest {

    private static final String EXPECTED = """
            {"orders":[
              {"id":"A","lines":[{"sku":"S-100","qty":3,"name":"hex bolt"},{"sku":"S-200","qty":4,"name":"washer"}]},
              {"id":"B","lines":[{"sku":"S-300","qty":1,"name":"gasket"}]}]}""";

    private static String actual(String first, String second) {
        return "{\"orders\":[{\"id\":\"A\",\"lines\":[" + first + "]},{\"id\":\"B\",\"lines\":[" + second + "]}]}";
    }

    @Test
    void rowUnderAnotherParentWithAWrongFieldIsSaidToBeBoth() {
        Comparison comparison = compare(
                EXPECTED,
                actual(
                        "{\"sku\":\"S-100\",\"qty\":3,\"name\":\"hex bolt\"}",
                        "{\"sku\":\"S-300\",\"qty\":1,\"name\":\"gasket\"},{\"sku\":\"S-200\",\"qty\":5,\"name\":\"washer\"}"));

        assertThat(lines(comparison))
                .containsExactly("moved[parent-edited] /orders/0/lines/1", "wrong-value /orders/0/lines/1/qty");
        assertThat(comparison.differences())
                .extracting(Difference::actualPath)
                .containsExactly("/orders/1/lines/1", "/orders/1/lines/1/qty");
        assertThat(comparison.wrongLeaves())
                .isEqualTo(Set.of("/orders/0/lines/1/sku", "/orders/0/lines/1/qty", "/orders/0/lines/1/name"));
        assertThat(comparison.extraLeaves())
                .isEqualTo(Set.of("/orders/1/lines/+0/sku", "/orders/1/lines/+0/qty", "/orders/1/lines/+0/name"));
        assertThat(comparison.score()).isEqualTo(16.0 / 22);
    }

    @Test
    void rowBetweenTwoListsOfDifferentNamesIsRecognised() {
        assertThat(lines(
                        "{\"debits\":[{\"ref\":\"R-1001\",\"amount\":12.5,\"on\":\"2024-03-21\"}],\"credits\":[]}",
                        "{\"debits\":[],\"credits\":[{\"ref\":\"R-1001\",\"amount\":12.5,\"on\":\"21.03.2024\"}]}"))
                .containsExactly("moved[parent-edited] /debits/0", "format-only[date] /debits/0/on");
    }

    @Test
    void unlikeRowUnderAnotherParentStaysMissingAndExtra() {
        assertThat(lines(
                        EXPECTED,
                        actual(
                                "{\"sku\":\"S-100\",\"qty\":3,\"name\":\"hex bolt\"}",
                                "{\"sku\":\"S-300\",\"qty\":1,\"name\":\"gasket\"},"
                                        + "{\"sku\":\"X-9\",\"qty\":4,\"name\":\"spring\"}")))
                .containsExactly("missing /orders/0/lines/1", "extra /orders/1/lines/1");
    }

    @Test
    void smallNumbersAndFlagsAloneDoNotMakeARowTheSame() {
        assertThat(lines(
                        "{\"a\":[{\"n\":1,\"on\":true,\"p\":77}],\"b\":[]}",
                        "{\"a\":[],\"b\":[{\"n\":1,\"on\":true,\"p\":12}]}"))
                .containsExactly("missing /a/0", "extra /b/0");
    }

    @Test
    void rowOutOfOrderWithAWrongFieldIsSaidToBeBoth() {
        assertThat(
                        lines(
                                "[{\"k\":\"K1\",\"a\":11,\"b\":21},{\"k\":\"K2\",\"a\":12,\"b\":22},{\"k\":\"K3\",\"a\":13,\"b\":23}]",
                                "[{\"k\":\"K2\",\"a\":12,\"b\":22},{\"k\":\"K3\",\"a\":13,\"b\":23},{\"k\":\"K1\",\"a\":11,\"b\":99}]"))
                .containsExactly("moved[edited] /0", "wrong-value /0/b");
    }
}
