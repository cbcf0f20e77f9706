package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.model.LoopbackModels;
import dev.refine.model.LoopbackModels.Asked;
import dev.refine.model.LoopbackModels.Turn;
import dev.refine.model.Provider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run command that is {@code refine ask}: there is no such program in the search path, so no process could do it. */
class AskInsideTest {

    private static final String COMMAND =
            "refine ask --model openai/small-1 --prompt prompt.md --input {case} --output {output}";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder).with(own -> own.put("runCommand", COMMAND));
        workshop.variables.put("PATH", "/usr/bin:/bin");
        workshop.variables.put("OPENAI_API_KEY", "sk-loopback");
    }

    private LoopbackModels serving(Turn... turns) {
        LoopbackModels server = new LoopbackModels(turns);
        workshop.variables.put("OPENAI_BASE_URL", server.address(Provider.OPENAI));
        return server;
    }

    /** Reads a card as the prompt says: without a word about it, the total is left out. */
    private static String read(Asked asked) {
        String prompt = asked.body().at("/messages/0/content").textValue();
        String[] card = asked.body().at("/messages/1/content").textValue().split("\\R");
        String total = prompt.contains("total") ? ", \"total\": " + card[1].substring("total: ".length()) : "";
        return "{\"name\": \"" + card[0].substring("name: ".length()) + "\"" + total + "}";
    }

    private static int passing(Outcome outcome) {
        return Json.parse(outcome.out()).at("/final/passing").asInt();
    }

    @Test
    void refinesAPromptWithoutAProcessPerCase() {
        try (LoopbackModels server = serving(new Turn.Says(AskInsideTest::read))) {
            Outcome outcome = workshop.auto("--json");

            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(passing(outcome)).isEqualTo(3);
            assertThat(server.asked()).hasSize(6);
            assertThat(workshop.read("prompt.md")).contains("`total`");
            assertThat(Json.parse(workshop.read("out/ada.json")))
                    .isEqualTo(Json.parse(workshop.read("expected/ada.json")));
        }
    }

    @Test
    void takesAnArgumentVectorAndReportsWhatWasUsed() {
        workshop.with(own -> {
            own.set("runCommand", Json.tree(List.of(COMMAND.split(" "))));
            own.put("usagePath", "out/{caseId}.usage.json");
        });
        try (LoopbackModels server = serving(new Turn.Says(AskInsideTest::read))) {
            JsonNode result = Json.parse(workshop.refine("check", "--json").out());

            assertThat(result.at("/cases").asInt()).isEqualTo(3);
            assertThat(server.asked()).hasSize(3);
            assertThat(workshop.inSession("journal.jsonl")).contains("\"inputTokens\":120");
        }
    }

    @Test
    void namesWhatIsMissingAsTheCommandItselfWould() {
        workshop.variables.remove("OPENAI_API_KEY");
        workshop.variables.put("OPENAI_BASE_URL", "http://127.0.0.1:9");

        assertThat(workshop.auto().out())
                .startsWith("Validation Failed: case ada: runCommand ended with exit code 2 after ")
                .contains("\nthe key for openai/small-1 is missing [model-key]. It is read from the environment");
    }

    @Test
    void endsAQuestionThatTakesTooLong() {
        workshop.with(own -> own.put("timeoutSeconds", 0.5).put("retries", 0));
        try (LoopbackModels silent = serving(new Turn.Keeps())) {
            Outcome outcome = workshop.refine("check", "--json");

            assertThat(Json.parse(outcome.out()).at("/results/0/run").asText()).isEqualTo("timeout");
            assertThat(silent.asked()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void leavesOtherShellTextToTheShell() {
        workshop.with(own -> own.put("runCommand", COMMAND + " && true"));
        try (LoopbackModels server = serving(new Turn.Says(AskInsideTest::read))) {
            assertThat(workshop.auto().exit()).isEqualTo(3);
            assertThat(server.asked()).isEmpty();
        }
    }
}
