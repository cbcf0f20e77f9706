package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in must follow instructions of many phrasings, or what it says of a proposer is worth nothing. */
class StandInTest {

    private static final String EVENT = """
            Clay for Beginners
            Type of event: Hands-on class
            When: 14 June 2025
            Doors open: 6.30 PM
            Where: Old Mill, LEEDS
            Tickets: £12.50 (sold out)
            Hosted by: The Kiln
            Booking code: BK-00417
            Line-up:
            * Ada Quell - 7.00 PM
            * Low Tide - TBC
            """;

    @Test
    void makesTheMistakesOfAModelThatIsToldNothing() {
        String answer = new StandIn("Give title, eventDate, soldOut, website and acts.", "{}").answer(EVENT);
        assertThat(answer).startsWith("Here you are:\n```json\n");
        JsonNode out = Json.parse(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(out.path("eventDate").asText()).isEqualTo("14 June 2025");
        assertThat(out.path("soldOut").asText()).isEqualTo("yes");
        assertThat(out.path("website").asText()).isEqualTo("https://www.example.com/events");
        assertThat(out.path("acts")).hasSize(1);
        assertThat(out.has("host")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Dates: give the event date in ISO 8601|/eventDate|\"2025-06-14\"",
                "eventDate must have year, month and day in this order|/eventDate|\"2025-06-14\"",
                "Use a 24-hour clock for doors|/doors|\"18:30\"",
                "price is numeric|/price|12.50",
                "price: a number|/price|12.50",
                "For the currency use the 3-letter code|/currency|\"GBP\"",
                "soldOut is boolean|/soldOut|true",
                "category: choose 'course' or 'concert' or 'speech'|/category|\"course\"",
                "Strip the letters from the booking code|/bookingCode|\"00417\"",
                "venue.city starts with a capital, so capitalise it|/venue/city|\"Leeds\"",
                "website: null if there is none|/website|null",
                "Who is the host?|/host|\"The Kiln\""
            })
    void followsOneInstruction(String instruction, String pointer, String value) {
        String answer = new StandIn(instruction + ".\nReply with JSON and nothing else.", "{}").answer(EVENT);
        assertThat(Json.parse(answer).at(pointer)).isEqualTo(Json.parse(value));
    }

    @Test
    void readsTheSchemaToo() {
        String schema = "{\"properties\":{\"eventDate\":{\"format\":\"date\"},\"host\":{},"
                + "\"category\":{\"enum\":[\"workshop\",\"talk\"]}}}";
        JsonNode out = Json.parse(new StandIn("Only JSON.", schema).answer(EVENT));
        assertThat(out.path("eventDate").asText()).isEqualTo("2025-06-14");
        assertThat(out.path("category").asText()).isEqualTo("workshop");
        assertThat(out.path("host").asText()).isEqualTo("The Kiln");
    }
}
