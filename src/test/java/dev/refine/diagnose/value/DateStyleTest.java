package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateStyleTest {

    private static Optional<String> style(String... texts) {
        return DateStyle.common(List.of(texts)).map(DateStyle::name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-04|YYYY-MM-DD|2024-03-31",
                "04/11/2025|DD/MM/YYYY|31/03/2024",
                "11/24/2025|MM/DD/YYYY|03/31/2024",
                "4.11.2025|D.M.YYYY|31.3.2024",
                "04-11-25|DD-MM-YY|31-03-24",
                "04 Nov 2025|DD Mon YYYY|31 Mar 2024",
                "04-NOV-2025|DD-MON-YYYY|31-MAR-2024",
                "4 November 2025|D Month YYYY|31 March 2024",
                "November 24, 2025|Month D, YYYY|March 31, 2024",
                "2025-11-04T09:30:15-02:30|YYYY-MM-DDTHH:MM:SS+00:00|2024-03-31T18:30:00+00:00",
                "09:30|HH:MM (24-hour clock)|18:30",
                "9:30 PM|H:MM AM|6:30 PM",
                "November 2025|Month YYYY|March 2024",
                "20251104|YYYYMMDD|20240331",
            })
    void namesTheWayOfWriting(String text, String name, String sample) {
        DateStyle style = DateStyle.common(List.of(text)).orElseThrow();
        assertThat(style.name()).isEqualTo(name);
        assertThat(style.sample()).isEqualTo(sample);
        assertThat(style.fits(style.sample())).isTrue();
    }

    @Test
    void decidesByAllTexts() {
        assertThat(style("04/11/2025", "11/24/2025")).contains("MM/DD/YYYY");
        assertThat(style("04.11.2025", "4.1.2025")).contains("D.M.YYYY");
        assertThat(style("04.11.2025", "2025-11-04")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"31.04.2025", "29.02.2023", "2025-13-01", "2025-11-04 later", "24:01", "''", "4", "Nov", "2025-11"})
    void takesForADateOnlyWhatIsOne(String text) {
        assertThat(DateStyle.common(List.of(text)).filter(DateStyle::hasDay)).isEmpty();
    }
}
