package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Models;
import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.json.InvalidSchemaException;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.model.CheckedClient;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine ask}: one case through a model. Exit 75 asks a harness to come back later. */
@Command(
        name = "ask",
        description = "Give one case to a model and write its answer; usable as runCommand.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AskCommand extends WorkloadCommand {

    private static final int LATER = 75;

    @Option(names = "--model", paramLabel = "NAME", description = "openai/…, anthropic/…, gemini/… or ollama/….")
    private String model;

    @Option(names = "--preset", paramLabel = "NAME", description = "An agent program instead: claude, codex, ….")
    private String preset;

    @Option(names = "--prompt", paramLabel = "FILE", required = true, description = "What the model is told to do.")
    private Path prompt;

    @Option(names = "--schema", paramLabel = "FILE", description = "What the answer must fit, as JSON Schema.")
    private Path schema;

    @Option(names = "--input", paramLabel = "FILE", required = true, description = "The case: a text or an image.")
    private Path input;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the answer goes; default: standard output.")
    private Path output;

    @Option(names = "--usage", paramLabel = "FILE", description = "Where tokens and cost go; default: REFINE_USAGE.")
    private Path usage;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Tokens of the answer at most.")
    private Integer maxTokens;

    @Option(names = "--temperature", paramLabel = "X", description = "Temperature, from 0.")
    private Double temperature;

    AskCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if ((model == null) == (preset == null)) {
            throw new UsageException(Problem.of(
                    "ask-model",
                    "--model or --preset must say who is asked",
                    "Found " + (model == null ? "neither." : "both."),
                    "Give one of them, for instance --model anthropic/claude-sonnet-4-5."));
        }
        ModelRequest request = request();
        Models models = new Models(UserEnvironment.of(console.variables()), console.folder());
        try (Processes processes = new GuardedProcesses()) {
            ModelClient client = new CheckedClient(client(models, processes));
            AtomicReference<ModelReply> reply = new AtomicReference<>();
            Interrupts.during(() -> reply.set(client.ask(request)), () -> {
                models.cancel();
                processes.cancel();
            });
            return finish(client.name(), reply.get());
        }
    }

    private ModelClient client(Models models, Processes processes) {
        if (preset != null) {
            return models.program(preset, processes, used -> {});
        }
        return models.client(EndpointSpec.read(Json.tree(model), "--model"), used -> {});
    }

    private ModelRequest request() {
        AskInput given = AskInput.read(at(input));
        ModelRequest plain =
                ModelRequest.of(text(prompt, "--prompt"), given.text()).withImages(given.images());
        ModelRequest limited = plain.withLimits(new ModelRequest.Limits(
                        Optional.ofNullable(maxTokens), Optional.ofNullable(temperature), Optional.empty()))
                .withTrial(trial());
        return schema == null ? limited : limited.withSchema(schema());
    }

    private JsonNode schema() {
        try {
            JsonNode tree = Json.parse(text(schema, "--schema"));
            JsonSchema.of(tree);
            return tree;
        } catch (MalformedJsonException | InvalidSchemaException e) {
            throw notASchema(e);
        }
    }

    private UsageException notASchema(IllegalArgumentException e) {
        return new UsageException(
                new Problem("ask-schema", schema.toString(), "is no JSON Schema", e.getMessage() + ".", "Correct it."),
                e);
    }

    /** Every trial of a case is a question of its own to a recording. */
    private int trial() {
        String given = console.variables().getOrDefault("REFINE_TRIAL", "1");
        return given.matches("[1-9]\\d{0,8}") ? Integer.parseInt(given) : 1;
    }

    private int finish(String name, ModelReply reply) {
        writeUsage(reply.usage());
        if (reply instanceof ModelReply.Failure failure) {
            console.err().println(name + ": " + failure.reason());
            return failure.fault().isTemporary() ? LATER : ExitCode.GOAL_NOT_MET;
        }
        ModelReply.Answer answer = (ModelReply.Answer) reply;
        String text = answer.json().map(json -> Json.pretty(json) + "\n").orElse(answer.text());
        if (output == null) {
            console.out().print(text.endsWith("\n") ? text : text + "\n");
        } else {
            AtomicFile.write(at(output), text.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.GOAL_MET;
    }

    private void writeUsage(Usage used) {
        String told = console.variables().getOrDefault("REFINE_USAGE", "");
        if (usage == null && told.isEmpty()) {
            return;
        }
        ObjectNode node = Json.object();
        used.inputTokens().ifPresent(tokens -> node.put("inputTokens", tokens));
        used.cachedTokens().ifPresent(tokens -> node.put("cachedTokens", tokens));
        used.outputTokens().ifPresent(tokens -> node.put("outputTokens", tokens));
        used.costUsd().ifPresent(usd -> node.put("costUsd", usd));
        node.put("costBasis", used.basis().name().toLowerCase(Locale.ROOT));
        AtomicFile.write(
                at(usage == null ? Path.of(told) : usage), (Json.pretty(node) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String text(Path file, String option) {
        if (!Files.isRegularFile(at(file))) {
            throw new UsageException(
                    Problem.of("ask-file", "there is no file " + file + " for " + option, "", "Correct the path."));
        }
        try {
            return Files.readString(at(file));
        } catch (IOException e) {
            throw StorageFault.reading(at(file), e);
        }
    }

    private Path at(Path file) {
        return console.folder().resolve(file);
    }
}
