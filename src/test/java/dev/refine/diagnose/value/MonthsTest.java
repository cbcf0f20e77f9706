package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "pl"})
    void knowsWhatThePlatformKnows(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (Month month : Month.values()) {
            for (TextStyle style : TextStyle.values()) {
                String name = month.getDisplayName(style, locale);
                if (name.replace(".", "").length() >= 3) {
                    assertThat(Months.number(name)).as(name).contains(month.getValue());
                    assertThat(Months.number(name.toUpperCase(locale))).as(name).contains(month.getValue());
                }
            }
        }
    }
}
