package dev.refine.model.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.problem.Clipped;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks an agent program, once for each question, in a temporary folder that holds copies of the materials and nothing
 * else. Only exit code 0 with an answer counts: exit codes of these programs lie both ways.
 */
public final class PresetClient implements ModelClient {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);
    private static final int LONGEST_ARGUMENT = 120_000;
    private static final int SHOWN = 300;

    private final String name;
    private final Preset preset;
    private final Optional<String> model;
    private final Processes processes;
    private final Map<String, String> environment;

    /**
     * @param name of the preset
     * @param model for the program's own option
     * @param environment all that the program gets, beside what its preset sets
     */
    public PresetClient(
            String name, Preset preset, Optional<String> model, Processes processes, Map<String, String> environment) {
        this.name = name;
        this.preset = preset;
        this.model = model;
        this.processes = processes;
        this.environment = new HashMap<>(environment);
        if (preset.env() != null) {
            this.environment.putAll(preset.env());
        }
    }

    @Override
    public String name() {
        return name + model.map(own -> "/" + own).orElse("");
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        boolean looks = request.messages().stream()
                .anyMatch(message -> !message.images().isEmpty());
        String prompt = prompt(request);
        if (looks && preset.image() == null) {
            return ModelReply.Failure.of(ModelFault.REFUSED, "the preset " + name + " cannot look at images");
        }
        if (isArgument() && prompt.getBytes(StandardCharsets.UTF_8).length > LONGEST_ARGUMENT) {
            return ModelReply.Failure.of(
                    ModelFault.REFUSED, "the question is too long for an argument of " + preset.program());
        }
        try (WorkFolder folder = WorkFolder.with(request)) {
            Duration timeout = request.limits().timeout().orElse(USUAL_TIMEOUT);
            Execution execution = processes.run(new Command(
                            argv(request, prompt, folder.images()),
                            folder.path(),
                            environment,
                            isArgument() ? new byte[0] : prompt.getBytes(StandardCharsets.UTF_8),
                            folder.capture(),
                            timeout)
                    .answering());
            return reply(execution, timeout);
        } catch (IOException e) {
            throw StorageFault.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private boolean isArgument() {
        return "argument".equals(preset.prompt());
    }

    private List<String> argv(ModelRequest request, String prompt, List<Path> images) {
        List<String> argv = new ArrayList<>();
        preset.command().forEach(word -> argv.add(word.replace("{prompt}", prompt)));
        model.ifPresent(own -> add(argv, preset.model(), "{model}", own));
        request.schema()
                .filter(PresetClient::isPlain)
                .ifPresent(schema -> add(argv, preset.schema(), "{schema}", Json.compact(schema)));
        images.forEach(image -> add(argv, preset.image(), "{image}", image.toString()));
        return argv;
    }

    private static void add(List<String> argv, List<String> words, String place, String value) {
        if (words != null) {
            words.forEach(word -> argv.add(word.replace(place, value)));
        }
    }

    /** Endpoints take a schema only if its root is an object without alternatives; others are told in words. */
    private static boolean isPlain(JsonNode schema) {
        return "object".equals(schema.path("type").asText())
                && Stream.of("anyOf", "oneOf", "allOf", "$ref").noneMatch(schema::has);
    }

    /** The whole conversation as one text: these programs take no turns. */
    private static String prompt(ModelRequest request) {
        StringBuilder text = new StringBuilder(request.instructions());
        for (ModelRequest.Message message : request.messages()) {
            text.append(text.isEmpty() ? "" : "\n\n");
            text.append(message.speaker() == ModelRequest.Speaker.MODEL ? "You replied:\n" : "");
            text.append(message.text());
        }
        return text.append('\n').toString();
    }

    private ModelReply reply(Execution execution, Duration timeout) {
        Transcript transcript = Transcript.of(preset, execution.stdout());
        Optional<String> failure = transcript.failure();
        // Lines of a transcript may be missing from its middle; an answer that is one text or document may not.
        boolean whole = execution.leftOut() == 0 || preset.reply().format().equals("jsonl");
        String answer = transcript.answer();
        Optional<JsonNode> document = transcript.document();
        if (execution.succeeded() && whole && failure.isEmpty() && (!answer.isBlank() || document.isPresent())) {
            String text = answer.isBlank() ? Json.compact(document.orElseThrow()) : answer;
            return new ModelReply.Answer(text, document, transcript.usage(), execution.duration());
        }
        String said =
                failure.or(transcript::warning).filter(text -> !text.isBlank()).orElseGet(execution::lastLine);
        Optional<Preset.Known> known =
                known(execution, String.join("\n", said, execution.stderr(), transcript.prose()));
        String reason = ending(execution, timeout)
                + (said.isEmpty() ? "" : ": " + clip(said))
                + known.map(Preset.Known::hint)
                        .filter(hint -> !hint.isEmpty())
                        .map(hint -> "; " + hint)
                        .orElse("");
        boolean asked = execution.end() != ProcessEnd.NOT_STARTABLE;
        return new ModelReply.Failure(
                fault(execution, known),
                reason,
                clip(execution.stdout()),
                Optional.empty(),
                asked ? transcript.usage() : Usage.NONE,
                execution.duration());
    }

    private Optional<Preset.Known> known(Execution execution, String words) {
        if (preset.failures() == null || execution.end() != ProcessEnd.EXITED) {
            return Optional.empty();
        }
        return preset.failures().stream()
                .filter(known -> known.exit() == null || known.exit() == execution.exitCode())
                .filter(known -> known.pattern() == null
                        || Pattern.compile(known.pattern()).matcher(words).find())
                .findFirst();
    }

    private static ModelFault fault(Execution execution, Optional<Preset.Known> known) {
        return switch (execution.end()) {
            case TIMED_OUT -> ModelFault.TIMEOUT;
            case CANCELLED -> ModelFault.CANCELLED;
            case EXITED -> known.map(one -> ModelFault.valueOf(one.fault())).orElse(ModelFault.PROGRAM);
            default -> ModelFault.PROGRAM;
        };
    }

    private String ending(Execution execution, Duration timeout) {
        String how = execution.succeeded()
                ? execution.overlong().orElse("gave no answer")
                : execution.ending("gave no answer", timeout);
        return preset.program() + " " + how;
    }

    private static String clip(String text) {
        return Clipped.of(text.strip(), SHOWN);
    }
}
