package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill that cuts a step short, at each record of a session in which everything is paid for, the budget is as large as
 * the bill, programs say the time, and there is something to remark.
 */
class QualityCutTest {

    private static final List<String> SAME = List.of("end", "reason", "rounds", "final", "calls", "cost", "remarks");

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
        // What a call answers hangs on its inputs alone.
        shop.write("builder.sh", """
                echo "builder $(cat trial.md 2>/dev/null)" >> $1/asked
                echo '{"costUsd": 0.1}' > $REFINE_USAGE
                echo good >> deliverable/text.txt; echo beside > deliverable/beside.txt
                """);
        shop.write("evaluator.sh", """
                echo evaluator >> $1/asked
                echo '{"costUsd": 0.3}' > $REFINE_USAGE
                if test $(wc -l < deliverable/text.txt) -lt 3; then cat $1/say/last
                else cat $1/say/good; fi
                """);
        shop.says("good", QualityWorkshop.CONVERGED);
        shop.with(file -> {
            file.put("deliverable", "text.txt");
            file.withArray("criteria").removeAll().add("Good lines.").add("Reads well.");
            file.withObject("/roles/builder").put("estimateUsd", 0.1);
            file.withObject("/roles/evaluator").put("estimateUsd", 0.3).put("vision", true);
            file.withObject("/roles")
                    .putObject("analyzer")
                    .put("command", "echo analyzer >> {home}/asked; echo '{\"costUsd\": 0.1}' > {usage}; exit 1")
                    .put("estimateUsd", 0.1);
            file.putObject("render").put("command", "date +%N > {out_dir}/page.png");
            file.putObject("build")
                    .put("check", "date +%N; test $(($(wc -l < {deliverable}) % 2)) = 0")
                    .put("tries", 2);
        });
        String two = "\"E1\": 8, \"E2\": 8";
        shop.says("good", QualityWorkshop.verdict("converged", "{" + two + "}"));
        shop.says("last", QualityWorkshop.verdict("iterate", "{" + two.replace('8', '5') + "}"));
    }

    @Test
    void neitherPaysTwiceNorStopsForWhatIsPaid() throws IOException {
        JsonNode whole = shop.result("--cost-budget", "1.2");
        long asked = shop.asked();
        assertThat(whole.at("/end").asText()).isEqualTo("converged");
        assertThat(whole.at("/cost/usd").asDouble()).isEqualTo(1.2);
        assertThat(whole.at("/remarks")).hasSizeGreaterThan(4);
        Path session = shop.session();
        Path kept = folder.toRealPath().resolve("kept");
        Files.move(session, kept);
        List<String> records = Files.readAllLines(kept.resolve("journal.jsonl"));

        for (int count = 1; count < records.size(); count++) {
            // Each answer is there before it is recorded.
            boolean answered = call(records.get(count)) != null;
            cut(kept, session, records.subList(0, count), answered ? records.get(count) : "{}");
            Files.delete(shop.folder.resolve("asked"));
            shop.write("asked", "");
            Files.deleteIfExists(shop.folder.resolve("text.txt"));

            JsonNode resumed = shop.result("--continue");

            long before = records.subList(0, answered ? count + 1 : count).stream()
                    .filter(record -> call(record) != null)
                    .count();
            assertThat(shop.asked() + before).as("calls, cut after " + count).isEqualTo(asked);
            for (String part : SAME) {
                assertThat(timeless(resumed.path(part)))
                        .as(part + ", cut after " + records.get(count - 1))
                        .isEqualTo(timeless(whole.path(part)));
            }
        }
    }

    @Test
    void askingAgainWaitsForWhatTheAnalyzerCosts() {
        shop.with(file -> file.remove(List.of("render", "build")));
        shop.with(file -> file.withObject("/roles/analyzer")
                .put("command", "sleep 0.5; echo '{\"costUsd\": 0.1}' > {usage}; echo '{}'"));
        shop.write("say/last", "No verdict.\n");

        JsonNode poor = shop.result("--max-rounds", "1", "--cost-budget", "0.7");
        JsonNode rich = shop.result("--max-rounds", "1", "--cost-budget", "0.8");

        assertThat(poor.at("/cost/usd").asDouble()).isEqualTo(0.5);
        assertThat(poor.at("/rounds/0/remarks").toString()).contains("it could not be paid to answer again");
        assertThat(rich.at("/cost/usd").asDouble()).isEqualTo(0.8);
    }

    @Test
    void leavesNothingThatWasHalfWritten() throws IOException {
        shop.result("--max-rounds", "1");
        Path session = shop.session();
        Path journal = session.resolve("journal.jsonl");
        List<String> records = Files.readAllLines(journal);
        assertThat(records.get(records.size() - 1)).contains("\"Delivered\"");
        Files.write(journal, records.subList(0, records.size() - 1));
        // No process has such a number.
        String half = ".refine-4194305-0df6c04a-03e22adc.tmp";
        List<Path> places = List.of(
                session,
                session.resolve("evaluations/round_001"),
                session.resolve("rounds/round_001/deliverables"),
                shop.folder);
        for (Path place : places) {
            Files.writeString(place.resolve(half), "half");
        }

        shop.result("--continue");

        assertThat(places).noneMatch(place -> Files.exists(place.resolve(half)));
    }

    private static String timeless(JsonNode json) {
        return json.toString().replaceAll("\\d+ ms", "MS");
    }

    private static String call(String record) {
        JsonNode event = Json.parse(record).path("event");
        return event.path("type").asText().equals("RoleCalled")
                ? event.at("/call/folder").asText()
                : null;
    }

    private static void cut(Path kept, Path session, List<String> records, String answered) throws IOException {
        Set<String> calls = new HashSet<>();
        Stream.concat(records.stream(), Stream.of(answered)).forEach(record -> calls.add(call(record)));
        if (Files.exists(session)) {
            try (Stream<Path> old = Files.walk(session)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = kept.relativize(file).toString();
                if (!path.startsWith("calls/") || calls.contains(path.replaceFirst("^(calls/[^/]+)/.*", "$1"))) {
                    Files.createDirectories(session.resolve(path).getParent());
                    Files.copy(file, session.resolve(path));
                }
            }
        }
        Files.write(session.resolve("journal.jsonl"), records);
    }
}
