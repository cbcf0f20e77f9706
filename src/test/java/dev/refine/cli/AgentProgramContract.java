package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.model.LoopbackModels;
import dev.refine.model.LoopbackModels.Turn;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real agent program, as it is installed in PATH, asked by its built-in preset. It speaks to a server of this test and
 * sees nothing of the user's settings. Skipped where the program is missing, of another version or does not start: what
 * another version says may differ.
 */
@Tag("agents")
abstract class AgentProgramContract {

    static final String KEY = "sk-loopback-1234567890";

    private static final Turn NO_MARKS = Turn.says(Workshop.reply("prompt.md", "", Workshop.NO_MARKS, "ada"));
    private static final Turn WITH_TOTAL = Turn.says(Workshop.reply("prompt.md", "", Workshop.WITH_TOTAL, "ada"));

    @TempDir
    Path folder;

    private Workshop workshop;

    /** The name of the program and of its preset. */
    abstract String name();

    /** The one that {@code .ci/run} installs. */
    abstract String version();

    /** Lets the program, which stands here, speak to that server alone. */
    abstract void lead(Path program, LoopbackModels server);

    /** How the log ends the line about what one question used. */
    abstract String cost();

    /** What is advised after a reply of 401. */
    abstract String refusedKey();

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(Files.createDirectory(folder.resolve("workload")));
        workshop.variables.clear();
        set("PATH", System.getenv("PATH"));
        set("HOME", Files.createDirectory(folder.resolve("home")).toString());
        set("TMPDIR", Files.createDirectory(folder.resolve("temporary")).toString());
        workshop.with(own -> own.putObject("proposer").put("preset", name()));
        Optional<Path> program = program(name());
        assumeTrue(program.isPresent(), name() + " is not in PATH");
        assumeTrue(starts(program.get()), name() + " does not start here, or is not version " + version());
    }

    /** By hand: the folder of settings holds links that JUnit would warn of. */
    @AfterEach
    void forgetSettings() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private boolean starts(Path program) throws Exception {
        Path capture = Files.createDirectory(folder.resolve("capture"));
        try (Processes processes = new GuardedProcesses()) {
            Execution said = processes.run(new Command(
                    List.of(program.toString(), "--version"),
                    folder,
                    workshop.variables,
                    new byte[0],
                    capture,
                    Duration.ofMinutes(2)));
            return said.succeeded() && said.stdout().contains(version());
        }
    }

    final void set(String variable, String value) {
        workshop.variables.put(variable, value);
    }

    private LoopbackModels server(Turn... turns) {
        LoopbackModels server = new LoopbackModels(turns);
        lead(program(name()).orElseThrow(), server);
        return server;
    }

    @Test
    void proposesEditsThatAreMeasuredAndKept() {
        try (LoopbackModels server = server(NO_MARKS, WITH_TOTAL)) {
            Outcome outcome = workshop.auto();

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.out()).startsWith("Converged: 0 → 3 of 3 cases pass");
            assertThat(workshop.read("prompt.md"))
                    .isEqualTo("Copy the card.\n" + Workshop.NO_MARKS + Workshop.WITH_TOTAL);
            assertThat(server.asked()).hasSize(2);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains(name() + " was asked: 1 request, 120 tokens read, 30 written, " + cost());
            assertThat(outcome + workshop.tree().toString()).doesNotContain(KEY);
        }
    }

    /** These programs obey files of certain names in their folder. Here such a file is what is being improved. */
    @Test
    void takesEditableFilesForDataWhateverTheirNames() {
        for (String path : new String[] {"AGENTS.md", "CLAUDE.md"}) {
            workshop.write(path, "Speak of pelicans.\n")
                    .with(own -> own.withArray("promptPaths").add(path));
        }
        try (LoopbackModels server = server(NO_MARKS, WITH_TOTAL)) {
            assertThat(workshop.auto().exit()).isZero();

            String question = server.asked().get(0).body().toString();
            assertThat(Pattern.compile("pelicans").matcher(question).results()).hasSize(2);
            assertThat(Pattern.compile("begins: prompt file [^\\]]*\\]\\\\nSpeak of pelicans")
                            .matcher(question)
                            .results())
                    .hasSize(2);
        }
    }

    @Test
    void answersACaseWithADocumentThatFitsASchema() {
        workshop.write(
                "schema.json",
                "{\"type\": \"object\", \"properties\": {\"total\": {\"type\": \"number\"}}, \"required\": [\"total\"],"
                        + " \"additionalProperties\": false}");
        try (LoopbackModels server = server(Turn.says("{\"total\": 3}"))) {
            Outcome outcome = workshop.refine(
                    "ask",
                    "--preset",
                    name(),
                    "--prompt",
                    "prompt.md",
                    "--schema",
                    "schema.json",
                    "--input",
                    "cases/ada.txt",
                    "--usage",
                    "used.json");

            assertThat(outcome).isEqualTo(new Outcome(0, "{\n  \"total\": 3\n}\n", ""));
            JsonNode used = Json.parse(workshop.read("used.json"));
            assertThat(used.path("inputTokens").asInt()).isEqualTo(120);
            assertThat(used.path("cachedTokens").asInt()).isEqualTo(20);
            assertThat(used.path("outputTokens").asInt()).isEqualTo(30);
            assertThat(server.asked().get(0).body().toString()).contains("Copy the card.");
        }
    }

    @Test
    void saysWhatToDoAboutAKeyThatIsRefused() {
        try (LoopbackModels server = server(Turn.refuses(401, "{\"error\": {\"message\": \"no such key\"}}"))) {
            Outcome outcome = workshop.refine(
                    "ask",
                    "--preset",
                    name(),
                    "--prompt",
                    "prompt.md",
                    "--input",
                    "cases/ada.txt",
                    "--usage",
                    "used.json");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .startsWith(name() + ": " + name() + " ended with exit code 1: ")
                    .endsWith("; " + refusedKey() + "\n")
                    .hasLineCount(1)
                    .doesNotContain(KEY);
            assertThat(server.asked()).isNotEmpty();
        }
    }

    @Test
    void playsTheRolesOfAQualityLoop() throws Exception {
        QualityWorkshop shop = new QualityWorkshop(Files.createDirectory(folder.resolve("quality")));
        Turn says = new Turn.Says(question -> question.body().toString().contains("You build")
                ? "```text deliverable/text.txt\ngood\ngood\n```\n"
                : QualityWorkshop.CONVERGED);
        try (LoopbackModels server = server(says)) {
            shop.variables.clear();
            shop.variables.putAll(workshop.variables);
            for (String role : new String[] {"builder", "evaluator"}) {
                shop.with(file -> file.withObject("/roles").putObject(role).put("preset", name()));
            }

            JsonNode result = shop.result();

            assertThat(result.path("end").asText()).isEqualTo("converged");
            assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
            assertThat(server.asked()).hasSize(2);
        }
    }

    /** Settings that a program gets in its own words. */
    final Path write(String path, String text) {
        workshop.write(path, text);
        return workshop.folder.resolve(path);
    }
}
