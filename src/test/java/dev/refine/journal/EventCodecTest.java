package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.file.JournalLine;
import dev.refine.json.Json;
import dev.refine.problem.SessionException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EventCodecTest {

    private static final long SEED = 4711;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyTypeOfEventComesBackAsItWas() {
        return RandomEvents.types().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    for (int round = 0; round < 40; round++) {
                        Event event = new RandomEvents(new SplittableRandom(SEED + round)).of(type);

                        String text = EventCodec.text(NOON, event);
                        assertThat(text)
                                .as("seed %d", SEED + round)
                                .isEqualTo(Json.compact(EventCodec.write(NOON, event)));
                        byte[] line = JournalLine.encode(7, text);
                        JournalLine read = JournalLine.decode(Arrays.copyOf(line, line.length - 1))
                                .orElseThrow();

                        assertThat(EventCodec.read(read))
                                .as("seed %d", SEED + round)
                                .isEqualTo(new Entry(7, NOON, event));
                        assertThat(EventCodec.read(7, read.event()))
                                .as("seed %d", SEED + round)
                                .isEqualTo(new Entry(7, NOON, event));
                    }
                }));
    }

    @Test
    void replayOfAppendedEventsGivesTheSameEvents() {
        for (int round = 0; round < 5; round++) {
            List<Event> events = new RandomEvents(new SplittableRandom(SEED + round)).session(60);
            Path file = folder.resolve("journal-" + round + ".jsonl");
            try (JournalFile journal = JournalFile.create(file)) {
                events.forEach(event -> journal.append(EventCodec.write(NOON, event)));
            }

            List<Event> replayed = new ArrayList<>();
            JournalFile.read(file, line -> replayed.add(EventCodec.read(line).event()));

            assertThat(replayed).as("seed %d", SEED + round).isEqualTo(events);
        }
    }

    @Test
    void theTypeIsTheFirstFieldAndTheNameOfTheEvent() {
        assertThat(Json.compact(EventCodec.write(NOON, new Event.ValidationPassed("c1", null))))
                .isEqualTo(
                        "{\"type\":\"ValidationPassed\",\"time\":\"2026-01-02T12:00:00.123456Z\",\"caseId\":\"c1\",\"note\":null}");
    }

    @Test
    void anUnknownEventWasWrittenByAnotherVersion() {
        ObjectNode record = Json.object().put("type", "Dreamt").put("time", NOON.toString());

        assertThatThrownBy(() -> EventCodec.read(12, record))
                .isInstanceOf(SessionException.class)
                .hasMessage("journal.jsonl:12: the session was written by another version of refine [journal-version]."
                        + " It holds an event \"Dreamt\" that this version does not know."
                        + " Continue it with the version that wrote it, or start a new session.");
    }

    @Test
    void aRecordOfAnotherShapeIsRefusedAndNeverAStackTrace() {
        List<String> shapes = List.of(
                "[]",
                "{}",
                "{\"type\":\"ValidationPassed\"}",
                "{\"type\":\"ValidationPassed\",\"time\":\"noon\",\"caseId\":\"c1\"}",
                "{\"type\":\"ValidationPassed\",\"time\":\"2026-01-02T12:00:00Z\",\"caseId\":\"c1\",\"new\":1}",
                "{\"type\":\"ValidationPassed\",\"time\":\"2026-01-02T12:00:00Z\",\"caseId\":[1]}");

        assertThat(shapes)
                .allSatisfy(shape -> assertThatThrownBy(() -> EventCodec.read(3, Json.parse(shape)))
                        .isInstanceOf(SessionException.class)
                        .hasMessageStartingWith("journal.jsonl:3: the session was written by another version of refine"
                                + " [journal-version]. It holds a record of another shape (")
                        .hasMessageEndingWith(" Continue it with the version that wrote it, or start a new session."));
    }
}
