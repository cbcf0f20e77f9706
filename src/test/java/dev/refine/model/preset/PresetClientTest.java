package dev.refine.model.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.problem.UsageException;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that behave as the real ones do stand in PATH under their names. */
class PresetClientTest {

    @TempDir
    Path folder;

    private final Processes processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    private ModelReply ask(String name, String script, ModelRequest request) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return client(name, bin, processes).ask(request);
    }

    private PresetClient client(String name, Path bin, Processes processes) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PATH", bin + ":" + environment.get("PATH"));
        environment.put("TOLD", folder.toString());
        return new PresetClient(name, Presets.of(folder).get(name), Optional.empty(), processes, environment);
    }

    private static ModelRequest question() {
        return ModelRequest.of("Read.", "TOTAL 3");
    }

    private String told(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void asksClaudeOnStandardInputAndReadsTokensAndCost() throws IOException {
        ModelReply reply = ask(
                "claude",
                """
                cat > "$TOLD/stdin"; printf '%s\\n' "$@" > "$TOLD/args"; ls -A > "$TOLD/files"
                echo '{"type":"result","is_error":false,"result":"","structured_output":{"total":3},
                       "total_cost_usd":0.02,"usage":{"input_tokens":5,"cache_creation_input_tokens":10,
                       "cache_read_input_tokens":85,"output_tokens":7}}'
                """,
                question()
                        .withSchema(Json.parse("{\"type\":\"object\"}"))
                        .withMaterials(List.of(new ModelRequest.Material("prompt.md", new byte[] {65}))));

        assertThat(((ModelReply.Answer) reply).json()).contains(Json.parse("{\"total\": 3}"));
        assertThat(reply.usage()).isEqualTo(Usage.ofTokens(100L, 85L, 7L).withCost(0.02, Usage.CostBasis.REPORTED));
        assertThat(told("stdin")).startsWith("Read.\n").endsWith("TOTAL 3\n");
        assertThat(told("files")).isEqualTo("prompt.md\n");
        assertThat(told("args")).contains("--bare\n").contains("--json-schema\n{\"type\":\"object\"}\n");
    }

    @Test
    void readsTheLastMessageOfCodex() throws IOException {
        ModelReply reply = ask("codex", """
                cat > /dev/null
                echo 'Reading prompt from stdin'
                echo '{"type":"item.completed","item":{"type":"reasoning","text":"hm"}}'
                echo '{"type":"item.completed","item":{"type":"agent_message","text":"first"}}'
                echo '{"type":"item.completed","item":{"type":"agent_message","text":"three"}}'
                echo '{"type":"turn.completed","usage":{"input_tokens":9,"cached_input_tokens":4,"output_tokens":2}}'
                """, question());

        assertThat(((ModelReply.Answer) reply).text()).isEqualTo("three");
        assertThat(reply.usage()).isEqualTo(Usage.ofTokens(9L, 4L, 2L));
    }

    @Test
    void addsUpTheModelsOfGemini() throws IOException {
        ModelReply reply = ask("gemini", """
                cat > /dev/null
                echo '{"response":"three","stats":{"models":{"a":{"tokens":{"prompt":9,"cached":1,"candidates":2,
                       "thoughts":3}},"b":{"tokens":{"prompt":1,"cached":0,"candidates":1,"thoughts":0}}}}}'
                """, question());

        assertThat(((ModelReply.Answer) reply).text()).isEqualTo("three");
        assertThat(reply.usage()).isEqualTo(Usage.ofTokens(10L, 1L, 6L));
    }

    @Test
    void givesCopilotTheQuestionAsAnArgumentAndClosesItsInput() throws IOException {
        ModelReply reply = ask("copilot", """
                [ -z "$(cat)" ] || exit 9
                printf '%s' "$2" > "$TOLD/prompt"
                echo '{"type":"assistant.message","data":{"content":"three"}}'
                echo '{"type":"result","exitCode":0}'
                """, question());

        assertThat(((ModelReply.Answer) reply).text()).isEqualTo("three");
        assertThat(told("prompt")).isEqualTo("Read.\n\nTOTAL 3\n");
    }

    @Test
    void joinsTheTextOfOpencode() throws IOException {
        ModelReply reply = ask("opencode", """
                cat > /dev/null
                echo '{"type":"text","part":{"text":"th"}}'
                echo '{"type":"text","part":{"text":"ree"}}'
                echo '{"type":"step_finish","part":{"cost":0.5,"tokens":{"input":8,"output":2,"reasoning":1,"cache":{"read":4}}}}'
                """, question());

        assertThat(((ModelReply.Answer) reply).text()).isEqualTo("three");
        assertThat(reply.usage()).isEqualTo(Usage.ofTokens(12L, 4L, 3L).withCost(0.5, Usage.CostBasis.REPORTED));
    }

    @Test
    void takesAllThatLlmPrints() throws IOException {
        assertThat(((ModelReply.Answer) ask("llm", "cat > /dev/null; echo three\n", question())).text())
                .isEqualTo("three");
    }

    @Test
    void doesNotBelieveAnExitCodeOfZero() throws IOException {
        assertThat(failure(ask("claude", "cat > /dev/null; echo '{\"is_error\":false,\"result\":\"\"}'\n", question())))
                .isEqualTo("PROGRAM claude gave no answer");
        assertThat(failure(ask("gemini", "cat > /dev/null\n", question()))).isEqualTo("PROGRAM gemini gave no answer");
        assertThat(failure(ask(
                        "claude",
                        "cat > /dev/null; echo '{\"is_error\":true,\"subtype\":\"success\",\"result\":\"Overloaded\"}'\n",
                        question())))
                .isEqualTo("BUSY claude gave no answer: Overloaded");
    }

    @Test
    void knowsWhatFailuresMean() throws IOException {
        assertThat(failure(ask(
                        "claude",
                        "cat > /dev/null; echo '{\"is_error\":true,\"result\":\"Invalid API key\"}'; exit 1\n",
                        question())))
                .isEqualTo("KEY claude ended with exit code 1: Invalid API key; set ANTHROPIC_API_KEY; --bare uses no"
                        + " other login");
        assertThat(failure(ask("gemini", "cat > /dev/null; echo 'a stack trace' >&2; exit 145\n", question())))
                .isEqualTo("KEY gemini ended with exit code 145: a stack trace; the endpoint answered 401: check"
                        + " GEMINI_API_KEY");
        assertThat(failure(ask(
                        "codex",
                        "cat > /dev/null; echo '{\"type\":\"turn.failed\",\"error\":{\"message\":\"429 Too Many\"}}'; exit 1\n",
                        question())))
                .isEqualTo("BUSY codex ended with exit code 1: 429 Too Many");
    }

    /** Numbers of a transcript are no exit codes: this one failed at once, after 401 ms. */
    @Test
    void takesAFailureAtItsWord() throws IOException {
        assertThat(failure(ask(
                        "claude",
                        "cat > /dev/null; echo '{\"is_error\":true,\"duration_ms\":401,\"result\":\"API Error: 500 oh\"}'; exit 1\n",
                        question())))
                .isEqualTo("DOWN claude ended with exit code 1: API Error: 500 oh");
        ModelReply reply = ask(
                "claude",
                "cat > /dev/null; echo '{\"is_error\":true,\"result\":\"Not logged in\",\"total_cost_usd\":0,"
                        + "\"usage\":{\"input_tokens\":0,\"output_tokens\":0}}'; exit 1\n",
                question());
        assertThat(reply.usage().costUsd()).contains(0.0);
    }

    @Test
    void tellsWhatAProgramSaidWhileItStillTried() throws IOException {
        String waiting = "{\"type\":\"error\",\"message\":\"waiting for network\"}\n";
        Execution late =
                new Execution(ProcessEnd.TIMED_OUT, -1, Duration.ofMinutes(1), waiting, "", "it was ended by force");

        assertThat(failure(ask("codex", "cat > /dev/null; echo '" + waiting.strip() + "'; exit 1\n", question())))
                .isEqualTo("PROGRAM codex ended with exit code 1: waiting for network");
        assertThat(failure(
                        client("codex", folder.resolve("bin"), new Ended(late)).ask(question())))
                .isEqualTo("TIMEOUT codex gave no answer within 600 s: waiting for network");
    }

    /** Every command has ended like this. */
    private record Ended(Execution execution) implements Processes {

        @Override
        public Execution run(Command command) {
            return execution;
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    @Test
    void endsAProgramThatNeverAnswers() throws IOException {
        ModelRequest hasty = question()
                .withLimits(new ModelRequest.Limits(
                        Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(400))));

        assertThat(failure(ask("codex", "sleep 60\n", hasty))).isEqualTo("TIMEOUT codex gave no answer within 0.4 s");
    }

    @Test
    void saysWhenTheProgramIsMissingOrCannotLook() throws IOException {
        Preset claude = Presets.of(folder).get("claude");
        PresetClient nobody =
                new PresetClient("claude", claude, Optional.empty(), processes, Map.of("PATH", folder.toString()));

        assertThat(failure(nobody.ask(question())))
                .isEqualTo("PROGRAM claude could not be started: there is no program claude in PATH");
        assertThat(failure(nobody.ask(
                        question().withImages(List.of(new ModelRequest.Image("a.png", "image/png", new byte[] {1}))))))
                .isEqualTo("REFUSED the preset claude cannot look at images");
    }

    @Test
    void readsAUsersOwnPresets() throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(
                folder.resolve("templates/presets.json"),
                "{\"mine\": {\"command\": [\"mine\"], \"reply\": {\"format\": \"text\"}}}");

        assertThat(((ModelReply.Answer) ask("mine", "cat\n", question())).text())
                .isEqualTo("Read.\n\nTOTAL 3");
        assertThat(Presets.of(folder).names()).contains("mine", "claude");
        assertThatThrownBy(() -> Presets.of(folder).get("clod"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no preset \"clod\" [preset-name]. There are claude, codex, copilot, gemini, llm,"
                        + " mine, ollama, opencode. Choose one of them, or describe your own in templates/presets.json"
                        + " beside the manifest.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"reply\": {\"format\": \"xml\"}`|needs \"command\" and \"reply\" with its \"format\"",
                "`\"reply\": {\"format\": \"json\", \"text\": \"answer\"}`|has the pointer \"answer\", which must begin with a slash",
                "`\"reply\": {\"format\": \"text\"}, \"failures\": [{\"exit\": 3, \"fault\": \"LATE\"}]`|has a failure with the fault"
                        + " \"LATE\", which is none of KEY, QUOTA, REFUSED, BUSY, DOWN, UNREACHABLE, TIMEOUT, CUT, MISFIT, PROGRAM,"
                        + " CANCELLED",
                "`\"reply\": {\"format\": \"text\"}, \"failures\": [{\"pattern\": \"(\", \"fault\": \"KEY\"}]`|has the pattern \"(\", which"
                        + " is no regular expression",
            })
    void refusesAPresetThatCannotWork(String rest, String fault) throws IOException {
        Path file = Files.createDirectories(folder.resolve("templates")).resolve("presets.json");
        Files.writeString(file, "{\"mine\": {\"command\": [\"mine\"], " + rest + "}}");

        assertThatThrownBy(() -> Presets.of(folder))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + ": is no list of presets [preset-file]. The preset \"mine\" " + fault
                        + ". docs/manifest.md shows what a preset looks like.");
    }

    @Test
    void neverAsksForMoreRightsThanItNeeds() {
        Presets presets = Presets.of(folder);
        presets.names()
                .forEach(name -> assertThat(String.join(" ", presets.get(name).command()))
                        .doesNotContainIgnoringCase("dangerous")
                        .doesNotContainIgnoringCase("yolo")
                        .doesNotContainIgnoringCase("bypass")
                        .doesNotContain("allow-all"));
    }

    private static String failure(ModelReply reply) {
        assertThat(reply).isInstanceOf(ModelReply.Failure.class);
        ModelReply.Failure failure = (ModelReply.Failure) reply;
        assertThat(failure.fault()).isInstanceOf(ModelFault.class);
        return failure.fault() + " " + failure.reason();
    }
}
