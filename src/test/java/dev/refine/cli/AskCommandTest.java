package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.model.LoopbackModels;
import dev.refine.model.LoopbackModels.Turn;
import dev.refine.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder)
                .write("prompt.md", "Read the card.\n")
                .write("schema.json", "{\"type\": \"object\", \"required\": [\"total\"]}")
                .write("card.txt", "TOTAL 3\n");
        workshop.variables.remove("OPENAI_API_KEY");
    }

    private Outcome ask(LoopbackModels server, String... more) {
        workshop.variables.put("OPENAI_BASE_URL", server.address(Provider.OPENAI));
        workshop.variables.put("OPENAI_API_KEY", "sk-loopback");
        List<String> args =
                new ArrayList<>(List.of("ask", "--model", "openai/small-1", "--prompt", "prompt.md", "--input"));
        args.addAll(List.of(more));
        return workshop.refine(args.toArray(String[]::new));
    }

    @Test
    void writesTheAnswerAndWhatItUsed() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("Here: {\"total\": 3}"))) {
            Outcome outcome = ask(
                    server, "card.txt", "--schema", "schema.json", "--output", "out/card.json", "--usage", "used.json");

            assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
            assertThat(workshop.read("out/card.json")).isEqualTo("{\n  \"total\": 3\n}\n");
            assertThat(Json.parse(workshop.read("used.json")))
                    .isEqualTo(Json.parse("{\"inputTokens\": 120, \"cachedTokens\": 20, \"outputTokens\": 30,"
                            + " \"costBasis\": \"unknown\"}"));
            assertThat(server.asked().get(0).body().at("/messages/0/content").textValue())
                    .startsWith("Read the card.\n");
            assertThat(server.asked().get(0).body().at("/messages/1/content").textValue())
                    .isEqualTo("TOTAL 3\n");
        }
    }

    @Test
    void printsTextWithoutASchema() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("three"))) {
            assertThat(ask(server, "card.txt")).isEqualTo(new Outcome(0, "three\n", ""));
        }
    }

    @Test
    void showsImages() {
        workshop.write("card.PNG", "not really");
        try (LoopbackModels server = new LoopbackModels(Turn.says("three"))) {
            assertThat(ask(server, "card.PNG").exit()).isZero();
            assertThat(server.asked().get(0).body().toString()).contains("data:image/png;base64,bm90IHJlYWxseQ==");
        }
    }

    @Test
    void failsWhenTheAnswerDoesNotFitTwice() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("{\"sum\": 3}"))) {
            assertThat(ask(server, "card.txt", "--schema", "schema.json", "--output", "out/card.json"))
                    .isEqualTo(new Outcome(
                            1,
                            "",
                            "openai/small-1: the reply does not fit its schema, nor did a second one: the document"
                                    + " lacks \"total\"\n"));
            assertThat(server.asked()).hasSize(2);
            assertThat(workshop.has("out/card.json")).isFalse();
        }
    }

    @Test
    void asksTheHarnessToComeBackLater() {
        try (LoopbackModels server = new LoopbackModels(
                new Turn.Refuses(429, Map.of("Retry-After", "3600"), "{\"error\": {\"message\": \"wait\"}}"))) {
            assertThat(ask(server, "card.txt"))
                    .isEqualTo(new Outcome(
                            75,
                            "",
                            "openai/small-1: too many questions at a time (HTTP 429): wait; it asks to be left alone"
                                    + " for 3600 s\n"));
        }
    }

    @Test
    void namesTheVariableOfAMissingKey() {
        assertThat(workshop.refine("ask", "--model", "openai/small-1", "--prompt", "prompt.md", "--input", "card.txt"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "the key for openai/small-1 is missing [model-key]. It is read from the environment variable"
                                + " OPENAI_API_KEY, which is not set. Set it and run the same command again.\n"));
    }

    @Test
    void refusesWhatItCannotAsk() {
        assertThat(workshop.refine("ask", "--prompt", "prompt.md", "--input", "card.txt")
                        .err())
                .isEqualTo("--model or --preset must say who is asked [ask-model]. Found neither. Give one of them, for"
                        + " instance --model anthropic/claude-sonnet-4-5.\n");
        assertThat(workshop.refine("ask", "--model", "ollama/m", "--prompt", "none.md", "--input", "card.txt")
                        .err())
                .isEqualTo("there is no file none.md for --prompt [ask-file]. Correct the path.\n");
        assertThat(workshop.refine(
                        "ask", "--model=ollama/m", "--prompt=prompt.md", "--input=card.txt", "--temperature=-1"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "--temperature cannot be \"-1.0\" [usage]. It must be at least 0. See refine ask --help.\n"));
    }

    @Test
    void refusesAPromptThatIsNoText() throws IOException {
        Files.write(folder.resolve("prompt.md"), new byte[] {'R', (byte) 0xE9});

        assertThat(workshop.refine("ask", "--model", "ollama/m", "--prompt", "prompt.md", "--input", "card.txt"))
                .isEqualTo(new Outcome(
                        2, "", "the file prompt.md for --prompt is not UTF-8 text [ask-file]. Save it as UTF-8.\n"));
    }
}
