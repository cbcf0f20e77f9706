package dev.refine.propose.command;

import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerContract;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class CommandProposerContractTest extends ProposerContract {

    private static final String REPLY = """
            {"hypothesis": {"observation": "o", "theory": "t", "prediction": {"fixes": ["a"]}, "confidence": 0.9},
             "edits": [{"path": "prompt.md", "search": "", "replace": "Include total."}]}""";

    @TempDir
    Path folder;

    @Override
    protected Proposer proposer() {
        CommandLine line = new CommandLine.Argv(List.of("ask"));
        ProposerCommand command = new ProposerCommand("command", line, folder, Map.of(), Duration.ofSeconds(5));
        return new CommandProposer(command, new Answering(), () -> folder);
    }

    /** Always gives the same reply. */
    private static final class Answering implements Processes {

        @Override
        public Execution run(Command command) {
            return new Execution(ProcessEnd.EXITED, 0, Duration.ofMillis(1), REPLY, "", "");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
