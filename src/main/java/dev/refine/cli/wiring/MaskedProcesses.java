package dev.refine.cli.wiring;

import dev.refine.files.Secrets;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.Processes;
import java.nio.file.Path;

/**
 * Keeps secrets out of what is kept of a command: what it says, and what it is told. Its environment, which is where a
 * secret belongs, and the files that it writes itself are left alone.
 */
record MaskedProcesses(Processes processes, Secrets secrets) implements Processes {

    @Override
    public Execution run(Command command) {
        Path capture = command.captureFolder();
        secrets.hideIn(capture.resolve("request.json"));
        try {
            Execution execution = processes.run(command.with(secrets.hide(command.input())));
            return new Execution(
                    execution.end(),
                    execution.exitCode(),
                    execution.duration(),
                    secrets.hide(execution.stdout()),
                    secrets.hide(execution.stderr()),
                    secrets.hide(execution.note()),
                    execution.leftOut());
        } finally {
            secrets.hideIn(capture.resolve("stdout"));
            secrets.hideIn(capture.resolve("stderr"));
        }
    }

    @Override
    public void cancel() {
        processes.cancel();
    }

    @Override
    public void close() {
        processes.close();
    }
}
