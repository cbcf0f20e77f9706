package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.InvalidSchemaException;
import dev.refine.json.JsonSchema;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.json.Violation;
import dev.refine.problem.Clipped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds answers to the schema of their request, whatever the endpoint promised: takes the document out of prose and
 * fences, checks it, and sends what does not fit back once with the reasons. A request without a schema passes as it is.
 */
public final class CheckedClient implements ModelClient {

    private static final int SHOWN = 8;
    private static final int LONGEST_RULE = 120;

    private final ModelClient inner;

    public CheckedClient(ModelClient inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        ModelReply first = inner.ask(request);
        if (request.schema().isEmpty() || !(first instanceof ModelReply.Answer answer)) {
            return first;
        }
        JsonSchema schema = JsonSchema.of(request.schema().get());
        Verdict verdict = check(answer, schema);
        if (verdict.misfit().isEmpty()) {
            return answer.withJson(verdict.document().orElseThrow());
        }
        ModelReply second = inner.ask(request.after(
                answer.text(),
                "That reply does not fit: " + verdict.misfit().get()
                        + ".\nReply again with the whole corrected JSON document and nothing else."));
        Usage usage = first.usage().plus(second.usage());
        Duration latency = first.latency().plus(second.latency());
        if (second instanceof ModelReply.Failure failure) {
            return new ModelReply.Failure(
                    failure.fault(), failure.reason(), failure.raw(), failure.retryAfter(), usage, latency);
        }
        ModelReply.Answer corrected = (ModelReply.Answer) second;
        Verdict again = check(corrected, schema);
        return again.misfit().isEmpty()
                ? new ModelReply.Answer(corrected.text(), again.document(), usage, latency)
                : new ModelReply.Failure(
                        ModelFault.MISFIT,
                        "the reply does not fit its schema, nor did a second one: "
                                + again.misfit().get(),
                        corrected.text(),
                        Optional.empty(),
                        usage,
                        latency);
    }

    /** A document that fits, or the misfit. */
    private record Verdict(Optional<JsonNode> document, Optional<String> misfit) {}

    private static Verdict check(ModelReply.Answer answer, JsonSchema schema) {
        Optional<JsonNode> given = answer.json().or(() -> document(answer.text()));
        if (given.isEmpty()) {
            return new Verdict(Optional.empty(), Optional.of("it holds no whole JSON document"));
        }
        try {
            List<Violation> violations = schema.check(given.get());
            return violations.isEmpty()
                    ? new Verdict(given, Optional.empty())
                    : new Verdict(Optional.empty(), Optional.of(words(violations)));
        } catch (InvalidSchemaException e) {
            return new Verdict(Optional.empty(), Optional.of("its schema means nothing: " + e.getMessage()));
        }
    }

    private static Optional<JsonNode> document(String text) {
        Reading reading = OutputReader.read(text.getBytes(StandardCharsets.UTF_8));
        boolean cut =
                reading.oddities().stream().anyMatch(oddity -> oddity.code().equals("truncated"));
        return cut ? Optional.empty() : reading.value();
    }

    private static String words(List<Violation> violations) {
        return violations.stream()
                .map(CheckedClient::words)
                .distinct()
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
    }

    private static String words(Violation violation) {
        String place = violation.pointer().isEmpty() ? "the document" : violation.pointer();
        return switch (violation.keyword()) {
            case "required" -> place + " lacks \"" + violation.property() + "\"";
            case "additionalProperties" -> place + " has \"" + violation.property() + "\", which is not allowed";
            default ->
                place + " breaks the rule " + violation.keyword() + " "
                        + Clipped.of(violation.rule().toString(), LONGEST_RULE);
        };
    }
}
