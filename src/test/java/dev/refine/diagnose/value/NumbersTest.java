package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.5",
                "1,234.50|1234.50",
                "1.234,50|1234.50",
                "1'234.50|1234.50",
                "1 234,50|1234.50",
                "€ 12,00|12.00",
                "12.00 EUR|12.00",
                "$12|12",
                "-3.5|-3.5",
                "(3.50)|-3.50",
                "3.50-|-3.50",
                "19 %|19",
                "1.234.567|1234567",
                "EUR12|12",
                "RM39.00|39.00",
                "kr5|5",
                "US$5|5"
            })
    void readsWhatPeopleWrite(String text, BigDecimal value) {
        assertThat(Numbers.holds(Numbers.readings(text), value)).isTrue();
    }

    @Test
    void keepsBothReadingsWhereThreeFiguresFollowTheMark() {
        assertThat(Numbers.readings("1.234")).containsExactly(new BigDecimal("1.234"), new BigDecimal("1234"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "twelve", "about 12 or so", "12 Main Street", "a1b2", "S3", "v4.2", "AB12", "1234 5678 9012"
            })
    void readsNothingIntoOtherTexts(String text) {
        assertThat(Numbers.readings(text)).isEmpty();
    }

    @Test
    void findsAmountsRightBehindTheirCurrencyAndNoOtherFiguresBehindLetters() {
        assertThat(Numbers.in("RM1,139.00 USD12.50 Rs.7.25 CHF5'796.75, but ISO9001, AB12 and S3"))
                .extracting(Numbers.Found::text)
                .containsExactly("1,139.00", "12.50", "7.25", "5'796.75");
    }

    @Test
    void findsNumbersInsideOfLines() {
        assertThat(Numbers.in("Net 1.200,00 plus 19 % = 1.428,00"))
                .extracting(Numbers.Found::text)
                .containsExactly("1.200,00", "19", "1.428,00");
    }
}
