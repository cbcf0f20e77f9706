package dev.refine.run.local;

import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.CaseRun.Usage;
import dev.refine.run.ReportedUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file in which a command may say what a run used. One that cannot be read says nothing. */
final class UsageFile {

    private static final long LARGEST = 64 * 1024;

    private UsageFile() {}

    static Optional<Usage> read(Path file) {
        try {
            long size = file.toFile().length();
            if (size == 0 || size > LARGEST || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return ReportedUsage.of(Json.parse(Files.readString(file)));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
