package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    @ParameterizedTest
    @CsvSource({
        "5 5, 5, true",
        "5 6, 6, true",
        "5 5, 6, true",
        "5 6, 7, false",
        "6 5, 7, false",
        "4 8, 8, false",
        "8 8, 3, true",
        "9 9, 9, true",
        "- 5, 5, false",
        "5, 5, false",
        "9 5 5, 6, true"
    })
    void isStuckWhenNoScoreOfTheWindowLiesMoreThanNoiseBelow(String earlier, int current, boolean stuck) {
        assertThat(Trend.isStuck(scores(earlier), current)).isEqualTo(stuck);
    }

    @ParameterizedTest
    @CsvSource({
        "5 5, 5, PLATEAU", "5 5, 6, PLATEAU", "3 4, 6, IMPROVING", "5, 5, IMPROVING", "8 8, 3, REGRESSING",
        "6 6, 5, PLATEAU", "6 6, 4, REGRESSING", "9 9, 9, SATURATED", "4 8, 7, SATURATED", "9 9, 7, SATURATED"
    })
    void namesWhereACriterionIsGoing(String earlier, int current, Trend trend) {
        assertThat(Trend.of(scores(earlier), current, 7)).isEqualTo(trend);
    }

    private static List<Integer> scores(String text) {
        return Arrays.asList(Arrays.stream(text.split(" "))
                .map(score -> score.equals("-") ? null : Integer.valueOf(score))
                .toArray(Integer[]::new));
    }
}
