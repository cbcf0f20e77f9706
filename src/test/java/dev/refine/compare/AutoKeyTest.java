package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static dev.refine.compare.Compare.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that a field names are partners by it, though no rule says so. */
class AutoKeyTest {

    private static final CompareRules OFF = Compare.rules("{\"rules\":[{\"path\":\"\",\"autoKey\":false}]}");

    private static final String EXPECTED = row("K1", 1) + "," + row("K2", 2) + "," + row("K3", 3) + "," + row("K4", 4);

    private static String row(String key, int salt) {
        return "{\"sku\":\"" + key + "\",\"a\":" + salt + "1,\"b\":" + salt + "2,\"c\":" + salt + "3}";
    }

    private static String withTwoRewritten() {
        return "[" + row("K1", 1) + "," + row("K4", 4) + "," + row("K2", 7) + "," + row("N9", 8) + "," + row("K3", 3)
                + "]";
    }

    @Test
    void rowWithNothingRightButItsKeyIsCompared() {
        assertThat(lines("[" + EXPECTED + "]", withTwoRewritten()))
                .containsExactly("wrong-value /1/a", "wrong-value /1/b", "wrong-value /1/c", "moved /3", "extra /3");
    }

    @Test
    void withoutItTheRowIsMissingAndExtra() {
        assertThat(lines(compare(OFF, "[" + EXPECTED + "]", withTwoRewritten())))
                .containsExactly("missing /1", "moved /3", "extra /2", "extra /3");
    }

    @Test
    void explanationNamesTheField() {
        String steps = new Comparer(CompareRules.none())
                .explain(Json.parse("[" + EXPECTED + "]"), Reading.of(Json.parse(withTwoRewritten())), "/1/a")
                .orElseThrow()
                .steps()
                .toString();

        assertThat(steps).isEqualTo("[/1 is paired with /2: the rows have the same \"sku\", which names each row]");
    }

    @Test
    void numberOfTheRowIsNoKey() {
        assertThat(
                        lines(
                                "[{\"pos\":1,\"n\":\"bolt\",\"p\":10,\"u\":\"kg\"},{\"pos\":2,\"n\":\"nut\",\"p\":11,\"u\":\"pc\"},{\"pos\":3,\"n\":\"pin\",\"p\":12,\"u\":\"m\"}]",
                                "[{\"pos\":1,\"n\":\"nut\",\"p\":11,\"u\":\"pc\"},{\"pos\":2,\"n\":\"pin\",\"p\":12,\"u\":\"m\"},{\"pos\":3,\"n\":\"cog wheel\",\"p\":99,\"u\":\"box\"}]"))
                .containsExactly("missing /0", "wrong-value /1/pos", "wrong-value /2/pos", "extra /2");
    }

    /** A column of values that occur once, but belong to other rows in the other document. */
    @Test
    void fieldWhoseRowsAreNotAlikeIsNoKey() {
        ArrayNode rows = new Scenarios(3).rows(300);
        List<JsonNode> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.get("id")));
        Collections.shuffle(ids, new Random(3));
        ArrayNode actual = rows.deepCopy();
        for (int i = 0; i < ids.size(); i++) {
            ((ObjectNode) actual.get(i)).set("id", ids.get(i));
        }

        assertThat(new Comparer(CompareRules.none())
                        .compare(rows, Reading.of(actual))
                        .patterns())
                .extracting(DifferencePattern::pattern)
                .containsExactly("/*/id wrong-value");
    }

    @Test
    void findsItsRowsAmongThousandsThatAreMostlyRewritten() {
        ArrayNode rows = new Scenarios(5).rows(3_000);
        List<JsonNode> actual = new ArrayList<>();
        for (JsonNode row : rows) {
            ObjectNode copy = row.deepCopy();
            copy.put("description", "x").put("date", "?").put("total", "none");
            actual.add(copy);
        }
        Collections.shuffle(actual, new Random(5));
        CompareRules unordered = Compare.rules("{\"rules\":[{\"path\":\"\",\"order\":\"ignore\"}]}");

        assertThat(new Comparer(unordered)
                        .compare(rows, Reading.of(Json.array().addAll(actual)))
                        .patterns())
                .extracting(DifferencePattern::pattern, DifferencePattern::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/*/description wrong-value", 3_000),
                        org.assertj.core.groups.Tuple.tuple("/*/total type-mismatch", 3_000),
                        org.assertj.core.groups.Tuple.tuple("/*/date wrong-value", 3_000));
    }
}
