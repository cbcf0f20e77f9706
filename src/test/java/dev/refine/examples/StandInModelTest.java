package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the stand-in model of examples/invoices as a user would: one process per answer. */
class StandInModelTest {

    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();

    /** A habit shows in one case; {@code cured} tells from the answer that an instruction ended it. */
    private record Habit(Path input, Predicate<String> cured) {}

    private static final Path NOTED = RESOURCES.resolve("stand-in-invoice.txt");

    private static final Map<String, Habit> HABITS = Map.ofEntries(
            habit("dates", StandIn.input("northgate-2207"), a -> is(a, "/issueDate", "\"2026-03-04\"")),
            habit("numbers", StandIn.input("bergmann-0147"), a -> is(a, "/total", "1591.98")),
            habit("currency", StandIn.input("harbor-10023"), a -> is(a, "/currency", "\"USD\"")),
            habit("order", StandIn.input("northgate-2248"), a -> isNone(a, "/purchaseOrder")),
            habit("kind", StandIn.input("bergmann-0147"), a -> is(a, "/documentType", "\"invoice\"")),
            habit("due", StandIn.input("kestrel-k131"), a -> isNone(a, "/dueDate")),
            habit("bare-json", StandIn.input("alpina-6210"), a -> a.startsWith("{")),
            habit("rows", StandIn.input("alpina-6210"), a -> is(a, "/lines/6/sku", "\"AV-3\"")),
            habit("minus", StandIn.input("kestrel-c007"), a -> is(a, "/total", "-34.44")),
            habit("closed", NOTED, a -> StandIn.json(a).at("/notes").isMissingNode()),
            habit("always", StandIn.input("kestrel-c007"), a -> is(a, "/dueDate", "null")),
            habit("identifier", NOTED, a -> is(a, "/invoiceNumber", "\"10023\"")),
            habit("one-line", NOTED, a -> is(a, "/lines/0/description", "\"Cod, fresh in boxes of ice\"")),
            habit("upper", NOTED, a -> is(a, "/supplier/name", "\"FJORD FISH AS\"")));

    @TempDir
    Path folder;

    @BeforeAll
    static void needsAwk() {
        assumeTrue(StandIn.isRunnable(), "no sh or no awk on this machine");
    }

    @TestFactory
    Stream<DynamicTest> hasEachHabitUntilToldOtherwise() {
        return HABITS.entrySet().stream()
                .map(habit -> DynamicTest.dynamicTest(
                        habit.getKey(),
                        () -> assertThat(cured(habit.getValue(), StandIn.prompt()))
                                .isFalse()));
    }

    @TestFactory
    Stream<DynamicTest> followsAnInstructionHoweverItIsPut() throws IOException {
        return phrases('+')
                .map(phrase -> DynamicTest.dynamicTest(
                        phrase.toString(),
                        () -> assertThat(cured(phrase.habit(), StandIn.prompt() + "\n- " + phrase.text() + "\n"))
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> ignoresWhatOnlySoundsLikeAnInstruction() throws IOException {
        return phrases('-')
                .map(phrase -> DynamicTest.dynamicTest(
                        phrase.toString(),
                        () -> assertThat(cured(phrase.habit(), StandIn.prompt() + "\n- " + phrase.text() + "\n"))
                                .isFalse()));
    }

    @Test
    void followsTheSchemaAsWellAsThePrompt() {
        String schema = StandIn.schema()
                .replace("\"type\": [\"number\", \"string\"]", "\"type\": \"number\"")
                .replace(
                        "\"issueDate\": {\"type\": \"string\"",
                        "\"issueDate\": {\"type\": \"string\", \"format\": \"date\"")
                .replace("what kind of document it is\"", "\", \"enum\": [\"invoice\", \"creditNote\"]")
                .replace("\"currency\": {", "\"currency\": {\"description\": \"ISO 4217 code\", ");
        JsonNode answer =
                StandIn.json(StandIn.answer(folder, StandIn.prompt(), schema, StandIn.input("bergmann-0147")));
        assertThat(answer.at("/total").decimalValue()).isEqualByComparingTo("1591.98");
        assertThat(answer.at("/issueDate").asText()).isEqualTo("2026-03-04");
        assertThat(answer.at("/documentType").asText()).isEqualTo("invoice");
        assertThat(answer.at("/currency").asText()).isEqualTo("EUR");
    }

    @Test
    void dayFirstMakesItWrongAboutTheAmericanSupplier() {
        String told = StandIn.prompt() + "\n- In dates the day comes first.\n";
        assertThat(field(StandIn.prompt(), "harbor-10023", "/dueDate")).isEqualTo("2026-04-03");
        assertThat(field(told, "harbor-10023", "/dueDate")).isEqualTo("2026-03-04");
    }

    @Test
    void namedFieldIsTheOnlyOneThatChanges() {
        String told = StandIn.prompt() + "\n- Write `dueDate` in upper case as DD.MM.YYYY.\n";
        assertThat(field(told, "harbor-10041", "/dueDate")).isEqualTo("17.04.2026");
        assertThat(field(told, "harbor-10041", "/issueDate")).isEqualTo("2026-03-18");
    }

    private Stream<Phrase> phrases(char sign) throws IOException {
        return Files.readAllLines(RESOURCES.resolve("stand-in-phrases.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 3))
                .filter(parts -> parts[1].charAt(0) == sign)
                .map(parts -> new Phrase(parts[0], parts[2]));
    }

    private record Phrase(String name, String text) {

        Habit habit() {
            return HABITS.get(name);
        }

        @Override
        public String toString() {
            return name + ": " + text;
        }
    }

    private boolean cured(Habit habit, String prompt) {
        return habit.cured().test(StandIn.answer(folder, prompt, StandIn.schema(), habit.input()));
    }

    private String field(String prompt, String id, String pointer) {
        return StandIn.json(StandIn.answer(folder, prompt, StandIn.schema(), StandIn.input(id)))
                .at(pointer)
                .asText();
    }

    private static Map.Entry<String, Habit> habit(String name, Path input, Predicate<String> cured) {
        return Map.entry(name, new Habit(input, cured));
    }

    private static boolean is(String answer, String pointer, String json) {
        return StandIn.json(answer).at(pointer).equals(Json.parse(json));
    }

    private static boolean isNone(String answer, String pointer) {
        return List.of("", "null").contains(StandIn.json(answer).at(pointer).toString());
    }
}
