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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        assumeTrue(runs(interpreter), "no " + interpreter + " on this machine");
        copy(Path.of("examples", example));
        Path out = folder.resolve("result.json");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.refine.cli.Main",
                        "check",
                        "--json",
                        "--manifest",
                        folder.resolve("w/refine.manifest.json").toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        JsonNode result = Json.parse(Files.readString(out));
        assertThat(result.at("/passing").asInt()).isEqualTo(3);
    }

    private static boolean runs(String interpreter) {
        try {
            return new ProcessBuilder(interpreter, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void copy(Path example) throws IOException {
        List<String> made = List.of("out", "sessions", ".refine");
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = example.relativize(file);
                if (!made.contains(relative.getName(0).toString())) {
                    Path target = folder.resolve("w").resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
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
