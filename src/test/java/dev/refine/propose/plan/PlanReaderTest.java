package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {

    private static final Set<String> EDITABLE = Set.of("prompts/extract.md", "schemas/invoice.json");

    private static final String SMALL = """
            ## Experiment 1

            File: prompts/extract.md
            Proposed text:
            ```
            Use ISO dates.
            ```
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("REFINE_PLAN.md");
    }

    @Test
    void needsOnlyAFileAndATextToAppend() throws IOException {
        assertThat(read(SMALL).experiments())
                .containsExactly(new Experiment(
                        "",
                        new Hypothesis("", "", new Prediction(List.of(), List.of()), "Medium"),
                        "",
                        "",
                        List.of(new Experiment.Change("prompts/extract.md", OptionalInt.empty(), "", "Use ISO dates.")),
                        List.of()));
    }

    @Test
    void takesFieldsInAnyOrderAndShape() throws IOException {
        Plan plan = read("""
                    # Plan: invoices

                    Some words of my own, with a list:
                    - File: not/a/field.md

                    ### experiment 3 - dates
                    Proposed:

                    ~~~~text
                    Use ISO dates.
                    ```
                    inner
                    ```
                    ~~~~

                    1. **Cases**: a, b
                    2. __Confidence__: rather low
                    * [x] **File:** `prompts/extract.md:12`
                    - Root cause: the prompt names
                      no format
                    - Prediction:
                      - fixes `a`, `b`
                      - at risk: c
                    - Current: `Use dates.`
                    - Observation: dates &lt;vary\\>
                    and wander

                    A free remark: it is mine.
                    """);
        assertThat(plan.workloadId()).isEqualTo("invoices");
        assertThat(plan.experiments())
                .containsExactly(new Experiment(
                        "dates",
                        new Hypothesis(
                                "dates <vary>\nand wander",
                                "the prompt names\nno format",
                                new Prediction(List.of("a", "b"), List.of("c")),
                                "Low"),
                        "",
                        "",
                        List.of(new Experiment.Change(
                                "prompts/extract.md",
                                OptionalInt.of(12),
                                "Use dates.",
                                "Use ISO dates.\n```\ninner\n```")),
                        List.of("a", "b")));
    }

    @Test
    void takesHeadingsAsLabels() throws IOException {
        Plan plan = read("""
                    ## Experiments
                    ### Experiment: units
                    #### Hypothesis
                    Units are dropped.

                    Always.
                    #### Files touched
                    ignored
                    #### File
                    schemas/invoice.json
                    #### Current text
                    ```json
                    {"a": 1}
                    ```
                    #### Proposed text
                    ```json
                    {"a": 2}

                    ```
                    ## Notes
                    - File: elsewhere.md
                    """);
        Experiment experiment = plan.experiments().get(0);
        assertThat(experiment.title()).isEqualTo("units");
        assertThat(experiment.hypothesis().theory()).isEqualTo("Units are dropped.\n\nAlways.");
        assertThat(experiment.changes())
                .containsExactly(new Experiment.Change(
                        "schemas/invoice.json", OptionalInt.empty(), "{\"a\": 1}", "{\"a\": 2}\n"));
    }

    @Test
    void takesSeveralChangesOfOneExperiment() throws IOException {
        Plan plan = read(SMALL + """
                    Current text: (none)
                    Proposed text:
                    ```
                    ```
                    - File: ./schemas/invoice.json
                    - Proposed text: `{}`
                    """);
        assertThat(plan.experiments().get(0).edits())
                .extracting(edit -> edit.path() + "|" + edit.search() + "|" + edit.replace())
                .containsExactly(
                        "prompts/extract.md||Use ISO dates.", "prompts/extract.md||", "schemas/invoice.json||{}");
    }

    @Test
    void survivesWindowsLineEndsAndAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + SMALL.replace("\n", "\r\n"))).isEqualTo(read(SMALL));
    }

    @Test
    void knowsAnExperimentFromAHeadingAboutExperiments() throws IOException {
        String headings = "# Experiment Design\n## Experiments\n- File: x.md\n## Experimental notes\n";
        assertThat(read(headings + SMALL)).isEqualTo(read(SMALL));
        for (String heading : List.of("experiment #2: x", "Experiment B - x", "Experiment 2. x", "EXPERIMENT: x")) {
            assertThat(read(SMALL.replace("Experiment 1", heading))
                            .experiments()
                            .get(0)
                            .title())
                    .as(heading)
                    .isEqualTo("x");
        }
    }

    @Test
    void findsTheLineBesideTheFile() throws IOException {
        for (String file :
                List.of("prompts/extract.md:12", "prompts/extract.md, line 12", "./prompts/extract.md#L12")) {
            assertThat(read(SMALL.replace("prompts/extract.md", file))
                            .experiments()
                            .get(0)
                            .changes())
                    .as(file)
                    .containsExactly(
                            new Experiment.Change("prompts/extract.md", OptionalInt.of(12), "", "Use ISO dates."));
        }
    }

    @Test
    void passesOverComments() throws IOException {
        assertThat(read("<!-- ## Experiment 9\n- File: x -->\n" + SMALL)).isEqualTo(read(SMALL));
    }

    @Test
    void readsGuardsExclusionsAndCriteria() throws IOException {
        long first = SMALL.lines().count() + 1;
        Plan plan = read(SMALL + """
                    ## Regression Guards (2)
                    - `one, two`
                    - three, four
                    ## Excluded cases
                    - scan-*: no text
                      in the input
                    - `odd`
                    - blurred (cannot be read)
                    ## Success criteria
                    - **Pass rate**: at least 92.5 %
                    - nicer tables
                    ## Exit conditions
                    1. two idle iterations
                    """);
        assertThat(plan.guards()).containsExactly("one, two", "three", "four");
        assertThat(plan.exclusions())
                .containsExactly(
                        new Plan.Exclusion("scan-*", "no text in the input", file + ":" + (first + 4)),
                        new Plan.Exclusion("odd", "", file + ":" + (first + 6)),
                        new Plan.Exclusion("blurred", "cannot be read", file + ":" + (first + 7)));
        assertThat(plan.success()).isEqualTo(new Plan.Success(OptionalDouble.of(0.925), List.of("nicer tables")));
        assertThat(plan.exitConditions()).containsExactly("two idle iterations");
    }

    @Test
    void readsSeveralExclusionsInOneLine() throws IOException {
        Plan plan = read(SMALL + """
                    ## Exclusions
                    - odd, even: cannot be read
                    - `one, two`, `three` and `four` - late, like `five`
                    - six, seven (no text)
                    - eight, nine
                    """);
        assertThat(plan.exclusions())
                .extracting(Plan.Exclusion::cases, Plan.Exclusion::reason)
                .containsExactly(
                        tuple("odd", "cannot be read"),
                        tuple("even", "cannot be read"),
                        tuple("one, two", "late, like `five`"),
                        tuple("three", "late, like `five`"),
                        tuple("four", "late, like `five`"),
                        tuple("six", "no text"),
                        tuple("seven", "no text"),
                        tuple("eight", ""),
                        tuple("nine", ""));
    }

    private Plan read(String text) throws IOException {
        Files.writeString(file, text);
        return PlanReader.read(file, EDITABLE);
    }
}
