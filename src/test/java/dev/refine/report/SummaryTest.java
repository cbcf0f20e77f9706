package dev.refine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Event;
import dev.refine.journal.Golden;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.journal.Story;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void aWholeSessionFitsAScreen() {
        List<String> lines = Summary.lines(
                Story.state(Story.whole()),
                List.of(
                        group("format-only:number /total", "inv-2", "\"1,5\"", "\"1.5\""),
                        group("missing /vat", "inv-2", "19", "")));

        Golden.isAs("report/summary.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void leavesTheTwentiethLineToTheNameOfTheLog() {
        List<Event> events = new ArrayList<>(Story.whole());
        events.add(new Event.InsightNoted(4, "overfitting: the holdout fell once more"));
        for (int number = 5; number < 40; number++) {
            events.add(new Event.IterationStarted(number, 1, 3, 0.5));
            events.add(new Event.ProposalRefused(number, 1, "x\n".repeat(200), false));
            if (number == 39) {
                Event.FileChange edit = new Event.FileChange("prompt.md", "1".repeat(64), "5".repeat(64));
                events.add(new Event.EditApplied(number, true, false, List.of(edit)));
            }
            events.add(new Event.ResultJudged(
                    number, Verdict.NEUTRAL, 3, 1, 3, 0, 0, true, List.of(), List.of(), List.of(), null, null));
        }
        IntStream.range(0, 9)
                .forEach(i -> events.add(new Event.CaseMeasured(
                        39, Purpose.VERIFY, "long".repeat(9) + i, 1, "key " + i, Story.tried(3), null)));
        List<FailureGroup> groups = IntStream.range(0, 50)
                .mapToObj(i -> group("wrong /" + "long/".repeat(40) + i, "c\n" + i, "\"👍👍\n".repeat(30), "x"))
                .toList();

        List<String> lines = Summary.lines(Story.state(events), groups);

        assertThat(lines)
                .as("a long head, a long tail, and something of everything between")
                .hasSize(19)
                .contains(
                        "overfitting: the holdout fell once more", "still failing, by path:", "  … and 46 more groups")
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).doesNotContain("\n"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.codePoints())
                        .noneMatch(point -> Character.getType(point) == Character.SURROGATE));
    }

    @Test
    void aBrokenWorkloadIsExplainedInFullByTheEndOfWhatItSaid() {
        String sentence = "case inv-1: runCommand ended with exit code 3 after 0.1 s [run-exit]. "
                + "The last lines of its stderr follow. Run it alone: refine validate --manifest m.json.";
        String problem = sentence + "\n"
                + String.join(
                        "\n", IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());

        List<String> lines = Summary.lines(Story.state(Story.broken(problem)), List.of());

        assertThat(lines)
                .hasSizeLessThanOrEqualTo(20)
                .startsWith("Validation Failed: " + sentence)
                .endsWith("line 99");
    }

    @Test
    void countsOneCaseAsOne() {
        SessionState state = Story.state(List.of(Story.start(1), new Event.ValidationPassed("inv-1", null)));

        assertThat(Summary.lines(state, List.of(group("missing /vat", "inv-2", "", ""))))
                .contains("  missing /vat                             1 case   inv-2")
                .endsWith("1 case was not selected and not run");
    }

    @Test
    void ofARunWithoutOutputItShowsWhatTheCommandSaid() {
        List<String> lines = Summary.lines(
                Story.state(Story.whole()),
                List.of(
                        run("run exit 3", "runCommand ended with exit code 3: boom: no key"),
                        run("run runCommand left no output", "runCommand left no output"),
                        run("run runCommand left no output: boom", "runCommand left no output: boom")));

        assertThat(lines.stream().filter(line -> line.startsWith("  run ")))
                .containsExactly(
                        "  run exit 3                               1 case   a: boom: no key",
                        "  run runCommand left no output            1 case   a",
                        "  run runCommand left no output: boom      1 case   a");
    }

    private static FailureGroup run(String id, String sentence) {
        return new FailureGroup(
                id, "run", "", "", 1, List.of("a"), List.of(new FailureGroup.Example("a", "", "", sentence)));
    }

    private static FailureGroup group(String id, String caseId, String expected, String actual) {
        return new FailureGroup(
                id,
                "x",
                "",
                "/x",
                1,
                List.of(caseId),
                List.of(new FailureGroup.Example(caseId, "/x", expected, actual)));
    }
}
