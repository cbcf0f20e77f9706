package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.InvalidSchemaException;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads, checks and compares everything that is small to send and large to hold, and prints one line for each: its name,
 * what the strict reader and the patient one said, and the milliseconds.
 */
public final class BombsMain {

    private static final int MANY = 20_000;

    private BombsMain() {}

    public static void main(String[] args) throws Exception {
        PrintStream said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Map.Entry<String, Supplier<String>> bomb : bombs().entrySet()) {
            long began = System.nanoTime();
            String text = bomb.getValue().get();
            String strict = strict(text);
            String patient = patient(text);
            long millis = (System.nanoTime() - began) / 1_000_000;
            said.println(bomb.getKey() + "\t" + strict + "\t" + patient + "\t" + millis);
        }
    }

    private static String strict(String text) {
        JsonNode value;
        try {
            value = Json.parse(text);
        } catch (MalformedJsonException e) {
            return "refused";
        }
        for (String schema : SCHEMAS) {
            JsonSchema.of(Json.parse(schema)).check(value);
        }
        try {
            JsonSchema.of(value).check(Json.parse("[1, 2.5, \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"]"));
        } catch (InvalidSchemaException e) {
            // Hardly one of them is a schema.
        }
        Json.pretty(value);
        return "read";
    }

    private static String patient(String text) {
        Reading reading = OutputReader.read(text.getBytes(StandardCharsets.UTF_8));
        reading.value().ifPresent(value -> {
            for (CompareRules rules : RULES) {
                new Comparer(rules).compare(value, reading);
                new Comparer(rules).compare(value, OTHER);
                new Comparer(rules).compare(OTHER.value().orElseThrow(), reading);
            }
        });
        List<String> oddities = reading.oddities().stream()
                .map(oddity -> oddity.code() + (oddity.tag().isEmpty() ? "" : "/" + oddity.tag()))
                .distinct()
                .toList();
        return (reading.value().isPresent() ? "read " : "refused ") + oddities;
    }

    private static final List<String> SCHEMAS = List.of(
            "{\"items\": {\"type\": \"integer\", \"multipleOf\": 0.01, \"minimum\": 1, \"maximum\": 1e300}}",
            "{\"uniqueItems\": true, \"additionalProperties\": {\"multipleOf\": 3, \"pattern\": \"^(a+)+$\"}}",
            "{\"type\": \"integer\"}",
            "{\"enum\": [1, 2.5, 1e400]}",
            "{\"multipleOf\": 1e-300}");

    private static final List<CompareRules> RULES = List.of(
            CompareRules.none(),
            CompareRules.parse(Json.parse(
                    "{\"rules\": [{\"path\": \"/**\", \"type\": \"number\", \"rel\": 0.01, \"abs\": 0.5}]}")));

    private static final Reading OTHER = Reading.of(Json.parse("{\"a\": 1.5, \"items\": [1, 2, {\"b\": \"c\"}]}"));

    private static Map<String, Supplier<String>> bombs() {
        Map<String, Supplier<String>> bombs = new LinkedHashMap<>();
        numbers(bombs);
        shapes(bombs);
        traps(bombs);
        return bombs;
    }

    private static void shapes(Map<String, Supplier<String>> bombs) {
        bombs.put("arrays, 1001 deep", () -> "[".repeat(1001) + "]".repeat(1001));
        bombs.put("arrays, 100000 deep", () -> "[".repeat(100_000) + "]".repeat(100_000));
        bombs.put("objects, 100000 deep", () -> "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        bombs.put("brackets that never close", () -> "[".repeat(400_000));
        bombs.put("braces that never close", () -> "{\"a\":".repeat(400_000));
        bombs.put("brackets and braces", () -> "[{".repeat(400_000));
        bombs.put("2.1 million zeros", () -> "[" + "0,".repeat(2_100_000) + "0]");
        bombs.put("numbers of 200 digits", () -> "[" + ("9".repeat(200) + ",").repeat(2_000) + "1]");
        bombs.put("fractions of 190 digits", () -> "[" + ("0." + "7".repeat(190) + ",").repeat(2_000) + "1]");
        bombs.put("many empty objects", () -> "[" + "{},".repeat(MANY) + "{}]");
        bombs.put("many empty texts", () -> "[" + "\"\",".repeat(MANY) + "\"\"]");
        bombs.put("many keys", () -> "{" + numbered("\"k%d\":1,", 30_000) + "\"z\":1}");
        bombs.put("keys of one hash", () -> "{" + ofOneHash(14) + "\"z\":1}");
        bombs.put("a name of 2000 characters", () -> "{\"" + "n".repeat(2_000) + "\":1}");
        bombs.put("a text of 5 million characters", () -> "[\"" + "t".repeat(5_000_000) + "\"]");
        bombs.put("a text of escapes", () -> "\"" + "\\u0041".repeat(MANY) + "\"");
        bombs.put("a text of backslashes", () -> "\"" + "\\\\".repeat(MANY) + "\"");
        bombs.put("16 million spaces", () -> " ".repeat(16_000_000) + "1");
        bombs.put("17 million characters", () -> "1" + " ".repeat(17_000_000));
    }

    private static void traps(Map<String, Supplier<String>> bombs) {
        bombs.put("empty", () -> "");
        bombs.put("blank", () -> " \n\t ");
        bombs.put("a mark of byte order", () -> "\ufeff{}");
        bombs.put("nothing but a mark of byte order", () -> "\ufeff");
        bombs.put("a key twice", () -> "{\"a\": 1, \"a\": 2}");
        bombs.put("a key twice, once escaped", () -> "{\"a\": 1, \"\\u0061\": 2}");
        bombs.put("a second value", () -> "{\"a\": 1} {\"a\": 2}");
        bombs.put("a second bracket", () -> "[1]]");
        bombs.put("a comma at the end", () -> "[1,]");
        bombs.put("a comment", () -> "/* " + "*".repeat(400_000) + " */ [1]");
        bombs.put("half a character", () -> "[\"\\ud800\", \"\\udc00\\ud800\"]");
        bombs.put("a character of zero", () -> "[\"\\u0000\"]");
        bombs.put("a raw character of zero", () -> "[\"\u0000\"]");
        bombs.put("a number with a leading zero", () -> "[007]");
        bombs.put("a number of other digits", () -> "[\u0661\u0662]");
        bombs.put("hexadecimal", () -> "[0xFFFFFFFFFF]");
        bombs.put("single quotes", () -> "{'a': 1}");
        bombs.put("fences without end", () -> "```json\n".repeat(MANY / 4) + "{}");
        bombs.put("ticks", () -> "`".repeat(400_000));
        bombs.put("prose of braces", () -> "so { and { and \" ".repeat(MANY / 5));
        bombs.put("prose of quotes", () -> "\"a\" : ".repeat(MANY / 4));
        bombs.put("many small values in prose", () -> "see {\"a\": 1} ".repeat(MANY / 5));
        bombs.put("a schema of itself", () -> "{\"$ref\": \"#\"}");
        bombs.put(
                "a schema of alternatives",
                () -> "{\"anyOf\": [" + "{\"$ref\": \"#/$defs/a\"},".repeat(20)
                        + "true], \"$defs\": {\"a\": {\"allOf\": [{\"$ref\": \"#/$defs/b\"}]}, \"b\": {\"type\": \"null\"}}}");
        bombs.put("a schema of a bad pattern", () -> "{\"items\": {\"pattern\": \"^(.*a){20}$\"}}");
        bombs.put("a schema of a large count", () -> "{\"minItems\": 99999999999, \"maxItems\": 1e300}");
    }

    private static String numbered(String form, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, form, i));
        }
        return text.toString();
    }

    /** Members whose names all have the same hash code: those of {@code Aa} and {@code BB} are equal. */
    private static String ofOneHash(int pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 << pairs; i++) {
            text.append('"');
            for (int bit = 0; bit < pairs; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1,");
        }
        return text.toString();
    }

    private static void numbers(Map<String, Supplier<String>> bombs) {
        for (String number : List.of(
                "1e400",
                "1e9999999",
                "-1e9999999",
                "1e-9999999",
                "1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1e-2147483648",
                "1e99999999999",
                "9007199254740993.0",
                "9".repeat(1001),
                "0." + "0".repeat(190) + "1",
                "1." + "3".repeat(5000),
                "-0",
                "-0.0e0",
                "NaN",
                "Infinity",
                "-Infinity")) {
            String name = number.length() > 20 ? number.substring(0, 5) + "..." + number.length() : number;
            bombs.put(name, () -> number);
            bombs.put("[" + name + ", 1]", () -> "[" + number + ", 1]");
            bombs.put(
                    "{multipleOf: " + name + "}",
                    () -> "{\"multipleOf\": " + number + ", \"minimum\": " + number + "}");
        }
    }
}
