package dev.refine.critique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.MediaType;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.OutputReader;
import java.nio.file.Path;
import java.util.Optional;

/** A request as a critic reads it, {@code schemas/critique-request.schema.json}. Pictures go as paths, never as bytes. */
public final class RequestJson {

    private static final int LONGEST_TEXT = 20_000;

    private RequestJson() {}

    /** @param refusal why the report that was given first does not fit */
    public static ObjectNode of(CritiqueRequest request, Optional<String> refusal) {
        ObjectNode root = Json.object();
        root.put("protocol", 1);
        root.put("kind", refusal.isPresent() ? "repair" : "critique");
        root.putObject("workload").put("id", request.workloadId());
        root.put("prompt", request.brief().prompt());
        root.set("checklist", Json.tree(request.brief().checklist()));
        root.put("threshold", request.brief().threshold());
        root.set("replySchema", replySchema());
        root.put("iteration", request.task().iteration());
        root.putObject("case")
                .put("id", request.task().input().id())
                .put("path", absolute(request.task().input().path()));
        root.set("output", output(request.output()));
        ArrayNode images = root.putArray("images");
        for (Page page : request.pages()) {
            images.addObject()
                    .put("page", page.number())
                    .put("path", absolute(page.file()))
                    .put("mediaType", MediaType.of(page.file()));
        }
        ArrayNode validators = root.putArray("validators");
        request.failedChecks()
                .forEach(check ->
                        validators.addObject().put("script", check.script()).put("message", check.message()));
        refusal.ifPresent(reason -> root.put("refusal", reason));
        return root;
    }

    /** Of what is no JSON the text, as far as it is worth reading: whoever opens no file would see nothing. */
    private static ObjectNode output(Path file) {
        ObjectNode output = Json.object().put("path", absolute(file));
        Optional<JsonNode> json = OutputReader.read(file).value();
        output.set("json", json.orElse(Json.tree(null)));
        if (json.isEmpty()) {
            OutputReader.text(file, LONGEST_TEXT).ifPresent(text -> output.put("text", text));
        }
        return output;
    }

    /** What a report must look like. */
    public static JsonNode replySchema() {
        return JsonSchema.source("critique-report.schema.json");
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
