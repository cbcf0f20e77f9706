package dev.refine.workload.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the file, reading it gives a manifest or sentences for the user. */
class ManifestFuzzTest {

    private static final long SEED = 20261121;

    /** Of each kind; ten thousand with {@code -Drefine.fuzz=10000}. */
    private static final int ROUNDS = Integer.getInteger("refine.fuzz", 1_000);

    private static final String WHOLE = """
            {"workloadId": "w", "promptPaths": ["p.md", {"path": "a.py", "from": "<<", "to": ">>"}],
             "casePaths": ["c/**/*.txt"], "expectedPaths": ["e/{a,b}/*.json"], "runCommand": ["run", "{case}"],
             "outputPath": "o/{caseId}.json", "env": ["A", {"B": 1}], "holdout": 0.25, "trials": 3,
             "budget": {"runs": 5, "costUsd": 1.5}, "caseEstimate": {"usd": 0.1}, "proposer": ["rules", {"preset": "x"}],
             "objective": {"metric": "m", "direction": "min", "guards": [{"metric": "n"}]}, "timeoutSeconds": 1e2,
             "compare": {"rules": [{"path": "/a/*", "type": "number"}]}, "preflight": [{"command": "c", "hint": "h"}]}
            """;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "1e-5",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\" \"",
            "\"[\"",
            "\"{a\"",
            "\"\\u0000\"",
            "\"**\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"path\": 1}",
            "{\"\": 2}",
            "[{\"command\": []}]");

    private static final List<String> PIECES =
            List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "//", "NaN", "\u0000", "\uFEFF", "1e99999999999", "'");

    @TempDir
    Path folder;

    @Test
    void givesManifestOrSentencesForMutatedText() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutatedText(random).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            check(bytes, round);
        }
    }

    @Test
    void givesManifestOrSentencesForMutatedValues() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode tree = Json.parse(WHOLE);
            for (int i = 0; i <= random.nextInt(3); i++) {
                mutate(tree, random);
            }
            read += check(Json.pretty(tree).getBytes(StandardCharsets.UTF_8), round) ? 1 : 0;
        }
        assertThat(read).as("some mutations do no harm, seed " + SEED).isBetween(ROUNDS / 50, ROUNDS * 9 / 10);
    }

    private static String mutatedText(SplittableRandom random) {
        StringBuilder text = new StringBuilder(WHOLE);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
                default -> text.setCharAt(at, (char) random.nextInt(0x250));
            }
        }
        return text.append(' ').toString();
    }

    private static void mutate(JsonNode tree, SplittableRandom random) {
        List<JsonNode> containers = new ArrayList<>(tree.findParents("path"));
        containers.add(tree);
        tree.forEach(child -> {
            if (child.isContainerNode() && !child.isEmpty()) {
                containers.add(child);
            }
        });
        JsonNode target = containers.get(random.nextInt(containers.size()));
        JsonNode value = Json.parse(VALUES.get(random.nextInt(VALUES.size())));
        if (target instanceof ArrayNode array) {
            array.add(value);
        } else if (target instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + (char) random.nextInt(1, 128), value);
                default -> object.set(name, value);
            }
        }
    }

    /** Whether the bytes were a manifest; that they were neither fails the test. */
    private boolean check(byte[] bytes, int round) throws IOException {
        Path file = Files.write(folder.resolve("m.json"), bytes);
        try {
            assertThat(ManifestReader.read(file).workloadId()).isNotBlank();
            return true;
        } catch (UsageException e) {
            assertThat(e.problems())
                    .as(description(bytes, round))
                    .isNotEmpty()
                    .allSatisfy(ManifestFuzzTest::isSentence);
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(description(bytes, round), e);
        }
    }

    private static String description(byte[] bytes, int round) {
        return "seed " + SEED + ", round " + round + ":\n" + new String(bytes, StandardCharsets.UTF_8);
    }

    private static void isSentence(Problem problem) {
        assertThat(problem.where()).contains("m.json");
        assertThat(problem.sentence())
                .doesNotContain("Exception")
                .doesNotContain("$.")
                .doesNotContain("must be valid");
    }
}
