package dev.refine.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
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
                            ""),
                    e);
        }
    }

    /** A document that must be plain JSON. */
    JsonNode strict(String name, String role) {
        String shown = name.equals("-") ? "standard input" : name;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name, role)))
                    .toString();
            return Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new UsageException(
                    new Problem("diff-json", shown, role + " is not valid UTF-8", "", "Save it as UTF-8."), e);
        } catch (MalformedJsonException e) {
            throw new UsageException(
                    new Problem(
                            "diff-json",
                            shown + ":" + e.line() + ":" + e.column(),
                            role + " is not JSON: " + e.getMessage(),
                            "",
                            ""),
                    e);
        }
    }
}
