package dev.refine.propose.command;

import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.Processes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs nothing: remembers the commands and gives the executions it was told to. */
final class FakeProcesses implements Processes {
    final Deque<Execution> next = new ArrayDeque<>();
    final List<Command> commands = new ArrayList<>();

    @Override
    public Execution run(Command command) {
        commands.add(command);
        return next.remove();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
