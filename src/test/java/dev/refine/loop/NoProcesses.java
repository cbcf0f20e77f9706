package dev.refine.loop;

import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.Processes;

/** For tests in which no command may run. */
final class NoProcesses implements Processes {

    @Override
    public Execution run(Command command) {
        throw new AssertionError("nothing may be started: " + command.argv());
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
