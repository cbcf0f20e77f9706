package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.Sentence;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of an interview that nobody holds: a JSON object of questions by id, lists as lists or with commas. */
final class AnswerFile {

    private AnswerFile() {}

    static Map<String, String> read(Console console, Path file) {
        try {
            JsonNode json = Json.parse(Files.readString(console.folder().resolve(file)));
            if (!json.isObject()) {
                throw wrong(file, "it is no JSON object");
            }
            Map<String, String> answers = new LinkedHashMap<>();
            json.properties().forEach(entry -> answers.put(entry.getKey(), text(entry.getValue())));
            return answers;
        } catch (MalformedJsonException e) {
            throw wrong(file, "it is not JSON: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw wrong(file, "it is not UTF-8 text");
        } catch (IOException e) {
            throw wrong(file, "it cannot be read: " + e.getMessage());
        }
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(item)));
            return String.join(", ", items);
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isObject()) {
            return Json.compact(value);
        }
        return value.isNull() ? "" : value.asText();
    }

    private static UsageException wrong(Path file, String found) {
        return new UsageException(new Problem(
                "answers-file",
                file.toString(),
                "the answers cannot be used",
                Sentence.of(found),
                "Write an object such as {\"runCommand\": \"sh run.sh {case} {output}\"}."));
    }
}
