package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.Corruptor.Mistake;
import dev.refine.compare.Corruptor.Spoilt;
import dev.refine.json.Json;
import dev.refine.json.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake that was made on purpose is found under its right name. */
class CorruptionTest {

    private static final int DOCUMENTS = Integer.getInteger("refine.corruptions", 1_500);

    private static JsonNode document(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scenarios scenarios = new Scenarios(seed);
        return switch ((int) (seed % 4)) {
            case 0 -> scenarios.invoice().expected();
            case 1 -> scenarios.rows(3 + random.nextInt(12));
            case 2 -> calls(random);
            default -> receipt(scenarios, random);
        };
    }

    private static JsonNode calls(SplittableRandom random) {
        ArrayNode calls = Json.array();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ObjectNode call = calls.addObject().put("name", "lookup_" + (char) ('a' + i));
            call.putObject("arguments")
                    .put("city", "Town" + random.nextInt(1_000))
                    .put("radius", random.nextInt(1, 500))
                    .put("unit", random.nextBoolean() ? "metric" : "imperial");
        }
        return calls;
    }

    private static JsonNode receipt(Scenarios scenarios, SplittableRandom random) {
        ObjectNode receipt = Json.object();
        receipt.put("company", "Lim " + random.nextInt(100) + " Trading Sdn Bhd")
                .put("date", "2018-06-" + random.nextInt(13, 29));
        receipt.put("address", random.nextInt(1, 90) + ", Jalan Kenari, 47100 Puchong")
                .put("total", random.nextInt(100, 9_999));
        receipt.set("items", scenarios.rows(1 + random.nextInt(4)));
        return receipt;
    }

    private static Comparison compare(JsonNode expected, JsonNode actual) {
        return new Comparer(CompareRules.none()).compare(expected, Reading.of(actual));
    }

    private static boolean finds(Comparison comparison, Mistake mistake) {
        return comparison.differences().stream()
                .anyMatch(one -> one.category().code().equals(mistake.code())
                        && (mistake.code().equals("moved") || mistake.path().isEmpty()
                                ? one.path().startsWith(mistake.path())
                                : one.path().equals(mistake.path())));
    }

    @Test
    void singleMistakeIsOneFindingOfItsCategory() {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            JsonNode document = document(seed);
            Spoilt spoilt = new Corruptor(new SplittableRandom(seed)).spoil(document, 1);
            Comparison comparison = compare(document, spoilt.document());
            if (comparison.differences().size() != 1
                    || !finds(comparison, spoilt.mistakes().get(0))) {
                wrong.add("seed " + seed + ": " + spoilt.mistakes() + " gave " + Compare.lines(comparison));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Calls have so few fields that five mistakes may leave nothing of one. */
    @ParameterizedTest
    @CsvSource({"0, 0.99", "1, 0.99", "2, 0.96", "3, 0.99"})
    void fiveMistakesAtOnceKeepTheirCategories(int kind, double bar) {
        List<String> wrong = new ArrayList<>();
        int mistakes = 0;
        for (long seed = kind; seed < DOCUMENTS; seed += 4) {
            JsonNode document = document(seed);
            Spoilt spoilt = new Corruptor(new SplittableRandom(seed)).spoil(document, 5);
            Comparison comparison = compare(document, spoilt.document());
            for (Mistake mistake : spoilt.mistakes()) {
                mistakes++;
                if (!finds(comparison, mistake)) {
                    wrong.add("seed " + seed + ": " + mistake + " gave " + Compare.lines(comparison));
                }
            }
        }
        double accuracy = 1 - (double) wrong.size() / mistakes;
        assertThat(accuracy)
                .as(() -> accuracy + "\n" + String.join("\n", wrong))
                .isGreaterThanOrEqualTo(bar);
    }
}
