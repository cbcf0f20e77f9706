package dev.refine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.files.Templates;
import dev.refine.journal.Event;
import dev.refine.journal.Golden;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebriefTest {

    @TempDir
    Path folder;

    @Test
    void aWholeSessionReadsAsItShould() {
        Golden.isAs("report/REFINE.md", render(Story.whole(), List.of(group("format-only:number /total"))));
    }

    @Test
    void aSessionThatEndedAtTheBaselineSaysSo() {
        String text = render(Story.untilBaseline(), List.of());

        assertThat(text)
                .contains("- Status: Interrupted\n", "## Edits\n\nNone was applied.\n", "## Insights\n\nNone noted.\n")
                .contains(
                        "No edit was measured, and it ended with",
                        "it was interrupted, and refine --continue --auto goes on");
    }

    @Test
    void aFailedValidationNamesItsProblem() {
        assertThat(render(Story.broken("runCommand left no output"), List.of()))
                .contains("- Status: Validation Failed\n", "- Problem: runCommand left no output\n");
    }

    @Test
    void hostileTextStaysInItsRowAndItsLine() {
        String hostile = "x | y\n\n## Edits\n| 9 | Improved |\r\n```";
        List<Event> events = new ArrayList<>(Story.untilBaseline());
        events.add(new Event.IterationStarted(1, 1, 3, 0.5));
        events.add(new Event.HypothesisFormed(
                1,
                1,
                "model",
                "",
                new Hypothesis(hostile, hostile, new Prediction(List.of(), List.of()), hostile),
                List.of(),
                hostile));
        events.add(new Event.EditSuggested(1, 1, List.of(), "+```\n+## Edits"));
        events.add(new Event.EditApplied(1, true, false, List.of()));
        events.add(new Event.InsightNoted(1, hostile));

        String text = render(events, List.of(group(hostile)));

        assertThat(text.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Summary",
                        "## Iterations",
                        "## Edits",
                        "## Remaining failures",
                        "## Regressions on the way",
                        "## Tradeoffs",
                        "## Insights",
                        "## Calibration",
                        "## Recommendations",
                        "## What remains, one by one",
                        "## Artifacts");
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .containsExactly(
                        "| iteration | verdict | passing | observation | prediction |",
                        "| 0 | Baseline | 1 of 3 |  |  |",
                        "| 1 | Open | not measured | x \\| y / ## Edits / \\| 9 \\| Improved \\| / \\`\\`\\` |  |");
    }

    @Test
    void promisesNothingOfMoreIterationsWhereTheLastHadNothingToMeasure() {
        List<Event> events = new ArrayList<>(Story.untilBaseline());
        events.add(new Event.IterationStarted(1, 1, 3, 0.5));
        events.add(new Event.ProposalRefused(1, 1, "the proposer has nothing to propose: no more", false));
        events.add(new Event.IterationCompleted(1, "Neutral (nothing to measure)", SessionEnd.MAX, 0, true, null));

        assertThat(render(events, List.of(group("x"))))
                .contains(
                        "\n- Another proposer may see what this one did not; an edit of your own is measured by refine try.\n")
                .doesNotContain("Allow more iterations");
    }

    @Test
    void theUsersOwnTemplateWins() throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("templates/REFINE.md"), "{{workload}}: {{finalPassing}}\n");

        assertThat(render(Story.whole(), List.of())).isEqualTo("invoices: 2\n");
    }

    @Test
    void whatIsWrongWithTheTextOfAnOutputIsASentenceAndNoValueBesideNothing() {
        FailureGroup fence = new FailureGroup(
                "not-json-wrapper:fence",
                "not-json-wrapper",
                "fence",
                "",
                1,
                List.of("inv-2"),
                List.of(new FailureGroup.Example("inv-2", "", "", "the JSON stands in a code fence")));

        assertThat(render(Story.whole(), List.of(fence)))
                .contains("\n- not-json-wrapper:fence in inv-2, for instance inv-2: the JSON stands in a code fence\n");
        assertThat(Summary.lines(Story.state(Story.whole()), List.of(fence)))
                .contains("  not-json-wrapper:fence                   1 case   inv-2: the JSON stands in a code fence");
    }

    private String render(List<Event> events, List<FailureGroup> groups) {
        return Debrief.render(Story.state(events), groups, new Templates(folder));
    }

    private static FailureGroup group(String id) {
        return new FailureGroup(id, "x", "", "/total", 1, List.of("inv-2"), List.of());
    }
}
