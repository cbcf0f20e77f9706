package dev.refine.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every command on a workload has. */
final class CommonOptions {

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "The workload's manifest; default: refine.manifest.json in the working folder.")
    Path manifest;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line for every case.")
    boolean verbose;

    @Option(names = "--debug", description = "Stack traces.")
    boolean debug;

    /** Takes over what was given before the command's name and not repeated after it. */
    void inherit(CommonOptions before) {
        manifest = manifest == null ? before.manifest : manifest;
        json |= before.json;
        quiet |= before.quiet;
        verbose |= before.verbose;
        debug |= before.debug;
    }
}
