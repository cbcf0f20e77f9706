package dev.refine.cli;

import dev.refine.cli.ask.Ask;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Models;
import dev.refine.json.Json;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelRequest;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.Processes;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code refine ask}: one case through a model. Exit 75 asks a harness to come back later. */
@Command(
        name = "ask",
        description = "Give one case to a model and write its answer; usable as runCommand.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class AskCommand extends WorkloadCommand {

    @Mixin
    private final Ask ask = new Ask();

    AskCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (ask.model().isPresent() == ask.preset().isPresent()) {
            throw new UsageException(Problem.of(
                    "ask-model",
                    "--model or --preset must say who is asked",
                    "Found " + (ask.model().isEmpty() ? "neither." : "both."),
                    "Give one of them, for instance --model anthropic/claude-sonnet-4-5."));
        }
        ModelRequest request = ask.request(console);
        Models models = new Models(UserEnvironment.of(console.variables()), console.folder());
        try (Processes processes = new GuardedProcesses()) {
            ModelClient client = client(models, processes);
            AtomicInteger exit = new AtomicInteger();
            Interrupts.during(() -> exit.set(ask.put(request, client, console)), () -> {
                models.cancel();
                processes.cancel();
            });
            return exit.get();
        }
    }

    private ModelClient client(Models models, Processes processes) {
        return ask.preset()
                .map(preset -> models.program(preset, processes, used -> {}))
                .orElseGet(() ->
                        models.client(EndpointSpec.read(Json.tree(ask.model().orElseThrow()), "--model"), used -> {}));
    }
}
