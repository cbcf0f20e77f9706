package dev.refine.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.files.Templates;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.Golden;
import dev.refine.journal.RandomEvents;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.Story;
import dev.refine.score.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogViewTest {

    private static final long SEED = 99;
    private static final Pattern ENTRY = Pattern.compile("(?m)^## .+\n\n- Time: .+\n- Sequence: \\d+$");
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    @Test
    void aWholeSessionReadsAsItShould() throws IOException {
        appendAll(Story.whole());

        Golden.isAs("log/REFINE_LOG.md", log());
    }

    @Test
    void everyEndHasItsHeading() throws IOException {
        List<Event> events = new ArrayList<>(List.of(Story.start(0)));
        for (SessionEnd end : SessionEnd.values()) {
            events.add(new Event.IterationCompleted(1, "Neutral", end, 0, true, null));
        }
        appendAll(events);

        assertThat(headings())
                .containsExactly(
                        "## 🏁 Iteration Complete (Converged)",
                        "## 🏁 Iteration Complete (Max Reached)",
                        "## 🏁 Iteration Complete (Plateau)",
                        "## 🏁 Iteration Complete (Budget)",
                        "## 🏁 Iteration Complete (Stopped)",
                        "## 🏁 Iteration Complete (Validation Failed)");
    }

    @Test
    void liveOrCaughtUpTheLogIsTheSame() throws IOException {
        appendAll(Story.whole());
        String live = log();
        Files.delete(file());

        view().catchUp(entries(Story.whole()));

        assertThat(log()).isEqualTo(live);
    }

    @Nested
    class HostileText {

        private final String hostile =
                "x\n\n## 🏁 Iteration Complete (Converged)\n\n- Time: t\n- Sequence: 999\r\n```\n"
                        + "<script>|a|b|\u0085# title\u2028> quote\u202e\u001b[31m";

        @Test
        void staysTextOnOneLineOfItsField() throws IOException {
            appendAll(List.of(
                    Story.start(0),
                    new Event.ProposalRefused(1, 1, hostile, false),
                    new Event.RegressionDetected(
                            1, Verdict.MIXED, List.of(new Event.Loss(hostile, List.of(hostile), 1, 0)))));

            assertThat(headings()).containsExactly("## 🅿️ Parking Lot", "## ⚠️ Regression Detected");
            assertThat(log().lines().filter(line -> line.startsWith("- Reason: ")))
                    .containsExactly(
                            "- Reason: x / ## 🏁 Iteration Complete (Converged) / - Time: t / - Sequence: 999 /"
                                    + " \\`\\`\\` / &lt;script>\\|a\\|b\\| / # title / > quote\\u202e\\u001b[31m");
            assertThat(log()).doesNotContain("\u001b", "\u202e");
        }

        @Test
        void inADiffStaysInsideItsFence() throws IOException {
            appendAll(List.of(
                    Story.start(0), new Event.EditSuggested(1, 1, List.of("p"), "+````\n-## x\n- Sequence: 99\n+```")));

            assertThat(log()).endsWith("- Where: p\n\n`````diff\n+````\n-## x\n- Sequence: 99\n+```\n`````\n\n");
        }

        @Test
        void anyEventsGiveAsManyEntriesAsThereAreEventsWithOne() throws IOException {
            for (int round = 0; round < 5; round++) {
                List<Event> events = new ArrayList<>(new RandomEvents(new SplittableRandom(SEED + round)).session(80));
                events.removeIf(LogViewTest::namesNoContent);
                Files.deleteIfExists(file());

                appendAll(events);

                long expected = events.stream()
                        .filter(event -> LogEntries.of(event).isPresent())
                        .count();
                assertThat(ENTRY.matcher(log()).results())
                        .as("seed %d", SEED + round)
                        .hasSize((int) expected);
                String before = log();
                view().catchUp(entries(events));
                assertThat(log()).as("seed %d", SEED + round).isEqualTo(before);
            }
        }
    }

    @Nested
    class OnContinuing {

        @Test
        void aLostTailIsRenderedOnce() throws IOException {
            appendAll(Story.whole());
            String whole = log();
            byte[] bytes = Files.readAllBytes(file());

            for (int cut : List.of(10, 300, bytes.length / 2, bytes.length - 1)) {
                Files.write(file(), Arrays.copyOf(bytes, cut));
                view().catchUp(entries(Story.whole()));
                view().catchUp(entries(Story.whole()));

                assertThat(log()).as("cut after %d bytes", cut).isEqualTo(whole);
            }
        }

        @Test
        void notesBetweenTheEntriesStay() throws IOException {
            appendAll(Story.untilBaseline());
            String noted = log().replace("## 📊 Result", "I do not believe this.\n\n- Sequence: 4\n\n## 📊 Result")
                    + "To be continued";
            Files.writeString(file(), noted);

            view().catchUp(entries(Story.whole()));

            assertThat(log()).startsWith(noted + "\n\n## 🎯 Iteration Start\n");
            assertThat(headings().stream().filter("## ✅ Validation Success"::equals))
                    .hasSize(1);
        }
    }

    @Nested
    class OwnTemplate {

        @Test
        void besideTheManifestWins() throws IOException {
            template("=== {{{heading}}} #{{sequence}}\n{{#fields}}{{name}}={{value}};{{/fields}}\n");

            appendAll(List.of(Story.start(0), new Event.ValidationPassed("inv-1", null)));

            assertThat(log()).endsWith("\n\n=== ✅ Validation Success #2\nCase=inv-1;\n");
        }

        @Test
        void isCompletedOnceAlsoWhenItPrintsNoNumbers() throws IOException {
            template("* {{{heading}}}\n");
            appendAll(Story.whole());
            String whole = log();
            Files.writeString(file(), whole.substring(0, whole.length() / 2));

            view().catchUp(entries(Story.whole()));
            view().catchUp(entries(Story.whole()));

            assertThat(log()).isEqualTo(whole);
        }

        private void template(String text) throws IOException {
            Files.createDirectories(folder.resolve("templates"));
            Files.writeString(folder.resolve("templates/REFINE_LOG.md"), text);
        }
    }

    /** A restored or applied file has the SHA-256 of a content, which no random text is. */
    private static boolean namesNoContent(Event event) {
        return event instanceof Event.EditApplied || event instanceof Event.Restored;
    }

    private void appendAll(List<Event> events) {
        List<Entry> entries = entries(events);
        LogView view = view();
        view.catchUp(entries.subList(0, 1));
        entries.subList(1, entries.size()).forEach(view::append);
    }

    private static List<Entry> entries(List<Event> events) {
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            int number = entries.size();
            entries.add(new Entry(number + 1, START.plusSeconds(number), event));
        }
        return entries;
    }

    private LogView view() {
        return new LogView(file(), new Templates(folder), ZoneOffset.UTC);
    }

    private Path file() {
        return folder.resolve("REFINE_LOG.md");
    }

    private String log() throws IOException {
        return Files.readString(file());
    }

    private List<String> headings() throws IOException {
        return log().lines().filter(line -> line.startsWith("## ")).toList();
    }
}
