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

    private UsageFile() {}

    static Optional<Usage> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > 64 * 1024) {
                return Optional.empty();
            }
            return ReportedUsage.of(Json.parse(Files.readString(file)));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
