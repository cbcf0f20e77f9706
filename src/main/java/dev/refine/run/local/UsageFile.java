package dev.refine.run.local;

import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.ReportedUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in which a command may say what a run used. One that cannot be opened says nothing. */
final class UsageFile {

    private static final long LARGEST = 64 * 1024;

    private UsageFile() {}

    static ReportedUsage read(Path file) {
        try {
            long size = file.toFile().length();
            if (size == 0 || size > LARGEST || !Files.isRegularFile(file)) {
                return ReportedUsage.NOTHING;
            }
            return ReportedUsage.of(Json.parse(Files.readString(file)));
        } catch (MalformedJsonException e) {
            return ReportedUsage.misfit("It is no JSON: " + e.getMessage() + ".");
        } catch (IOException e) {
            return ReportedUsage.NOTHING;
        }
    }
}
