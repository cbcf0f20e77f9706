package dev.refine.model.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of questions and answers: {@code <key>.json} holds both, so that people can read what was asked. */
final class Recordings {

    private final Path folder;

    Recordings(Path folder) {
        this.folder = folder;
    }

    void keep(String model, ModelRequest request, ModelReply.Answer answer) {
        ObjectNode node = Json.object();
        node.set("request", RecordingKey.canonical(model, request));
        ObjectNode reply = node.putObject("reply").put("text", answer.text());
        answer.json().ifPresent(json -> reply.set("json", json));
        reply.put("millis", answer.latency().toMillis());
        Usage usage = answer.usage();
        ObjectNode used = reply.putObject("usage").put("requests", usage.requests());
        usage.inputTokens().ifPresent(tokens -> used.put("inputTokens", tokens));
        usage.cachedTokens().ifPresent(tokens -> used.put("cachedTokens", tokens));
        usage.outputTokens().ifPresent(tokens -> used.put("outputTokens", tokens));
        usage.costUsd().ifPresent(usd -> used.put("costUsd", usd));
        used.put("costBasis", usage.basis().name());
        AtomicFile.write(file(model, request), (Json.pretty(node) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Optional<ModelReply.Answer> find(String model, ModelRequest request) {
        Path file = file(model, request);
        return Files.exists(file) ? Optional.of(answer(file)) : Optional.empty();
    }

    /** Every recorded question, as kept; unreadable files are passed over. */
    List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(".json"))
                        .sorted()
                        .forEach(file -> question(file).ifPresent(node -> all.add(new Kept(file, node))));
            } catch (IOException e) {
                throw StorageFault.reading(folder, e);
            }
        }
        return all;
    }

    record Kept(Path file, JsonNode request) {}

    private Path file(String model, ModelRequest request) {
        return folder.resolve(RecordingKey.of(model, request) + ".json");
    }

    private static Optional<JsonNode> question(Path file) {
        try {
            return Optional.of(Json.parse(Files.readString(file)).path("request"));
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static ModelReply.Answer answer(Path file) {
        try {
            JsonNode reply = Json.parse(Files.readString(file)).path("reply");
            JsonNode used = reply.path("usage");
            Usage usage = new Usage(
                    used.path("requests").asInt(1),
                    number(used, "inputTokens"),
                    number(used, "cachedTokens"),
                    number(used, "outputTokens"),
                    used.has("costUsd") ? Optional.of(used.path("costUsd").doubleValue()) : Optional.empty(),
                    Usage.CostBasis.valueOf(used.path("costBasis").asText("UNKNOWN")));
            return new ModelReply.Answer(
                    reply.path("text").asText(),
                    Optional.ofNullable(reply.get("json")),
                    usage,
                    Duration.ofMillis(reply.path("millis").asLong()));
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    new Problem(
                            "recording-damaged",
                            file.toString(),
                            "is no recording of an answer",
                            e.getMessage() + ".",
                            "Delete it and record it again."),
                    e);
        }
    }

    private static Optional<Long> number(JsonNode node, String key) {
        return node.path(key).isNumber() ? Optional.of(node.get(key).longValue()) : Optional.empty();
    }
}
