package dev.refine.cli.wiring;

import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the manifest that a command is about. */
public final class ManifestFile {

    private ManifestFile() {}

    /** Where it lies, or will lie. */
    public static Path place(Console console, CommonOptions options) {
        Path named = options.manifest == null ? Path.of(ManifestReader.USUAL_NAME) : options.manifest;
        return console.folder().resolve(named).normalize();
    }

    /** What a command that is typed here needs to be about that manifest; empty where it is by itself. */
    public static String option(Console console, Path file) {
        Path named = console.folder().resolve(file).normalize();
        boolean usual = named.equals(console.folder().resolve(ManifestReader.USUAL_NAME));
        return usual ? "" : " --manifest " + console.shown(named);
    }

    public static Manifest read(Console console, CommonOptions options) {
        if (options.manifest != null) {
            return ManifestReader.read(options.manifest);
        }
        Path usual = Path.of(ManifestReader.USUAL_NAME);
        if (!Files.exists(console.folder().resolve(usual))) {
            throw new UsageException(Problem.of(
                    "manifest-missing",
                    "there is no " + usual + " in " + console.folder(),
                    "It names the prompt, the cases and the command that runs one.",
                    "Make one with refine init, or name it with --manifest FILE."));
        }
        return ManifestReader.read(usual);
    }
}
