package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.files.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanWriterTest {

    private static final long SEED = 99_173L;

    private static final Set<String> EDITABLE = Set.of("prompts/a b.md", "schemas/`x`.json");

    private static final List<String> WORDS = List.of(
            "dates",
            "File:",
            "Proposed text:",
            "- Theory: x",
            "*",
            "`a`",
            "```",
            "# Experiment 2",
            "<!--",
            "<b>",
            "a|b",
            "&lt;",
            "\\",
            "{{x}}",
            "none",
            "漢字",
            "1.",
            ">",
            "C:\\dir\\*",
            "_x_",
            "(none)",
            "~~~",
            "Pass rate: 3",
            "a: b");

    @TempDir
    Path folder;

    @Test
    void writesThePlanForPeople() {
        Plan plan = new Plan(
                "invoices",
                "Dates fail in 2 of 3 cases.",
                List.of(
                        new Experiment(
                                "dates",
                                new Hypothesis(
                                        "dates vary",
                                        "no format",
                                        new Prediction(List.of("a", "b"), List.of()),
                                        "High"),
                                "format-only:date /issueDate",
                                "two cases",
                                List.of(new Experiment.Change(
                                        "prompts/extract.md", OptionalInt.of(3), "Use dates.", "Use ISO dates.\n")),
                                List.of("a")),
                        new Experiment(
                                "",
                                new Hypothesis("", "", new Prediction(List.of(), List.of()), "Low"),
                                "",
                                "",
                                List.of(new Experiment.Change("prompts/extract.md", OptionalInt.empty(), "", "More.")),
                                List.of())),
                List.of("c"),
                List.of(new Plan.Exclusion("scan-*", "no text", "")),
                new Plan.Success(OptionalDouble.of(0.95), List.of("tidy")),
                List.of("two idle iterations"));
        assertThat(write(plan)).isEqualTo("""
                        # Plan for invoices

                        The experiments are tried from top to bottom, each by itself. Edit anything here before `refine --plan` reads it:
                        an experiment needs its file and its proposed text, the rest may be left out.

                        ## Problem

                        Dates fail in 2 of 3 cases.

                        ## Experiments

                        ### Experiment 1: dates

                        - Observation: dates vary
                        - Theory: no format
                        - Fixes: `a`, `b`
                        - Risks: none
                        - Confidence: High
                        - Testability: High, any of 2 cases can show it
                        - Impact: two cases
                        - Group: `format-only:date /issueDate`
                        - Focus cases: `a`
                        - File: `prompts/extract.md`
                        - Line: 3

                        Current text:

                        ```text
                        Use dates.
                        ```

                        Proposed text:

                        ```text
                        Use ISO dates.

                        ```

                        ### Experiment 2:\s

                        - Fixes: none
                        - Risks: none
                        - Confidence: Low
                        - Testability: Low, it names no case that could show it
                        - Focus cases: none
                        - File: `prompts/extract.md`

                        Current text: (none, the proposed text is added at the end)

                        Proposed text:

                        ```text
                        More.
                        ```

                        ## Regression guards

                        - `c`

                        ## Exclusions

                        - `scan-*`: no text

                        ## Success criteria

                        - Pass rate: 95 %
                        - tidy

                        ## Exit conditions

                        - two idle iterations
                        """);
    }

    @Test
    void whatIsWrittenIsReadBackUnchanged() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Path file = folder.resolve("REFINE_PLAN.md");
        for (int round = 0; round < 500; round++) {
            Plan plan = plan(random);
            String text = write(plan);
            Files.writeString(file, text);
            assertThat(PlanReader.read(file, EDITABLE))
                    .as("seed %d, round %d:%n%s", SEED, round, text)
                    .usingRecursiveComparison()
                    .ignoringFields("exclusions.where")
                    .isEqualTo(plan);
        }
    }

    private String write(Plan plan) {
        return new PlanWriter(new Templates(folder)).write(plan);
    }

    private static Plan plan(SplittableRandom random) {
        List<Experiment> experiments = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            experiments.add(experiment(random));
        }
        OptionalDouble rate =
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(1001) / 1e3);
        return new Plan(
                "w " + words(random, " "),
                lines(random),
                experiments,
                ids(random),
                ids(random).stream()
                        .map(id -> new Plan.Exclusion(id, "because " + words(random, " "), ""))
                        .toList(),
                new Plan.Success(rate, List.of("and " + words(random, " "))),
                List.of("until " + words(random, " ")));
    }

    private static Experiment experiment(SplittableRandom random) {
        Prediction prediction = new Prediction(ids(random), ids(random));
        String confidence = List.of("High", "Medium", "Low").get(random.nextInt(3));
        List<Experiment.Change> changes = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            changes.add(new Experiment.Change(
                    random.nextBoolean() ? "prompts/a b.md" : "schemas/`x`.json",
                    random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 999)),
                    text(random),
                    text(random)));
        }
        return new Experiment(
                words(random, " "),
                new Hypothesis(lines(random), lines(random), prediction, confidence),
                "g " + words(random, " "),
                lines(random),
                changes,
                ids(random));
    }

    private static List<String> ids(SplittableRandom random) {
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ids.add(words(random, ", ") + i);
        }
        return ids;
    }

    private static String words(SplittableRandom random, String separator) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(separator, words);
    }

    /** Prose of some lines, blank ones among them, indented ones too. */
    private static String lines(SplittableRandom random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.append(" ".repeat(random.nextInt(4))).append(words(random, " "));
            lines.append("\n".repeat(random.nextInt(1, 4)));
        }
        return lines.toString().strip();
    }

    /** Any text of a file. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(words(random, " "));
            text.append(List.of("\n", "\r\n", "  ", "\t", "\u001b", "\n\n").get(random.nextInt(6)));
        }
        return text.toString();
    }
}
