package dev.refine.model.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.Sha256;
import dev.refine.json.Json;
import dev.refine.model.ModelRequest;

/** What makes two questions the same: model, words, pictures, schema, limits of the answer and trial; nothing random. */
final class RecordingKey {

    private static final String ANY_BOUNDARY = "boundary";

    private RecordingKey() {}

    static String of(String model, ModelRequest request) {
        return Sha256.of(Json.compact(canonical(model, request)));
    }

    /** The question as it is kept beside its answer, the boundary replaced by a fixed word, without what is passing. */
    static ObjectNode canonical(String model, ModelRequest request) {
        ObjectNode node = Json.object().put("model", model).put("trial", request.trial());
        node.put("system", plain(request.system(), request));
        ArrayNode messages = node.putArray("messages");
        for (ModelRequest.Message message : request.messages()) {
            ObjectNode turn = messages.addObject();
            turn.put("speaker", message.speaker().name()).put("text", plain(message.text(), request));
            ArrayNode images = turn.putArray("images");
            message.images().forEach(image -> images.add(Sha256.of(image.bytes())));
        }
        request.schema().ifPresent(schema -> node.set("schema", schema));
        request.limits().tokens().ifPresent(tokens -> node.put("tokens", tokens));
        request.limits().temperature().ifPresent(temperature -> node.put("temperature", temperature));
        return node;
    }

    private static String plain(String text, ModelRequest request) {
        String lasting = text;
        for (String part : request.passing()) {
            lasting = lasting.replace(part, "");
        }
        return request.boundary().isEmpty() ? lasting : lasting.replace(request.boundary(), ANY_BOUNDARY);
    }
}
