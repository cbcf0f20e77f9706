package dev.refine.cli;

import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.Processes;
import dev.refine.workload.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs a small command of the manifest that belongs to no case, in the manifest's folder. */
record OneShot(Processes processes, Path folder, Map<String, String> variables, Duration timeout) {

    Execution run(CommandLine line) {
        Path capture = Scratch.folder();
        try {
            return processes.run(new Command(line.argv(), folder, variables, new byte[0], capture, timeout));
        } finally {
            Scratch.delete(capture);
        }
    }
}
