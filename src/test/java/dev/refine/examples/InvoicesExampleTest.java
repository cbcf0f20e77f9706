package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The invoices, their right answers, the prompt and the stand-in fit each other. */
class InvoicesExampleTest {

    private static final Path GOOD = Path.of("src/test/resources/invoices-good-prompt.md");

    private static final Predicate<String> HOLDOUT = id -> id.startsWith("holdout-");

    /** Numbers by value, all else exactly; a null may as well be absent, as in the comparison's defaults. */
    private static final Comparator<JsonNode> BY_VALUE = (a, b) ->
            a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : (a.equals(b) ? 0 : 1);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsAwk() {
        assumeTrue(StandIn.isRunnable(), "no sh or no awk on this machine");
    }

    @Test
    void hasEnoughCases() {
        assertThat(StandIn.ids()).filteredOn(HOLDOUT.negate()).hasSize(26);
        assertThat(StandIn.ids()).filteredOn(HOLDOUT).hasSize(6);
    }

    @Test
    void everyCaseIsRightUnderGoodInstructions() {
        assertThat(passing(StandIn.read(GOOD))).isEqualTo(StandIn.ids());
    }

    @Test
    void shippedPromptIsMostlyRed() {
        assertThat(passing(StandIn.prompt())).containsExactly("kestrel-k118", "lindqvist-8862");
    }

    @Test
    void fiveNarrowEditsTurnMostCasesGreen() {
        String prompt = StandIn.prompt() + """

                - Write `total` as a JSON number: no currency sign, no thousands separators.
                - `issueDate` has the form YYYY-MM-DD.
                - `documentType` takes one of two values: "invoice" or "creditNote".
                - `currency` is the three-letter ISO code.
                - Where the text names no purchase order, `purchaseOrder` is null.
                """;
        assertThat(passing(prompt)).filteredOn(HOLDOUT.negate()).hasSize(21);
    }

    @Test
    void promptNamesNoCase() {
        assertThat(StandIn.ids())
                .allSatisfy(
                        id -> assertThat(StandIn.prompt() + StandIn.schema()).doesNotContain(id));
    }

    /** Ids of the cases whose answer is the expected one, in the order of {@link StandIn#ids}. */
    private List<String> passing(String prompt) {
        return StandIn.ids().stream().filter(id -> passes(prompt, id)).toList();
    }

    private boolean passes(String prompt, String id) {
        String answer = StandIn.answer(folder, prompt, StandIn.schema(), StandIn.input(id));
        return answer.startsWith("{") && bare(StandIn.expected(id)).equals(BY_VALUE, bare(Json.parse(answer)));
    }

    /** The tree without its nulls; changes the given one. */
    private static JsonNode bare(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.removeNulls();
        }
        tree.forEach(InvoicesExampleTest::bare);
        return tree;
    }
}
