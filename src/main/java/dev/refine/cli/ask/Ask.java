package dev.refine.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.json.InvalidSchemaException;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.model.CheckedClient;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is asked about one case, of whom, and where the answer goes. */
public final class Ask {

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

    /** Out of the words behind {@code refine ask}; empty when they are wrong or need more than these options. */
    public static Optional<Ask> of(List<String> words) {
        Ask ask = new Ask();
        try {
            new CommandLine(ask).parseArgs(words.toArray(String[]::new));
            return Optional.of(ask);
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    /** The endpoint that is asked, if it is one. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The agent program that is asked, if it is one. */
    public Optional<String> preset() {
        return Optional.ofNullable(preset);
    }

    /** @throws UsageException when a file is missing or is not what it should be */
    public ModelRequest request(Console console) {
        requireAtLeast("--max-tokens", maxTokens, 1);
        requireAtLeast("--temperature", temperature, 0);
        AskInput given = AskInput.read(console.folder().resolve(input));
        ModelRequest plain =
                ModelRequest.of(text(prompt, "--prompt", console), given.text()).withImages(given.images());
        ModelRequest limited = plain.withLimits(new ModelRequest.Limits(
                        Optional.ofNullable(maxTokens), Optional.ofNullable(temperature), Optional.empty()))
                .withTrial(trial(console));
        return schema == null ? limited : limited.withSchema(schema(console));
    }

    private static void requireAtLeast(String option, Number given, int least) {
        if (given != null && !(given.doubleValue() >= least)) {
            throw new UsageException(Problem.of(
                    "usage",
                    option + " cannot be \"" + given + "\"",
                    "It must be at least " + least + ".",
                    "See refine ask --help."));
        }
    }

    private JsonNode schema(Console console) {
        try {
            JsonNode tree = Json.parse(text(schema, "--schema", console));
            JsonSchema.of(tree);
            return tree;
        } catch (MalformedJsonException | InvalidSchemaException e) {
            throw new UsageException(
                    new Problem(
                            "ask-schema", schema.toString(), "is no JSON Schema", e.getMessage() + ".", "Correct it."),
                    e);
        }
    }

    /** Every trial of a case is a question of its own to a recording. */
    private static int trial(Console console) {
        String given = console.variables().getOrDefault("REFINE_TRIAL", "1");
        return given.matches("[1-9]\\d{0,8}") ? Integer.parseInt(given) : 1;
    }

    /**
     * Asks, and puts the answer and what it used where they belong; blocks.
     *
     * @return 0; 75 when it is worth asking later; 1 when there is no answer that fits
     */
    public int put(ModelRequest request, ModelClient client, Console console) {
        ModelReply reply = new CheckedClient(client).ask(request);
        writeUsage(reply.usage(), console);
        if (reply instanceof ModelReply.Failure failure) {
            console.err().println(client.name() + ": " + failure.reason());
            return failure.fault().isTemporary() ? LATER : ExitCode.GOAL_NOT_MET;
        }
        ModelReply.Answer answer = (ModelReply.Answer) reply;
        String text = answer.json().map(json -> Json.pretty(json) + "\n").orElse(answer.text());
        if (output == null) {
            console.out().print(text.endsWith("\n") ? text : text + "\n");
        } else {
            AtomicFile.write(console.folder().resolve(output), text.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.GOAL_MET;
    }

    private void writeUsage(Usage used, Console console) {
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
        Path file = console.folder().resolve(usage == null ? Path.of(told) : usage);
        AtomicFile.write(file, (Json.pretty(node) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Path file, String option, Console console) {
        Path path = console.folder().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new UsageException(
                    Problem.of("ask-file", "there is no file " + file + " for " + option, "", "Correct the path."));
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new UsageException(
                    Problem.of(
                            "ask-file",
                            "the file " + file + " for " + option + " is not UTF-8 text",
                            "",
                            "Save it as UTF-8."),
                    e);
        } catch (IOException e) {
            throw StorageFault.reading(path, e);
        }
    }
}
