package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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

    @Nested
    class ByHand {

        @Test
        void needsOnlyAFileAndATextToAppend() throws IOException {
            assertThat(read(SMALL).experiments())
                    .containsExactly(new Experiment(
                            "",
                            new Hypothesis("", "", new Prediction(List.of(), List.of()), "Medium"),
                            "",
                            "",
                            List.of(new Experiment.Change(
                                    "prompts/extract.md", OptionalInt.empty(), "", "Use ISO dates.")),
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
        void passesOverComments() throws IOException {
            assertThat(read("<!-- ## Experiment 9\n- File: x -->\n" + SMALL)).isEqualTo(read(SMALL));
        }

        @Test
        void readsGuardsExclusionsAndCriteria() throws IOException {
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
                            new Plan.Exclusion("scan-*", "no text in the input"),
                            new Plan.Exclusion("odd", ""),
                            new Plan.Exclusion("blurred", "cannot be read"));
            assertThat(plan.success()).isEqualTo(new Plan.Success(OptionalDouble.of(0.925), List.of("nicer tables")));
            assertThat(plan.exitConditions()).containsExactly("two idle iterations");
        }
    }

    @Nested
    class Fault {

        @Test
        void isAMissingOrUnreadablePlan() throws IOException {
            assertFault(file + ": there is no such plan [plan-missing]. Write one with: refine plan.");
            Files.createDirectory(file);
            assertFault(file + ": the plan cannot be read [plan-unreadable]. It is a folder.");
            Files.delete(file);
            Files.write(file, new byte[] {(byte) 0xC3, 0x28});
            assertFault(file + ": the plan is not UTF-8 text [plan-unreadable]. Save it as UTF-8.");
        }

        @Test
        void isAPlanWithoutExperiments() throws IOException {
            Files.writeString(file, "# Plan for x\n\n## Experiments\n");
            assertFault(file + ": the plan has no experiment [plan-empty]. An experiment is a heading such as"
                    + " \"Experiment 1: dates\" with a file, its current text and the proposed text."
                    + " Add one, or write a new plan with: refine plan.");
        }

        @Test
        void isAFileThatMayNotBeEdited() throws IOException {
            Files.writeString(file, SMALL + SMALL.replace("prompts/extract.md", "src/Main.java"));
            assertFault(file + ":10: experiment 2 changes \"src/Main.java\", which may not be edited [plan-file]."
                    + " The manifest lists prompts/extract.md, schemas/invoice.json."
                    + " Name a listed file, or add this one to promptPaths or schemaPaths.");
        }

        @Test
        void isAnExperimentWithoutFileOrText() throws IOException {
            Files.writeString(
                    file, "## Experiment 1\n## Experiment 2\nFile: prompts/extract.md\n## Experiment 3\nProposed: x\n");
            String remedy =
                    " [plan-incomplete]. An experiment needs a \"File:\" and a fenced block below \"Proposed text:\".";
            assertFault(file + ":1: experiment 1 names no file" + remedy + "\n" + file
                    + ":3: experiment 2 has no proposed text" + remedy + "\n" + file
                    + ":4: experiment 3 names no file" + remedy);
        }

        @Test
        void isAFenceThatNeverCloses() throws IOException {
            Files.writeString(file, "a\n````\n```\n");
            assertFault(file + ":2: this code fence is never closed [plan-fence]. End it with a line of ```` or more.");
        }

        @Test
        void isAPassRateThatIsNone() throws IOException {
            Files.writeString(file, SMALL + "## Success criteria\n- Pass rate: most\n");
            assertFault(file + ":9: the pass rate \"most\" is not a share of the cases [plan-criteria]."
                    + " Write it as a percentage from 0 to 100, for instance 95 %.");
        }

        private void assertFault(String message) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> PlanReader.read(file, EDITABLE))
                    .withMessage(message);
        }
    }

    private Plan read(String text) throws IOException {
        Files.writeString(file, text);
        return PlanReader.read(file, EDITABLE);
    }
}
