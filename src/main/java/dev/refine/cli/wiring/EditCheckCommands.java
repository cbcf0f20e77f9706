package dev.refine.cli.wiring;

import dev.refine.loop.EditChecks;
import dev.refine.process.Execution;
import dev.refine.workload.command.CommandLine;
import java.util.List;
import java.util.Optional;

/** The manifest's {@code editCheck} commands, run in order until one objects. */
record EditCheckCommands(List<CommandLine> commands, OneShot shot) implements EditChecks {

    @Override
    public Optional<String> objection() {
        for (CommandLine command : commands) {
            Execution execution = shot.run(command);
            if (!execution.succeeded()) {
                String ended = Ended.sentence(execution, shot.timeout());
                return Optional.of("edit refused: the edit check \"" + command.display()
                        + "\" failed [edit-check]. " + ended + (ended.matches("(?s).*[.!?]") ? "" : ".")
                        + " The files were put back.");
            }
        }
        return Optional.empty();
    }
}
