package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on with a session: after any record at which it may have been killed, and after its end. */
class QualityContinueTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
        // What a call answers hangs on its inputs alone, so that a repeated call would show in the count and nowhere
        // else.
        shop.write("builder.sh", """
                echo builder >> $1/asked
                if test -e refusals.md; then echo good >> deliverable/text.txt
                elif test -e deliverable/text.txt; then echo bad > deliverable/text.txt
                else echo good > deliverable/text.txt; fi
                """);
        shop.write("evaluator.sh", """
                echo evaluator >> $1/asked
                if test $(wc -l < deliverable/text.txt) -gt 1; then cat $1/say/good; else cat $1/say/last; fi
                """);
        shop.says("good", QualityWorkshop.CONVERGED);
        shop.with(file -> file.withObject("/roles")
                .putObject("analyzer")
                .put("command", "echo analyzer >> {home}/asked; echo '{\"key_learnings\": [\"Look twice.\"]}'"));
    }

    @Test
    void killAfterAnyRecordChangesNothingAndAsksNobodyTwice() throws IOException {
        JsonNode whole = shop.result();
        long all = shop.asked();
        assertThat(whole.at("/end").asText()).isEqualTo("converged");
        assertThat(whole.at("/rounds/1/guard")).hasSize(2);
        Path session = shop.session();
        List<String> records = Files.readAllLines(session.resolve("journal.jsonl"));
        Path kept = shop.folder.resolve("kept");
        copy(session, kept, path -> true);

        // Every second one, and the last four, where the delivery is.
        for (int count = 1; count < records.size(); count += count < records.size() - 4 ? 2 : 1) {
            cut(kept, session, records.subList(0, count));
            Files.deleteIfExists(shop.folder.resolve("asked"));
            delete(shop.folder.resolve("text"));

            JsonNode resumed = shop.result("--continue");

            long before = records.subList(0, count).stream()
                    .filter(record -> record.contains("\"RoleCalled\""))
                    .count();
            assertThat(shop.asked() + before)
                    .as("calls after a kill at record " + count)
                    .isEqualTo(all);
            assertThat(resumed.at("/rounds")).as("record " + count).isEqualTo(whole.at("/rounds"));
            assertThat(resumed.at("/end")).isEqualTo(whole.at("/end"));
            assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
            assertThat(shop.inSession("memory.md")).isEqualTo("Remember: Look twice.\n");
        }
    }

    @Test
    void goesOnAfterTheLastRoundOnlyWithMore() {
        shop.write("say/good", QualityWorkshop.ITERATE);
        JsonNode first = shop.result("--max-rounds", "1");
        long asked = shop.asked();

        assertThat(shop.result("--continue").at("/rounds")).isEqualTo(first.at("/rounds"));
        assertThat(shop.asked()).isEqualTo(asked);

        JsonNode more = shop.result("--continue", "--max-rounds", "2");
        assertThat(more.at("/rounds")).hasSize(2);
        assertThat(more.at("/rounds/0")).isEqualTo(first.at("/rounds/0"));
    }

    @Test
    void dryRunTellsHowItWouldGoOnAndDoesNothing() {
        shop.write("say/good", QualityWorkshop.ITERATE);
        shop.result("--max-rounds", "1");
        Map<String, String> before = shop.tree();

        Outcome more = shop.quality("--continue", "--dry-run", "--max-rounds", "2");
        JsonNode json = dry("--max-rounds", "2");
        Outcome over = shop.quality("--continue", "--dry-run");

        String session = "sessions/" + shop.session().getFileName();
        assertThat(more.exit()).isZero();
        assertThat(more.out())
                .startsWith("goes on with " + session + ", after round 1\ntask: Write good lines.\n")
                .contains("\n  prior text.txt\n", "\nrounds: at most 2, ");
        assertThat(json.path("origin").asText()).isEqualTo("goes on with " + session + ", after round 1");
        assertThat(json.path("maxRounds").asInt()).isEqualTo(2);
        assertThat(over.out()).isEqualTo(session + " would not go on: Max Reached, round 1 was the last\n");
        assertThat(dry().path("goesOn").asBoolean(true)).isFalse();
        assertThat(shop.tree()).isEqualTo(before);
    }

    private JsonNode dry(String... more) {
        String[] args = Stream.concat(Stream.of("--continue", "--dry-run", "--json"), Stream.of(more))
                .toArray(String[]::new);
        return Shape.checked("quality-dry-run-result.schema.json", shop.quality(args));
    }

    @Test
    void failedCallIsMadeAgainOnceTheUserTakesTheSessionUp() {
        shop.write("evaluator.sh", "exit 1\n");
        assertThat(shop.quality("--max-rounds", "2").exit()).isEqualTo(3);

        shop.write("evaluator.sh", "cat $1/say/good\n");
        JsonNode result = shop.result("--continue", "--max-rounds", "4");

        assertThat(result.at("/end").asText()).isEqualTo("converged");
    }

    @Test
    void whatTheCommandLineSaidHoldsForThoseWhoGoOn() throws IOException {
        shop.with(file -> file.putObject("backends").putObject("kind").put("command", "cat {home}/say/good"));
        shop.write("other.json", shop.read("quality.json"));
        shop.with(file -> file.withObject("/roles").remove("builder"));
        String[] said = {"--config", "other.json", "--eval-backends", "kind", "--eval-repeats", "2"};
        JsonNode whole = shop.result(said);
        List<String> records = Files.readAllLines(shop.session().resolve("journal.jsonl"));
        assertThat(whole.at("/rounds/0/evaluator").asText()).isEqualTo("kind, median of 2");
        Path kept = shop.folder.resolve("kept");
        copy(shop.session(), kept, path -> true);
        cut(kept, shop.session(), records.subList(0, 1));
        delete(shop.folder.resolve("text"));

        assertThat(shop.result("--continue").at("/rounds")).isEqualTo(whole.at("/rounds"));
    }

    @Test
    void callThatAKillKeptFromTheJournalIsPaidForAllTheSame() throws IOException {
        shop.write("builder.sh", "echo '{\"costUsd\": 0.25}' > $REFINE_USAGE; echo good > deliverable/text.txt\n");
        shop.result("--max-rounds", "1");
        Path journal = shop.session().resolve("journal.jsonl");
        Files.write(journal, Files.readAllLines(journal).subList(0, 3));
        shop.with(file -> file.withObject("/roles/builder").put("command", "sh {home}/builder.sh with another key"));

        JsonNode result = shop.result("--continue");

        assertThat(result.at("/calls/builder").asInt()).isEqualTo(2);
        assertThat(result.at("/cost/roles/builder").asDouble()).isEqualTo(0.5);
    }

    @Test
    void whatTheSessionCannotChangeAnyMoreIsLeftAside() {
        shop.write("say/good", QualityWorkshop.ITERATE);
        shop.result("--max-rounds", "2");

        Outcome outcome = shop.quality(
                "Something else",
                "other",
                "--continue",
                "--prior-answer",
                "no",
                "--criteria",
                "spec",
                "--max-rounds",
                "1");

        assertThat(outcome.err()).isEqualTo("""
                        the query is left aside: this session goes on with "Write good lines."
                        the path is left aside: this session goes on with text
                        --prior-answer is left aside: this session goes on with its own version
                        --criteria is left aside: this session has settled its criteria
                        --max-rounds is left aside: this session may have 2
                        the session is over: there is nothing to continue
                        """);
        assertThat(shop.quality("Write good lines.", "text", "--continue").err())
                .isEqualTo("the session is over: there is nothing to continue\n");
    }

    @Test
    void copyOfAFolderIsGoneOnWithInTheCopy() throws IOException {
        shop.write("say/good", QualityWorkshop.ITERATE);
        shop.result("--max-rounds", "1");
        Map<String, String> before = shop.tree();
        Path elsewhere = shop.folder.resolve("copy");
        copy(shop.folder, elsewhere, path -> !path.startsWith("copy"));
        QualityWorkshop copy = shop.in(elsewhere);

        JsonNode result = copy.result("--continue", "--max-rounds", "2");

        assertThat(result.path("deliverable").asText()).as("DIR is the copy").isEqualTo("DIR/text");
        assertThat(copy.read("text/text.txt")).isEqualTo("good\ngood\n");
        delete(elsewhere);
        assertThat(shop.tree()).isEqualTo(before);
    }

    @Test
    void configNamesWhoseSessionIsMeant() {
        shop.write("say/good", QualityWorkshop.ITERATE);
        shop.result("--max-rounds", "1");
        shop.write(
                "other.json",
                shop.read("quality.json").replaceFirst("(\"deliverable\"\\s*:\\s*)\"text\"", "$1\"other\""));
        shop.quality("--config", "other.json", "--max-rounds", "1");

        JsonNode result = shop.result("--continue", "--config", "quality.json", "--max-rounds", "2");

        assertThat(result.path("session").asText()).endsWith("_TEXT_QUALITY");
        assertThat(result.path("rounds")).hasSize(2);
        shop.write("third.json", "{}");
        assertThat(shop.quality("--continue", "--config", "third.json").err())
                .contains("No folder below DIR/sessions holds one of third.json.");
    }

    @Test
    void programThatWasMissingIsLookedForAgain() {
        shop.with(file -> file.withObject("/roles").putObject("builder").put("command", "late-builder"));
        assertThat(shop.quality().exit()).isEqualTo(3);

        shop.write("bin/late-builder", "#!/bin/sh\nexec sh " + shop.folder + "/builder.sh " + shop.folder + "\n");
        assertThat(shop.folder.resolve("bin/late-builder").toFile().setExecutable(true))
                .isTrue();
        shop.variables.put("PATH", shop.folder.resolve("bin") + ":" + shop.variables.get("PATH"));

        assertThat(shop.result("--continue").path("end").asText()).isEqualTo("converged");
    }

    @Test
    void writesALogThatIsGoneAnew() throws IOException {
        shop.result();
        Path log = shop.session().resolve("REFINE_LOG.md");
        String whole = Files.readString(log);
        Files.delete(log);

        assertThat(shop.refine("log").err()).endsWith("""
                It is not there. Move it away if it is there, and let refine quality --continue write it anew from the \
                journal; refine log --verify reads the journal itself.
                """);

        shop.result("--continue");
        assertThat(log).hasContent(whole);
    }

    @Test
    void withoutASessionThereIsNothingToContinue() {
        Outcome outcome = shop.quality("--continue");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("there is no quality session to continue [session-none]. No folder below DIR/sessions holds"
                        + " one. Start one: leave --continue away.\n");
    }

    /** The session as a kill after these records would have left it: later answers are not there yet. */
    private static void cut(Path kept, Path session, List<String> records) throws IOException {
        Set<String> calls = new HashSet<>();
        for (String record : records) {
            JsonNode event = Json.parse(record).path("event");
            if (event.path("type").asText().equals("RoleCalled")) {
                calls.add(event.at("/call/folder").asText());
            }
        }
        delete(session);
        copy(kept, session, path -> !path.startsWith("calls/") || calls.stream().anyMatch(path::startsWith));
        Files.write(session.resolve("journal.jsonl"), records);
    }

    private static void copy(Path from, Path to, java.util.function.Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = from.relativize(file).toString();
                if (wanted.test(relative)) {
                    Files.createDirectories(to.resolve(relative).getParent());
                    Files.copy(file, to.resolve(relative));
                }
            }
        }
    }

    private static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            List<Path> all = new ArrayList<>();
            try (Stream<Path> files = Files.walk(place)) {
                files.forEach(all::add);
            }
            for (int i = all.size() - 1; i >= 0; i--) {
                Files.delete(all.get(i));
            }
        }
    }
}
