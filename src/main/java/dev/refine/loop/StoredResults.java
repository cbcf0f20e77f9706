package dev.refine.loop;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.journal.CaseResult;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.loop.judge.Measured;
import dev.refine.score.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A judged result beside its output, written the moment it is there. The journal takes results in case order; one that
 * finished early and was not journalled before a kill is found here and not paid for again.
 */
public final class StoredResults {

    private static final String NAME = "result.json";

    /** @param key what the run was about */
    public record Stored(String key, CaseResult result) {

        /** A command may leave JSON of its own under the same name. */
        boolean isOurs() {
            return key != null && result != null;
        }
    }

    void put(Path folder, Measured measured) {
        if (measured.result().standing() == Standing.ERROR) {
            return;
        }
        byte[] bytes =
                Json.compact(new Stored(measured.key(), measured.result())).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(NAME);
        try {
            writeInto(folder, file, bytes);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /** The folder is there, unless a validator has removed it. */
    private static void writeInto(Path folder, Path file, byte[] bytes) throws IOException {
        try {
            write(file, bytes);
        } catch (NoSuchFileException e) {
            Folders.make(folder);
            write(file, bytes);
        }
    }

    /**
     * Neither forced nor atomic: part of a result is no JSON, and then the case is run again. Never through what a command
     * left under this name: that may be a link, or a pipe that nobody reads.
     */
    private static void write(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Folders.remove(file);
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** The result that an interrupted measurement left for this key. */
    Optional<CaseResult> find(Path folder, String key) {
        return left(folder).filter(stored -> stored.key().equals(key)).map(Stored::result);
    }

    /** What lies in the folder of a run, whatever it is about. */
    public static Optional<Stored> left(Path folder) {
        Path file = folder.resolve(NAME);
        // As a rule there is none.
        if (file.toFile().length() == 0 || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.bind(Json.parse(Files.readString(file)), Stored.class))
                    .filter(Stored::isOurs);
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
