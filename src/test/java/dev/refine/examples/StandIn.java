package dev.refine.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example's files and its stand-in model, run as a process. */
final class StandIn {

    private static final Path EXAMPLE = Path.of("examples/invoices").toAbsolutePath();

    private StandIn() {}

    static boolean isRunnable() {
        try {
            return new ProcessBuilder("sh", "-c", "awk 'BEGIN { exit 0 }'")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path input(String id) {
        return EXAMPLE.resolve("cases").resolve(id + ".txt");
    }

    static JsonNode expected(String id) {
        return Json.parse(read(EXAMPLE.resolve("expected").resolve(id + ".json")));
    }

    static List<String> ids() {
        try (var files = Files.list(EXAMPLE.resolve("cases"))) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String prompt() {
        return shipped("prompt.md");
    }

    static String schema() {
        return shipped("schema.json");
    }

    private static String shipped(String name) {
        try {
            return read(Shipped.file(EXAMPLE, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the stand-in writes for one invoice, under this prompt and schema. */
    static String answer(Path folder, String prompt, String schema, Path input) {
        try {
            Path promptFile = Files.writeString(folder.resolve("prompt.md"), prompt);
            Path schemaFile = Files.writeString(folder.resolve("schema.json"), schema);
            Process process = new ProcessBuilder(
                            "sh",
                            EXAMPLE.resolve("model.sh").toString(),
                            "--prompt",
                            promptFile.toString(),
                            "--schema",
                            schemaFile.toString(),
                            "--input",
                            input.toString())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("the stand-in failed: " + answer);
            }
            return answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer, out of its code fence where it has one. */
    static JsonNode json(String answer) {
        int fence = answer.indexOf("```json");
        return Json.parse(fence < 0 ? answer : answer.substring(fence + 7, answer.lastIndexOf("```")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
