package dev.refine.cli.ask;

import dev.refine.files.StorageFault;
import dev.refine.model.ModelRequest;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A case as a model gets it: an image by the end of its name, everything else as text. */
record AskInput(String text, List<ModelRequest.Image> images) {

    static AskInput read(Path file) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    Problem.of("ask-file", "there is no file " + file + " for --input", "", "Correct the path."));
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String type = mediaType(name);
            return type.isEmpty()
                    ? new AskInput(decoded(bytes, file), List.of())
                    : new AskInput("The input is the image.", List.of(new ModelRequest.Image(name, type, bytes)));
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    private static String decoded(byte[] bytes, Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(
                    Problem.of(
                            "ask-input",
                            "the input " + file + " is neither text nor an image",
                            "Images end in .png, .jpg, .jpeg, .gif or .webp; text is UTF-8.",
                            "Turn it into one of them first."),
                    e);
        }
    }

    private static String mediaType(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "png", "gif", "webp" -> "image/" + end;
            case "jpg", "jpeg" -> "image/jpeg";
            default -> "";
        };
    }
}
