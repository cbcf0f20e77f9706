package dev.refine.critique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.MediaType;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.OutputReader;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A request as a critic reads it, {@code schemas/critique-request.schema.json}. Pictures go as paths, never as bytes. */
public final class RequestJson {

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
        root.putObject("output").put("path", absolute(request.output())).set("json", json(request.output()));
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

    /** What a report must look like. */
    public static JsonNode replySchema() {
        return JsonSchema.source("critique-report.schema.json");
    }

    private static JsonNode json(Path output) {
        try {
            return OutputReader.read(Files.readAllBytes(output)).value().orElse(Json.tree(null));
        } catch (IOException e) {
            throw new StorageException(
                    Problem.of(
                            "output-read",
                            "the output " + output + " cannot be read",
                            "The system says: " + e.getMessage() + ".",
                            "It belongs to the session; if it was deleted, start a new session."),
                    e);
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
