package dev.refine.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.log.LogTail.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final List<Rendered> ENTRIES = List.of(
            new Rendered(1, "# lab: log\n\n"),
            entry(3, "🎯 Iteration Start", "- Note: größer"),
            entry(4, "💡 Insight", "- Insight: same"),
            entry(9, "🏁 Iteration Complete", "- Outcome: ↩️"));

    private static final byte[] WHOLE =
            bytes(String.join("", ENTRIES.stream().map(Rendered::text).toList()));

    @Test
    void aLogCutAnywhereIsCompletedToTheSameBytes() {
        for (int length = 0; length <= WHOLE.length; length++) {
            byte[] log = Arrays.copyOf(WHOLE, length);

            assertThat(grown(log)).as("cut after %d bytes", length).isEqualTo(WHOLE);
        }
    }

    @Test
    void aNoteAfterTheLastEntryStaysAndWhatFollowsBeginsOnItsOwnLine() {
        String log = ENTRIES.get(0).text() + ENTRIES.get(1).text() + "my note";

        assertThat(text(grown(bytes(log))))
                .isEqualTo(log + "\n\n" + ENTRIES.get(2).text() + ENTRIES.get(3).text());
    }

    @Test
    void anEntryThatAPersonChangedIsNotRenderedAgain() {
        String log = text(WHOLE).replace("größer", "greater (I mean smaller)").replace("↩️", "done\r");

        assertThat(text(grown(bytes(log)))).isEqualTo(log);
    }

    @Test
    void aLogWithTheLineEndsOfAnotherSystemIsComplete() {
        String log = text(WHOLE).replace("\n", "\r\n");

        assertThat(text(grown(bytes(log)))).isEqualTo(log);
    }

    @Test
    void aNumberInANoteOrADiffIsNoEntry() {
        String log = ENTRIES.get(0).text() + ENTRIES.get(1).text()
                + "- Sequence: 9\n\n```diff\n-## x\n-\n-- Time: x\n-- Sequence: 9\n- Sequence: 9\n```\n";

        assertThat(text(grown(bytes(log))))
                .isEqualTo(log + ENTRIES.get(2).text() + ENTRIES.get(3).text());
    }

    @Test
    void entriesWithoutNumbersAreCountedAndNotOnlyRecognized() {
        List<Rendered> alike =
                List.of(new Rendered(1, "title\n"), new Rendered(2, "again\n"), new Rendered(3, "again\n"));

        assertThat(text(new LogTail(bytes("title\nagain\n")).missing(alike))).isEqualTo("again\n");
        assertThat(text(new LogTail(bytes("title\nagain\nnote\nagain\n")).missing(alike)))
                .isEmpty();
    }

    @Test
    void aNumberFromBeyondTheJournalIsIgnored() {
        String foreign = entry(77, "💡 Insight", "- Insight: pasted").text();
        String log = ENTRIES.get(0).text() + foreign;

        assertThat(text(grown(bytes(log))))
                .startsWith(log)
                .endsWith(ENTRIES.get(3).text());
    }

    private static Rendered entry(long sequence, String heading, String field) {
        return new Rendered(
                sequence,
                "## " + heading + "\n\n- Time: 2026-01-02 03:04:05 +00:00\n- Sequence: " + sequence + "\n" + field
                        + "\n\n");
    }

    private static byte[] grown(byte[] log) {
        byte[] more = new LogTail(log).missing(ENTRIES);
        byte[] all = Arrays.copyOf(log, log.length + more.length);
        System.arraycopy(more, 0, all, log.length, more.length);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
