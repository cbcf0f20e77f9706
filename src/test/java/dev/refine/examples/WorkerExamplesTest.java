package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each example worker in a process of its own, on a copy; and the lines that the guide shows. */
class WorkerExamplesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"worker-python, python3", "worker-node, node"})
    void answersEveryCaseRight(String example, String interpreter) throws IOException, InterruptedException {
        assumeTrue(ExampleFolder.runs(interpreter), "no " + interpreter + " on this machine");
        ExampleFolder copy = ExampleFolder.of(example, folder);

        assertThat(copy.refine("check", "--json")).as(copy.err()).isZero();

        JsonNode result = Json.parse(copy.out());
        assertThat(result.at("/passing").asInt()).isEqualTo(3);
    }

    @Test
    void linesOfTheGuideFitTheirSchemas() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/worker.md")).stream()
                .filter(line -> line.startsWith("{\""))
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(JsonSchema.builtIn("worker-request.schema.json").check(Json.parse(lines.get(0))))
                .isEmpty();
        assertThat(JsonSchema.builtIn("worker-reply.schema.json").check(Json.parse(lines.get(1))))
                .isEmpty();
        assertThat(JsonSchema.builtIn("worker-reply.schema.json")
                        .check(Json.parse("{\"id\": \"a\", \"status\": \"?\"}")))
                .isNotEmpty();
    }
}
