package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known before the first call, and is said before it is paid for. */
class QualityForewarningTest {

    private static final String NO_PROGRAM = "there is no program no-such-program in PATH";
    private static final String OWN_COPY =
            ". It runs in a working copy of its own; write {home} for the folder of quality.json.\n";

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath()).addsGood(1);
    }

    @Nested
    class ProgramsThatAreNotThere {

        private void refused(String message) {
            Outcome outcome = shop.quality();

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.err()).isEqualTo(message);
            assertThat(shop.asked()).isZero();
            assertThat(shop.has("sessions")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"builder", "evaluator", "guard", "analyzer"})
        void areNamedWithTheirRole(String role) {
            shop.with(file -> command(file.withObject("/roles").putObject(role), "command"));

            refused("role " + role + ": the command of \"" + role + "\" cannot be started [role-missing]. " + NO_PROGRAM
                    + OWN_COPY);
        }

        @Test
        void areToldByADryRunToo() {
            shop.with(file -> command(file.withObject("/roles").putObject("guard"), "command"));

            Outcome outcome = shop.quality("--dry-run");

            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out())
                    .contains("\nrole guard: the command of \"guard\" cannot be started [role-missing]. " + NO_PROGRAM
                            + OWN_COPY);
            JsonNode json = Shape.checked("quality-dry-run-result.schema.json", shop.quality("--dry-run", "--json"));
            assertThat(json.path("warnings")).hasSize(1);
        }

        @Test
        void keyOfABuilderIsToldByADryRunAsWell() {
            shop.variables.remove("OPENAI_API_KEY");
            shop.with(file -> file.withObject("/roles").putObject("builder").put("model", "openai/any"));

            Outcome outcome = shop.quality("--dry-run");

            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).contains("OPENAI_API_KEY").contains("\nrounds: at most 3");
        }

        @Test
        void areNamedForCriteriaThatAreStillToBeWritten() {
            shop.with(file -> command(file.withObject("/roles").putObject("criteria"), "command"));
            assertThat(shop.quality("--max-rounds", "1").exit()).isEqualTo(1);
            assertThat(shop.asked()).isEqualTo(2);

            shop.with(file -> file.remove("criteria"));
            Outcome outcome = shop.quality();
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.err()).startsWith("role criteria: the command of \"criteria\" cannot be started");
            assertThat(shop.asked()).isEqualTo(2);
        }

        @Test
        void areNamedWithThePathThatTheHomeGivesThem() {
            shop.with(file -> file.withObject("/roles")
                    .putObject("analyzer")
                    .putArray("command")
                    .add("{home}/tools/look"));

            refused("role analyzer: the command of \"analyzer\" cannot be started [role-missing]. there is no program"
                    + " DIR/tools/look" + OWN_COPY);
        }

        @Test
        void areNamedAllAtOnceForChecks() {
            shop.with(file -> command(file.putObject("build"), "check"));
            shop.with(file -> command((ObjectNode) file.at("/criteria/1"), "check"));

            refused("build.check: \"no-such-program {deliverable}\" cannot be started [check-missing]. " + NO_PROGRAM
                    + ". It runs beside a copy of the deliverable; write {home} for the folder of quality.json.\n"
                    + "criterion E2: its check \"no-such-program {deliverable}\" cannot be started [check-missing]. "
                    + NO_PROGRAM
                    + ". It runs in a copy of the deliverable; write {home} for the folder of quality.json.\n");
        }

        @Test
        void areNamedForOneJudgementThatNeedsThem() {
            shop.with(file -> command(file.putObject("build"), "check")).write("text/text.txt", "good\n");
            assertThat(shop.refine("evaluate").exit()).as("nothing is built").isEqualTo(1);

            shop.with(file -> command((ObjectNode) file.at("/criteria/1"), "check"));
            Outcome outcome = shop.refine("evaluate");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.err()).startsWith("criterion E2: its check ");
            assertThat(shop.asked()).as("only for the first").isEqualTo(1);
        }

        @Test
        void areWarnedOfForImagesWhichAJudgementCanBeWithout() {
            shop.with(file -> command(file.putObject("render"), "command"));

            assertThat(shop.quality("--max-rounds", "1").err())
                    .startsWith("warning: quality.json: there will be no images to look at [render-missing]. For"
                            + " \"render\" " + NO_PROGRAM + ". Correct it, or take it out.\n");
        }

        @Test
        void leaveOutOneEvaluatorOfSeveral() {
            shop.with(file -> command(file.withObject("/backends").putObject("other"), "command"));

            assertThat(shop.quality("--eval-backends", "evaluator", "other", "--max-rounds", "1")
                            .err())
                    .startsWith("evaluator other is left out: " + NO_PROGRAM + "\n");
            assertThat(shop.asked()).isEqualTo(2);
        }

        @Test
        void mayStillComeToBeInTheWorkingCopy() {
            shop.with(file -> file.putObject("build").putArray("check").add("{deliverable}/run"));
            shop.with(file ->
                    ((ObjectNode) file.at("/criteria/1")).putArray("check").add("deliverable/run"));

            shop.quality("--max-rounds", "1");

            assertThat(shop.asked()).isPositive();
        }

        private void command(ObjectNode owner, String key) {
            ArrayNode argv = owner.putArray(key).add("no-such-program");
            if (key.equals("check")) {
                argv.add("{deliverable}");
            }
        }
    }

    @Nested
    class RepeatsOfWhichNobodyTakesTheMedian {

        private static final String VOTES =
                " The evaluators judge in steps until they agree or vote, and no median is" + " taken. ";

        @Test
        void areToldOnceWithAPanel() {
            shop.with(file -> file.withObject("/backends").putObject("other").put("command", "true"));
            String[] panel = {"--max-rounds", "1", "--eval-repeats", "3", "--eval-backends", "evaluator", "other"};
            String warning = "warning: --eval-repeats has no effect [option-idle]." + VOTES
                    + "Leave it away, or name one evaluator.\n";

            assertThat(shop.quality(panel).err()).startsWith(warning).doesNotContainPattern("(?s)idle.*idle");
            String[] dry = {"--dry-run", "--eval-repeats", "3", "--eval-backends", "evaluator", "other"};
            assertThat(shop.quality(dry).err()).isEqualTo(warning);
        }

        @Test
        void areToldWithTheirPlaceInTheFile() {
            shop.with(file -> file.withObject("/backends").putObject("other").put("command", "true"))
                    .with(file -> file.put("evalRepeats", 3));

            assertThat(shop.quality("--dry-run", "--eval-backends", "evaluator", "other")
                            .err())
                    .matches("warning: quality\\.json:[0-9]+:18: \"evalRepeats\" has no effect \\[quality-idle]\\."
                            + VOTES + "Take it out, or name one evaluator\\.\n");
        }

        @Test
        void areToldWhereOnlyChecksJudge() {
            shop.with(file -> file.withObject("/roles").remove("evaluator"));

            assertThat(shop.quality("--dry-run", "--eval-repeats", "3").err())
                    .isEqualTo("warning: --eval-repeats has no effect [option-idle]. There is no evaluator, and the"
                            + " checks judge once. Leave it away, or name one evaluator.\n");
        }

        @Test
        void areNoneWithOneEvaluatorOrOneEvaluation() {
            assertThat(shop.quality("--dry-run", "--eval-repeats", "3").err()).isEmpty();
            shop.with(file -> file.withObject("/backends").putObject("other").put("command", "true"));
            assertThat(shop.quality("--dry-run", "--eval-repeats", "1", "--eval-backends", "evaluator", "other")
                            .err())
                    .isEmpty();
        }
    }
}
