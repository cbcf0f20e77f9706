package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of which one experiment does not fit. */
class PlanRunTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder).with(own -> own.put("proposer", "plan")).write("REFINE_PLAN.md", """
                ### Experiment 1: nowhere

                - File: prompt.md

                Current text:

                ```
                Nobody wrote this.
                ```

                Proposed text:

                ```
                Be careful.
                ```

                ### Experiment 2: all of it

                - File: prompt.md

                Proposed text:

                ```
                %s%s```
                """.formatted(
                        Workshop.NO_MARKS, Workshop.WITH_TOTAL));
    }

    @Test
    void writesTheHeadingThatTheExperimentsOfAPlanShareOnce() throws IOException {
        workshop.with(own -> own.put("proposer", "rules"));
        Path plan = folder.resolve("REFINE_PLAN.md");
        Files.delete(plan);
        assertThat(workshop.refine("plan").exit()).isZero();

        Outcome outcome = workshop.auto("--plan", plan.toString());

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(workshop.read("REFINE_PLAN.md")).containsPattern("(?s)## Output rules.*## Output rules");
        assertThat(workshop.read("prompt.md"))
                .containsOnlyOnce("## Output rules")
                .containsPattern("## Output rules\n\n- .*\n- .*\n$");
    }

    @Test
    void saysInWhichLineAGuardNamesNoCase() {
        workshop.write("REFINE_PLAN.md", workshop.read("REFINE_PLAN.md") + """

                ## Regression guards

                - ada
                - bobb, nobody-*
                """);

        for (String asked : List.of("--auto", "--dry-run")) {
            Outcome outcome = workshop.refine(asked);

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo(
                            "DIR/REFINE_PLAN.md:31: no case matches \"bobb\" [guards-empty]. Nearest: bob. Correct this"
                                    + " guard.\nDIR/REFINE_PLAN.md:31: no case matches \"nobody-*\" [guards-empty]. The cases are"
                                    + " ada, bob, cleo. Correct this guard.\n");
        }
        assertThat(workshop.has("sessions")).isFalse();
    }

    @Test
    void saysInWhichLineAGuardIsExcluded() {
        ends("## Regression guards", "- cle?, ada", "## Exclusions", "- cleo: is late");

        assertThat(workshop.refine("--dry-run").err())
                .isEqualTo(
                        "DIR/REFINE_PLAN.md:29: no case outside of the exclusions matches \"cle?\" [guards-empty]. The cases"
                                + " are ada, bob. Correct this guard.\n");
    }

    @Test
    void saysInWhichLineAnExclusionNamesNoCaseAndGoesOn() {
        workshop.with(own -> own.putArray("exclude").add("ada").add("nobody"));
        ends("## Exclusions", "- ada: is left out anyway", "- bobb: is late", "- `none-*`");

        Outcome outcome = workshop.auto("--iterations", "0");

        assertThat(outcome.out()).contains(" of 2 cases pass");
        assertThat(outcome.err())
                .startsWith(
                        "warning: no case matches \"nobody\", so none is left out for it [exclude-empty]. The cases are ada,"
                                + " bob, cleo. Correct exclude.\nwarning: DIR/REFINE_PLAN.md:30: no case matches \"bobb\", so none"
                                + " is left out for it [exclude-empty]. Nearest: bob. Correct this exclusion.\n"
                                + "warning: DIR/REFINE_PLAN.md:31: no case matches \"none-*\", so none is left out for it"
                                + " [exclude-empty]. The cases are ada, bob, cleo. Correct this exclusion.\n");
        assertThat(workshop.auto("--continue", "--iterations", "1").err())
                .as("too late for this session")
                .contains("\"nobody\"")
                .doesNotContain("bobb");
    }

    @Test
    void saysWhereEveryCaseIsExcluded() {
        ends("## Exclusions", "- `*`");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "every case is excluded [cases-empty]. casePaths matches 3. Correct DIR/REFINE_PLAN.md:29.\n");
    }

    /** From line 28 of the plan on. */
    private void ends(String... lines) {
        workshop.write("REFINE_PLAN.md", workshop.read("REFINE_PLAN.md") + "\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void isToldAndLoggedWithItsHypothesisAndTheNextOneIsTried() {
        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.err())
                .contains("\nattempt 1 of iteration 1 not measured: edit refused: the text to replace does not occur");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Theory: nowhere\n");
    }

    /** The cases are the session's, whoever proposes later on and whatever the plan has become. */
    @Test
    void keepsACaseOutThatThePlanLeftOutWhenTheSessionGoesOnWithoutIt() {
        String plan = workshop.read("REFINE_PLAN.md");
        workshop.write("REFINE_PLAN.md", plan + "\n## Exclusions\n\n- cleo: is late\n");
        assertThat(workshop.auto("--iterations", "0").out()).contains(" of 2 cases pass");
        workshop.write("REFINE_PLAN.md", plan);

        assertThat(workshop.refine("propose").exit()).isZero();
        workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);
        assertThat(workshop.refine("try").out()).startsWith("iteration 1: Improved, kept\n");
        Outcome outcome = workshop.auto("--continue", "--proposer", "rules", "--iterations", "3");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).startsWith("Converged: 0 → 2 of 2 cases pass");
    }

    @Test
    void choosesNoCasesInASessionThatHasThem() {
        workshop.auto("--iterations", "0", "--proposer", "rules");
        workshop.write("REFINE_PLAN.md", workshop.read("REFINE_PLAN.md") + "\n## Exclusions\n\n- cleo: is late\n");

        Outcome outcome = workshop.auto("--continue", "--proposer", "plan", "--iterations", "3");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).startsWith("Converged: 0 → 3 of 3 cases pass");
    }

    @Test
    void saysOnceThatThePlanIsUsedUp() {
        workshop.model("echo '{}' > \"$2\"");

        Outcome outcome = workshop.auto();

        assertThat(outcome.out()).contains("no proposal could be measured");
        assertThat(outcome.err()).containsOnlyOnce("the plan has no further experiment");
        assertThat(workshop.inSession("REFINE_LOG.md").split("the plan has no further experiment"))
                .as("each attempt is logged")
                .hasSizeGreaterThan(3);
    }

    @Test
    void goesOnAfterAKillAsItWouldHave() throws IOException {
        JsonNode uncut = workshop.auto("--json").json();
        Path journal = workshop.session().resolve("journal.jsonl");
        List<String> records = Files.readAllLines(journal);
        int cut = 0;
        while (!records.get(cut).contains("\"type\":\"ReplySentBack\"")) {
            cut++;
        }
        Files.writeString(journal, String.join("\n", records.subList(0, cut + 1)) + "\n");
        Files.delete(workshop.session().resolve("REFINE_LOG.md"));
        workshop.write("prompt.md", "Copy the card.\n");

        JsonNode resumed = workshop.auto("--continue", "--json").json();

        assertThat(resumed.path("iterations")).isEqualTo(uncut.path("iterations"));
        assertThat(resumed.path("final")).isEqualTo(uncut.path("final"));
    }
}
