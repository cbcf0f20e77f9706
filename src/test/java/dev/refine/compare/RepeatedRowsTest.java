package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows of which many are equal: what was done to a few of them is said of a few. */
class RepeatedRowsTest {

    /** Where a row that occurs once changed places with one of many, a few equal rows may seem to have moved up. */
    @Test
    void twoRowsThatChangedPlacesAreTwoMovesButForVeryFew() {
        int more = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Integer> rows = rows(random);
            List<Integer> swapped = new ArrayList<>(rows);
            Collections.swap(swapped, random.nextInt(rows.size()), random.nextInt(rows.size()));

            List<Difference> moves = Compare.compare(json(rows), json(swapped)).differences();

            assertThat(moves).as("seed " + seed).hasSizeLessThanOrEqualTo(4);
            more += moves.size() > 2 ? 1 : 0;
        }
        assertThat(more).isLessThanOrEqualTo(3);
    }

    @Test
    void theOrderOfMembersDoesNotShowInTheLastDigitOfTheScore() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            for (int member = 0; member < 6; member++) {
                List<Integer> rows = rows(random);
                expected.add("\"" + member + "\":" + rows);
                Collections.rotate(rows, 1);
                actual.add("\"" + member + "\":" + rows);
            }
            double score = score(expected, actual);
            Collections.reverse(expected);
            Collections.rotate(actual, 2);

            assertThat(score(expected, actual)).as("seed " + seed).isEqualTo(score);
        }
    }

    @Test
    void theOrderOfMembersDoesNotMakeListsOfRowsAlike() {
        String far = "\"2024-01-02\"";
        String expected = "[[{\"k\":null,\"d\":" + far + "},{\"k\":null,\"d\":" + far + "},{\"k\":null,\"d\":" + far
                + "},\"a\"],{\"b\":false}]";
        String big = "123456789012345678901234567890";
        String some =
                "[[{\"s\":null,\"d\":" + big + "},{\"s\":null,\"k\":null,\"d\":" + far + "},null,[]],{\"b\":false}]";
        String other =
                "[[{\"d\":" + big + ",\"s\":null},{\"d\":" + far + ",\"s\":null,\"k\":null},null,[]],{\"b\":false}]";

        assertThat(Compare.lines(expected, some)).isEqualTo(Compare.lines(expected, other));
    }

    private static double score(List<String> expected, List<String> actual) {
        return Compare.compare("{" + String.join(",", expected) + "}", "{" + String.join(",", actual) + "}")
                .score();
    }

    private static List<Integer> rows(SplittableRandom random) {
        List<Integer> rows = new ArrayList<>();
        for (int i = random.nextInt(4, 40); i > 0; i--) {
            rows.add(random.nextInt(12));
        }
        return rows;
    }

    private static String json(List<Integer> rows) {
        return rows.stream()
                .map(row -> "{\"state\":\"" + (row % 2 == 0 ? "on" : "off") + "\",\"size\":" + row / 2 + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
