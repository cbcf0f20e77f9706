package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Whatever a model answers, and whatever stands in a schema, is read or refused in words, and soon. */
class JsonFuzzTest {

    private static final long SEED = 1_105L;

    /** Of each kind; ten thousand with {@code -Drefine.fuzz=10000}. */
    private static final int ROUNDS = Integer.getInteger("refine.fuzz", 1_500);

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final List<String> OUTPUTS = List.of(
            "{\"number\": \"A-1\", \"total\": 12.50, \"lines\": [{\"name\": \"Zo\u00eb\", \"count\": 3}], \"paid\": null}",
            "Here you are:\n```json\n{\"a\": [1, 2, {\"b\": true}]}\n```\nAnything else?",
            "[1, -2e3, \"\\u00e4\\n\", [], {}]");

    private static final List<String> SCHEMAS = List.of(
            "{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": {\"$ref\": \"#/$defs/d\"}},"
                    + " \"$defs\": {\"d\": {\"type\": [\"string\", \"null\"], \"pattern\": \"^(a+)+$\"}}}",
            "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"items\": {\"enum\": [1, \"b\", null]},"
                    + " \"allOf\": [{\"minItems\": 1}, {\"uniqueItems\": true}], \"if\": true, \"then\": false}",
            "{\"$id\": \"x\", \"anyOf\": [{\"$ref\": \"#\"}, {\"const\": 1e2}], \"patternProperties\": {\"^x\": {}}}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "null",
            "1e99999999999",
            "-",
            "NaN",
            "\u0000",
            "\ud800",
            "\ufeff",
            "```",
            "//",
            "'",
            "{\"$ref\": \"#\"}",
            "{\"$ref\": \"http://localhost:1/x\"}",
            "{\"$ref\": \"file:///etc/passwd\"}",
            "\"(\"",
            "[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":");

    @Test
    void anyMutationOfAnOutputIsReadOrRemarked() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(OUTPUTS, random);
            Reading reading = soon(round, text, () -> OutputReader.read(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(reading.value().isPresent() || !reading.oddities().isEmpty())
                    .as("seed %d, round %d, text <%s>", SEED, round, text)
                    .isTrue();
        }
    }

    @Test
    void anyMutationOfASchemaIsASchemaOrIsRefused() {
        JsonNode value = Json.parse("[1, {\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"}, null]");
        SplittableRandom random = new SplittableRandom(SEED);
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(SCHEMAS, random);
            valid += soon(round, text, () -> isUsed(text, value)) ? 1 : 0;
        }
        assertThat(valid).as("some mutations do no harm, seed " + SEED).isBetween(1, ROUNDS - 1);
    }

    private static boolean isUsed(String text, JsonNode value) {
        try {
            JsonSchema.of(Json.parse(text)).check(value);
            return true;
        } catch (MalformedJsonException | InvalidSchemaException e) {
            return false;
        }
    }

    private static <T> T soon(int round, String text, ThrowingSupplier<T> reading) {
        return Assertions.assertTimeout(LONGEST, reading, () -> "seed " + SEED + ", round " + round + ": " + text);
    }

    private static String mutated(List<String> seeds, SplittableRandom random) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, to == text.length() ? at : to);
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x2100));
                default -> text.insert(at, text.substring(at, to));
            }
        }
        return text.toString();
    }
}
