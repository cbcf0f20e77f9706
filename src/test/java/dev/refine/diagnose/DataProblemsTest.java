package dev.refine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.json.Json;
import dev.refine.json.OutputReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DataProblemsTest {

    private final Map<String, JsonNode> expected = new TreeMap<>();
    private final Map<String, JsonNode> actual = new TreeMap<>();
    private final Map<String, String> inputs = new TreeMap<>();

    private void given(String id, String input, String wanted, String came) {
        if (input != null) {
            inputs.put(id, input);
        }
        expected.put(id, Json.tree(Map.of("name", wanted)));
        actual.put(id, Json.tree(Map.of("name", came)));
    }

    /** Five cases whose expected names stand in their inputs, and which come out right. */
    private void copied() {
        for (String name : List.of("Ada", "Bob", "Cleo", "Dora", "Emil")) {
            given(name.toLowerCase(Locale.ROOT), "name: " + name, name, name);
        }
    }

    private List<DataProblem> problems() {
        return DataProblems.among(failing(), new Documents(expected, actual, inputs), id -> true);
    }

    private List<CaseDiagnosis> failing() {
        Comparer comparer = new Comparer(CompareRules.none());
        List<CaseDiagnosis> failing = new ArrayList<>();
        expected.forEach((id, document) -> {
            byte[] output = Json.compact(actual.get(id)).getBytes(StandardCharsets.UTF_8);
            var comparison = comparer.compare(document, OutputReader.read(output));
            if (!comparison.equal()) {
                failing.add(new CaseDiagnosis(id, comparison.differences(), List.of(), Optional.empty()));
            }
        });
        return failing;
    }

    @Test
    void suspectsTheLabelWhenTheOutputStandsInTheInputAndTheExpectedValueDoesNot() {
        copied();
        given("fred", "name: Fred", "Gina", "Fred");

        assertThat(problems().stream().map(DataProblem::sentence))
                .containsExactly(
                        "data problem: case fred /name: \"Gina\" is expected, which does not stand in the input, and \"Fred\""
                                + " does; in nearly every other case the expected value stands there");
    }

    @Test
    void suspectsTwoAnswersToOneInput() {
        given("one", "name: Ada", "Ada", "Ada");
        given("two", "name: Ada", "ADA", "Ada");

        assertThat(problems())
                .containsExactly(new DataProblem(
                        "two",
                        "/name",
                        "its input is that of case one, but \"ADA\" is expected here and \"Ada\" there"));
    }

    @Test
    void asksEachWitnessOnceForAFieldHoweverManyCasesAreInDoubt() {
        copied();
        for (int i = 0; i < 30; i++) {
            given("doubt" + i, "name: Fred, number " + i, "Gina", "Fred");
        }
        List<String> asked = new ArrayList<>();
        Map<String, String> counted = new TreeMap<>(inputs) {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object id) {
                asked.add((String) id);
                return super.get(id);
            }
        };

        assertThat(DataProblems.among(failing(), new Documents(expected, actual, counted), id -> true))
                .isEmpty();
        assertThat(asked).filteredOn("ada"::equals).hasSizeLessThan(4);
    }

    @Nested
    class DoesNotSuspect {

        @Test
        void wherePeopleChooseTheValue() {
            for (int i = 0; i < 9; i++) {
                given("c" + i, "colour: red " + i, "warm", "warm");
            }
            given("last", "colour: red", "cold", "red");

            assertThat(problems()).isEmpty();
        }

        @Test
        void aMarkThatStandsInTheInputForAWord() {
            for (String code : List.of("EUR", "USD", "CHF", "GBP", "SEK")) {
                given(code, "total in " + code, code, code);
            }
            given("mark", "total in \u20ac", "EUR", "\u20ac");

            assertThat(problems()).isEmpty();
        }

        @Test
        void anInventedOutput() {
            copied();
            given("fred", "name: Fred", "Gina", "Hugo");

            assertThat(problems()).isEmpty();
        }

        @Test
        void withFewWitnesses() {
            given("ada", "name: Ada", "Ada", "Ada");
            given("fred", "name: Fred", "Gina", "Fred");

            assertThat(problems()).isEmpty();
        }

        @Test
        void whereTheInputHasNoText() {
            copied();
            given("fred", null, "Gina", "Fred");

            assertThat(problems()).isEmpty();
        }

        @Test
        void aMisreading() {
            copied();
            given("fred", "name: Fred, seller: Gina", "Gina", "Fred");

            assertThat(problems()).isEmpty();
        }
    }
}
