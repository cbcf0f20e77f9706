package dev.refine.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.RulePlaces;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the documents of {@code refine diff} from files or standard input. */
final class DiffInput {

    private final InputStream in;

    DiffInput(InputStream in) {
        this.in = in;
    }

    byte[] bytes(String name, String role) {
        try {
            return name.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    Problem.of("diff-input", role + ": there is no file \"" + name + "\"", "", "Correct the path."), e);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    Problem.of(
                            "diff-input",
                            role + ": \"" + name + "\" cannot be read",
                            "The system says: " + e.getMessage() + ".",
                            "Name another file, or give yourself permission to read it."),
                    e);
        }
    }

    /** A document that must be plain JSON. */
    JsonNode strict(String name, String role) {
        return parsed(text(name, role), name, role);
    }

    CompareRules rules(String name) {
        String role = "--rules";
        String text = text(name, role);
        JsonNode json = parsed(text, name, role);
        try {
            return CompareRules.parse(json);
        } catch (UsageException e) {
            throw new RulePlaces(shown(name), text, "").in(e);
        }
    }

    private static String shown(String name) {
        return name.equals("-") ? "standard input" : name;
    }

    private String text(String name, String role) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name, role)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UsageException(
                    new Problem("diff-json", shown(name), role + " is not valid UTF-8", "", "Save it as UTF-8."), e);
        }
    }

    private static JsonNode parsed(String text, String name, String role) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new UsageException(
                    new Problem(
                            "diff-json",
                            shown(name) + ":" + e.line() + ":" + e.column(),
                            role + " is not JSON: " + e.getMessage(),
                            "",
                            "Correct it there."),
                    e);
        }
    }
}
