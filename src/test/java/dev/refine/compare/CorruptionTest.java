package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.Corruptor.Mistake;
import dev.refine.compare.Corruptor.Spoilt;
import dev.refine.json.Json;
import dev.refine.json.OutputReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake that was made on purpose is found under its right name. */
class CorruptionTest {

    private static final int DOCUMENTS = Integer.getInteger("refine.corruptions", 1_500);

    private static final int INVOICES = 0;
    private static final int ROWS = 1;
    private static final int CALLS = 2;
    private static final int RECEIPTS = 3;

    private static JsonNode document(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scenarios scenarios = new Scenarios(seed);
        return switch ((int) (seed % 4)) {
            case INVOICES -> scenarios.invoice().expected();
            case ROWS -> scenarios.rows(3 + random.nextInt(12));
            case CALLS -> calls(random);
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

    private static Comparison compare(CompareRules rules, JsonNode expected, Spoilt actual) {
        return new Comparer(rules)
                .compare(expected, OutputReader.read(actual.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean finds(Comparison comparison, Mistake mistake) {
        return comparison.differences().stream()
                .anyMatch(one -> one.category().code().equals(mistake.code())
                        && (mistake.code().equals("moved") || mistake.path().isEmpty()
                                ? one.path().startsWith(mistake.path())
                                : one.path().equals(mistake.path())));
    }

    /** Documents that were spoilt again and again, and what was not found as it was done. */
    private static final class Trial {

        private final CompareRules rules;
        private final boolean shuffled;
        private final Map<String, int[]> kinds = new TreeMap<>();
        private final List<String> wrong = new ArrayList<>();
        private int mistakes;

        Trial(CompareRules rules, boolean shuffled) {
            this.rules = rules;
            this.shuffled = shuffled;
        }

        void spoil(JsonNode document, long seed, int count) {
            Spoilt spoilt = new Corruptor(new SplittableRandom(seed), shuffled).spoil(document, count);
            Comparison comparison = compare(rules, document, spoilt);
            boolean onlyThat = count > 1
                    || comparison.differences().size() == spoilt.mistakes().size();
            for (Mistake mistake : spoilt.mistakes()) {
                mistakes++;
                int[] tally = kinds.computeIfAbsent(mistake.kind(), kind -> new int[2]);
                tally[1]++;
                if (onlyThat && finds(comparison, mistake)) {
                    tally[0]++;
                } else {
                    wrong.add("seed " + seed + ": " + mistake + " gave " + Compare.lines(comparison));
                }
            }
        }

        void reaches(double bar) {
            double accuracy = 1 - (double) wrong.size() / mistakes;
            String tallies = kinds.entrySet().stream()
                    .map(kind -> kind.getKey() + " " + kind.getValue()[0] + "/" + kind.getValue()[1])
                    .collect(Collectors.joining(", "));
            String told = accuracy + ": " + tallies;
            if (Boolean.getBoolean("refine.tell")) {
                System.out.println(told + "\n" + String.join("\n", wrong.subList(0, Math.min(6, wrong.size()))));
            }
            assertThat(accuracy)
                    .as(() -> told + "\n" + String.join("\n", wrong))
                    .isGreaterThanOrEqualTo(bar);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {INVOICES, ROWS, CALLS, RECEIPTS})
    void singleMistakeIsOneFindingOfItsCategory(int kind) {
        Trial trial = new Trial(CompareRules.none(), false);
        for (long seed = kind; seed < DOCUMENTS; seed += 4) {
            trial.spoil(document(seed), seed, 1);
        }
        trial.reaches(1);
    }

    /** Calls have so few fields that five mistakes may leave nothing of one. */
    @ParameterizedTest
    @CsvSource({INVOICES + ", 0.99", ROWS + ", 0.99", CALLS + ", 0.96", RECEIPTS + ", 0.99"})
    void fiveMistakesAtOnceKeepTheirCategories(int kind, double bar) {
        Trial trial = new Trial(CompareRules.none(), false);
        for (long seed = kind; seed < DOCUMENTS; seed += 4) {
            trial.spoil(document(seed), seed, 5);
        }
        trial.reaches(bar);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 0.96"})
    void mistakesInCallsWithoutOrderKeepTheirCategories(int count, double bar) {
        Trial trial = new Trial(Compare.rules("{\"rules\":[{\"path\":\"\",\"order\":\"ignore\"}]}"), true);
        for (long seed = CALLS; seed < DOCUMENTS; seed += 4) {
            trial.spoil(document(seed), seed, count);
        }
        trial.reaches(bar);
    }

    /** {@code -Drefine.corpus} names another folder of JSON documents. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 0.99"})
    void mistakesInRealDocumentsKeepTheirCategories(int count, double bar) throws IOException {
        Path corpus = Path.of(System.getProperty("refine.corpus", "examples/invoices/expected"));
        Trial trial = new Trial(CompareRules.none(), false);
        int rounds = Math.max(1, 2_000 / documents(corpus).size());
        for (Path file : documents(corpus)) {
            JsonNode document = Json.parse(Files.readString(file));
            for (int round = 0; round < rounds; round++) {
                trial.spoil(document, file.getFileName().hashCode() * 31L + round, count);
            }
        }
        trial.reaches(bar);
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
