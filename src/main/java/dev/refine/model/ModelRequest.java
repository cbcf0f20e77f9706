package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question.
 *
 * @param system what holds for every question of this kind; byte for byte the same each time, so that endpoints can
 *     reuse their work on it
 * @param messages the conversation, beginning and ending with the user
 * @param materials files that an agent program finds in its folder; an endpoint never gets them
 * @param schema what the answer must fit, as JSON Schema; without one the answer is text
 * @param limits how long and how much
 * @param trial from 1; the same question with another trial is another question to a recording
 * @param boundary the random word that fences data in this request, or empty; a recording does not depend on it
 * @param passing parts of the messages that happen to be at hand, and that a recording does not depend on either
 */
public record ModelRequest(
        String system,
        List<Message> messages,
        List<Material> materials,
        Optional<JsonNode> schema,
        Limits limits,
        int trial,
        String boundary,
        List<String> passing) {

    public ModelRequest {
        Objects.requireNonNull(system);
        messages = List.copyOf(messages);
        materials = List.copyOf(materials);
        passing = List.copyOf(passing);
    }

    /**
     * One turn of the conversation.
     *
     * @param images what is looked at along with the text, in order; only the user has any
     */
    public record Message(Speaker speaker, String text, List<Image> images) {

        public Message {
            images = List.copyOf(images);
        }
    }

    public enum Speaker {
        USER,
        MODEL
    }

    /** @param mediaType {@code image/png} for instance */
    public record Image(String name, String mediaType, byte[] bytes) {}

    /**
     * A copy of a file.
     *
     * @param path relative, with {@code /}
     */
    public record Material(String path, byte[] bytes) {}

    /**
     * Empty parts are up to the client.
     *
     * @param tokens of the answer, at most
     * @param temperature from 0
     * @param timeout of one attempt
     */
    public record Limits(Optional<Integer> tokens, Optional<Double> temperature, Optional<Duration> timeout) {

        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a client tells the model first: the system text and, with a schema, that the answer must fit it. */
    public String instructions() {
        return schema.map(wanted -> (system.isBlank() ? "" : system.stripTrailing() + "\n\n")
                        + "Reply with one JSON document and nothing else. It must fit this JSON Schema:\n"
                        + Json.compact(wanted))
                .orElse(system);
    }

    /** A question of one turn with everything else left open. */
    public static ModelRequest of(String system, String text) {
        Message message = new Message(Speaker.USER, text, List.of());
        return new ModelRequest(system, List.of(message), List.of(), Optional.empty(), Limits.NONE, 1, "", List.of());
    }

    public ModelRequest withSchema(JsonNode wanted) {
        return new ModelRequest(system, messages, materials, Optional.of(wanted), limits, trial, boundary, passing);
    }

    /** The images go along with the last turn. */
    public ModelRequest withImages(List<Image> images) {
        Message last = messages.get(messages.size() - 1);
        List<Message> all = new ArrayList<>(messages.subList(0, messages.size() - 1));
        all.add(new Message(last.speaker(), last.text(), images));
        return new ModelRequest(system, all, materials, schema, limits, trial, boundary, passing);
    }

    public ModelRequest withMaterials(List<Material> files) {
        return new ModelRequest(system, messages, files, schema, limits, trial, boundary, passing);
    }

    public ModelRequest withLimits(Limits other) {
        return new ModelRequest(system, messages, materials, schema, other, trial, boundary, passing);
    }

    public ModelRequest withTrial(int number) {
        return new ModelRequest(system, messages, materials, schema, limits, number, boundary, passing);
    }

    public ModelRequest withBoundary(String word) {
        return new ModelRequest(system, messages, materials, schema, limits, trial, word, passing);
    }

    public ModelRequest withPassing(List<String> parts) {
        return new ModelRequest(system, messages, materials, schema, limits, trial, boundary, parts);
    }

    /** The conversation after the model said something and the user answered it. */
    public ModelRequest after(String said, String answer) {
        List<Message> all = new ArrayList<>(messages);
        all.add(new Message(Speaker.MODEL, said, List.of()));
        all.add(new Message(Speaker.USER, answer, List.of()));
        return new ModelRequest(system, all, materials, schema, limits, trial, boundary, passing);
    }
}
