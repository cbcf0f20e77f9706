package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 31);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-31",
                "31.03.2024",
                "31/3/24",
                "03/31/2024",
                "31 March 2024",
                "March 31st, 2024",
                "Sunday, 31 Mar 2024",
                "31. März 2024",
                "31 mars 2024",
                "31 de marzo de 2024",
                "20240331",
                "2024-03-31T10:00:00Z",
                "31-Mar-24"
            })
    void readsWhatPeopleWrite(String text) {
        assertThat(Dates.readings(text)).containsExactly(DAY);
    }

    @Test
    void keepsBothReadingsOfAnAmbiguousDate() {
        assertThat(Dates.readings("03/04/2024")).containsExactly(LocalDate.of(2024, 4, 3), LocalDate.of(2024, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "next week", "2024", "12.50", "31.02.2024", "99/99/9999", "1-2-3-4", "call 555 0199"})
    void readsNothingIntoOtherTexts(String text) {
        assertThat(Dates.readings(text)).isEmpty();
    }

    @Test
    void findsDatesInsideOfLines() {
        String line = "Issued 1 March 2024, due by 31.03.2024 at noon, logged 02/Apr/2024:10:00:00";

        assertThat(Dates.in(line))
                .extracting(found -> line.substring(found.start(), found.end()))
                .containsExactly("1 March 2024", "31.03.2024", "02/Apr/2024");
    }

    @Test
    void findsADateBehindWhatOnlyLooksLikeTheBeginningOfOne() {
        String line = "Invoice no. 6210-26      Date      04.03.2026, item 12 2026-03-05, till #19- 10/03/2018";

        assertThat(Dates.in(line))
                .extracting(found -> line.substring(found.start(), found.end()))
                .containsExactly("04.03.2026", "2026-03-05", "10/03/2018");
    }

    @Test
    void findsNoDateInTheRestOfFiguresThatAreNone() {
        assertThat(Dates.in("99.13.2026 and 26.13.2026")).isEmpty();
    }

    @Nested
    class Style {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2024-03-31|YYYY-MM-DD|2024-03-31",
                    "01/12/2024|DD/MM/YYYY|31/03/2024",
                    "12/31/2024|MM/DD/YYYY|03/31/2024",
                    "3.4.2024|D.M.YYYY|31.3.2024",
                    "3 April 2024|D Month YYYY|31 March 2024",
                    "Apr 3, 2024|Mon D, YYYY|Mar 31, 2024",
                    "2024-04-03T18:30|YYYY-MM-DDTHH:MM|2024-03-31T18:30",
                    "19:05|HH:MM (24-hour clock)|18:30",
                    "2024-04|YYYY-MM|2024-03"
                })
        void isNamedAsPeopleNameIt(String text, String name, String sample) {
            DateStyle style = DateStyle.common(List.of(text)).orElseThrow();
            assertThat(style.name()).isEqualTo(name);
            assertThat(style.sample()).isEqualTo(sample);
        }

        @Test
        void isTheOneThatFitsAllTexts() {
            assertThat(DateStyle.common(List.of("03/04/2024", "05/31/2024"))
                            .orElseThrow()
                            .name())
                    .isEqualTo("MM/DD/YYYY");
            assertThat(DateStyle.common(List.of("3/4/2024", "12/11/2024"))
                            .orElseThrow()
                            .name())
                    .isEqualTo("D/M/YYYY");
        }

        @Test
        void isNoneWhenTextsDifferOrAreNoDates() {
            assertThat(DateStyle.common(List.of("2024-03-31", "31.03.2024"))).isEmpty();
            assertThat(DateStyle.common(List.of("A-17"))).isEmpty();
            assertThat(DateStyle.common(List.of())).isEmpty();
        }
    }
}
