package dev.refine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Purpose;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter shown = new StringWriter();
    private long seconds;

    private ProgressLine line(boolean live) {
        return new ProgressLine(new PrintWriter(shown), live, false, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    /** What stands on the terminal now. */
    private String last() {
        String text = shown.toString();
        return text.substring(text.lastIndexOf("\r\033[K") + 4)
                .replaceFirst("^\033\\[\\?7l", "")
                .replaceFirst("\033\\[\\?7h$", "");
    }

    private static CaseResult result(Standing standing, List<String> wrong) {
        return new CaseResult(
                CaseOutcome.OUTPUT,
                0,
                standing,
                0,
                wrong,
                List.of(),
                "f",
                "o",
                1,
                1,
                false,
                List.of(),
                "",
                null,
                null,
                List.of());
    }

    @Nested
    class OnATerminal {

        private final ProgressLine line = line(true);

        @Test
        void countsAndSaysWhatFailsFirstAndHowMuchTimeIsLeft() {
            line.batchStarted(0, Purpose.BASELINE, 4);
            assertThat(last()).isEqualTo("baseline 0/4 · 0 passing");

            seconds = 30;
            line.caseFinished("a", result(Standing.FAILED, List.of("/total")));
            line.caseFinished("b", result(Standing.PASSED, List.of()));
            assertThat(last()).isEqualTo("baseline 2/4 · 1 passing · 0:30 left · first failing a /total");
        }

        @Test
        void namesTheSlowestCaseForAsLongAsItRuns() {
            line.batchStarted(1, Purpose.FOCUS, 3);
            line.runStarted("a");
            seconds = 2;
            line.runStarted("b");
            seconds = 9;
            line.lookForSlowCases();
            assertThat(last()).isEqualTo("iteration 1 focus 0/3 · 0 passing");

            seconds = 11;
            line.lookForSlowCases();
            assertThat(last()).isEqualTo("iteration 1 focus 0/3 · 0 passing · slow: a 0:11");

            seconds = 75;
            line.lookForSlowCases();
            assertThat(last()).isEqualTo("iteration 1 focus 0/3 · 0 passing · slow: a 1:15 and 1 more");

            line.runEnded("a");
            line.runEnded("b");
            line.caseFinished("a", result(Standing.PASSED, List.of()));
            assertThat(last()).isEqualTo("iteration 1 focus 1/3 · 1 passing · 2:30 left");
        }

        @Test
        void isCutAtTheEdgeOfANarrowTerminalAndNothingElseIs() {
            line.batchStarted(0, Purpose.BASELINE, 1);
            line.caseFinished("名".repeat(70), result(Standing.FAILED, List.of("/total")));
            String warning = "case a: " + "word ".repeat(30) + "end";
            line.said(warning);
            line.batchFinished();

            assertThat(shown.toString())
                    .contains("\r\033[K\033[?7lbaseline 1/1 · 0 passing · first failing 名名")
                    .contains("…\033[?7h\r\033[K" + warning + "\n\r\033[Kbaseline 1/1");
        }

        @Test
        void slowIsWhatTakesThreeTimesAsLongAsTheOthers() {
            line.batchStarted(0, Purpose.BASELINE, 2);
            line.runStarted("a");
            seconds = 20;
            line.runEnded("a");
            line.runStarted("b");

            seconds = 79;
            line.lookForSlowCases();
            assertThat(shown.toString()).doesNotContain("slow");

            seconds = 80;
            line.lookForSlowCases();
            assertThat(last()).isEqualTo("baseline 0/2 · 0 passing · slow: b 1:00");
            line.runEnded("b");
        }
    }

    @Nested
    class Elsewhere {

        private final ProgressLine line = line(false);

        @Test
        void namesASlowCaseOnceAndTheBatchAtItsEnd() {
            line.batchStarted(0, Purpose.BASELINE, 1);
            line.runStarted("a");
            seconds = 10;
            line.lookForSlowCases();
            seconds = 11;
            line.lookForSlowCases();
            line.runEnded("a");
            line.caseFinished("a", result(Standing.PASSED, List.of()));
            line.batchFinished();

            assertThat(shown.toString().lines())
                    .containsExactly("case a is still running after 0:10", "baseline 1/1 · 1 passing");
        }

        @Test
        void whatNothingJudgesIsCountedBesideWhatPasses() {
            line.batchStarted(0, Purpose.BASELINE, 2);
            line.caseFinished("a", result(Standing.UNJUDGED, List.of()));
            line.caseFinished("b", result(Standing.PASSED, List.of()));
            line.batchFinished();

            assertThat(shown.toString()).isEqualTo("baseline 2/2 · 1 passing · 1 unjudged\n");
        }

        @Test
        void namesItAlsoOutsideOfABatch() {
            line.runStarted("first");
            seconds = 10;
            line.lookForSlowCases();
            line.runEnded("first");
            line.lookForSlowCases();

            assertThat(shown.toString().lines()).containsExactly("case first is still running after 0:10");
        }
    }
}
