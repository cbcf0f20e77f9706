package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSearchTest {

    private static final String TEXT = """
            ACME Tools Ltd
            Invoice date:  31 March 2024      Order no. A-17
            Total incl. VAT   1.234,50 EUR
            Payable by:
            30.04.2024
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"A-17\"|VERBATIM",
                "\"Acme Tools Ltd\"|OTHER_FORM",
                "\"2024-03-31\"|OTHER_FORM",
                "1234.5|OTHER_FORM",
                "\"acme-tools ltd\"|OTHER_FORM",
                "\"Bolt & Co\"|ABSENT",
                "99|ABSENT",
                "17|VERBATIM",
                "\"17 pcs\"|OTHER_FORM",
                "true|CANNOT_TELL",
                "null|CANNOT_TELL"
            })
    void saysWhetherAValueStandsThere(String value, Presence presence) {
        assertThat(new InputSearch().presence(Json.parse(value), TEXT)).isEqualTo(presence);
    }

    @Test
    void cannotTellWithoutText() {
        assertThat(new InputSearch().presence(Json.parse("1"), null)).isEqualTo(Presence.CANNOT_TELL);
    }

    @Test
    void findsNoWordInsideOfAnother() {
        assertThat(new InputSearch().find(Json.parse("\"Tool\""), TEXT)).isEmpty();
    }

    @Test
    void readsTheLabelInsideOfADocumentThatIsOneLongLine() {
        String line =
                "Lorem ipsum; ".repeat(10_000) + "Total: " + ".".repeat(60) + " 12; " + "Lorem ipsum; ".repeat(10);

        assertThat(labels(Json.parse("12"), line)).containsExactly("Total");
        assertThat(labels(Json.parse("\"ipsum\""), line)).containsExactly("Lorem");
    }

    @Test
    void readsTheLabelInFrontOrOnTheLineAbove() {
        assertThat(labels(Json.parse("\"2024-03-31\""), TEXT)).containsExactly("Invoice date");
        assertThat(labels(Json.parse("\"A-17\""), TEXT)).containsExactly("Order no");
        assertThat(labels(Json.parse("1234.5"), TEXT)).containsExactly("Total incl. VAT");
        assertThat(labels(Json.parse("\"2024-04-30\""), TEXT)).containsExactly("Payable by");
        assertThat(labels(Json.parse("\"ACME Tools Ltd\""), TEXT)).isEmpty();
    }

    private static Set<String> labels(JsonNode value, String text) {
        return Labels.of(value, text, new InputSearch());
    }

    @Test
    void readsATextOnceHoweverManyValuesAreLookedForInIt() {
        InputSearch search = new InputSearch();
        SearchedText first = search.searched(TEXT);

        search.presence(Json.parse("\"2024-03-31\""), TEXT);
        Labels.of(Json.parse("1234.5"), TEXT, search);

        assertThat(search.searched(TEXT)).isSameAs(first);
        assertThat(search.presence(Json.parse("99"), "It was 99.")).isEqualTo(Presence.VERBATIM);
        assertThat(search.searched(TEXT)).isNotSameAs(first);
    }

    @Test
    void findsWhatStandsAroundAText() {
        assertThat(Affix.around("17", "Order 17.")).contains(new Affix("Order ", "."));
        assertThat(Affix.around("17", "17")).isEmpty();
        assertThat(Affix.around("", "17")).isEmpty();
    }

    @Test
    void namesTheLetterCaseThatAllShare() {
        assertThat(LetterCase.common(List.of("LEEDS", "NEW YORK"))).contains(LetterCase.UPPER);
        assertThat(LetterCase.common(List.of("Leeds", "New York"))).contains(LetterCase.TITLE);
        assertThat(LetterCase.common(List.of("red", "dark blue"))).contains(LetterCase.LOWER);
        assertThat(LetterCase.common(List.of("Dark blue", "Red"))).contains(LetterCase.SENTENCE);
        assertThat(LetterCase.common(List.of("Leeds", "NEW York"))).isEqualTo(Optional.empty());
        assertThat(LetterCase.common(List.of("17"))).isEmpty();
    }
}
