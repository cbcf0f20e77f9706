package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.PredictionOutcome;
import dev.refine.propose.rules.Rehearsal.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final String PROMPT = """
            # Events

            Turn the announcement into JSON with these fields:

            - title: the headline
            - category: what kind of event it is
            - eventDate: the day
            - doors: when people may come in
            - venue: name and city
            - price and currency
            - soldOut: whether tickets are gone
            - bookingCode: the code for booking
            - website: where to read more
            - acts: who performs (name, start)

            Announcement:

            {{announcement}}
            """;

    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "title": { "type": "string" },
                "eventDate": { "type": "string" },
                "venue": {
                  "type": "object",
                  "properties": {
                    "name": { "type": "string" },
                    "city": { "type": "string" }
                  }
                }
              },
              "required": ["title"]
            }
            """;

    @Test
    void failuresVanishWithinEightTurns() {
        Rehearsal rehearsal = new Rehearsal(
                (files, text) -> new StandIn(files.get("prompt.md"), files.get("schema.json")).answer(text),
                Announcements.some(24, 7),
                PROMPT,
                SCHEMA);
        int patterns = rehearsal.left().size();
        List<Turn> turns = rehearsal.play(20);
        assertThat(turns.get(turns.size() - 1).failing()).isZero();
        assertThat(turns).hasSizeLessThanOrEqualTo(8);
        assertThat(turns)
                .filteredOn(turn -> turn.prediction() == PredictionOutcome.CONFIRMED)
                .hasSizeGreaterThanOrEqualTo(turns.size() * 6 / 10);
        assertThat(rehearsal.files().get("prompt.md").length() - PROMPT.length())
                .as("characters added for %d patterns, four to a token, thirty tokens a pattern", patterns)
                .isLessThanOrEqualTo(patterns * 30 * 4);
    }
}
