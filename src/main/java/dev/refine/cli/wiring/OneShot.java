package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Scratch;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.Processes;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs a small command of the manifest that belongs to no case, in the manifest's folder. */
record OneShot(Processes processes, Path folder, Map<String, String> variables, Duration timeout) {

    Execution run(CommandLine line) {
        return run(line, new byte[0]);
    }

    /** @param input for its standard input, which is then closed */
    Execution run(CommandLine line, byte[] input) {
        Path capture = Scratch.folder();
        try {
            return processes.run(new Command(line.argv(), folder, variables, input, capture, timeout));
        } finally {
            Scratch.delete(capture);
        }
    }
}
