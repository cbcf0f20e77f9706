package dev.refine.cli.terminal;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every command on a workload has. */
public final class CommonOptions {

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "The workload's manifest; default:%nrefine.manifest.json in the working folder.")
    public Path manifest;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    public boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    public boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line for every case.")
    boolean verbose;

    @Option(names = "--debug", description = "Stack traces.")
    boolean debug;

    /** Takes over what was given to the command that this one goes on from. */
    public void inherit(CommonOptions before) {
        manifest = manifest == null ? before.manifest : manifest;
        json |= before.json;
        quiet |= before.quiet;
        verbose |= before.verbose;
        debug |= before.debug;
    }
}
