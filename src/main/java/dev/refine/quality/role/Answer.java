package dev.refine.quality.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.quality.tree.FileTree;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the parts of an answer, wherever its author put them: a file of that name, a fenced block of that name, a fenced
 * block that fits, the whole text. The first that can be read and fits wins.
 */
public final class Answer {

    private static final String VERDICT = "verdict.json";

    private final String text;
    private final FileTree files;
    private final Fences fences;

    public Answer(Reply reply) {
        this(reply.text(), reply.files());
    }

    public Answer(String text, FileTree files) {
        this.text = text;
        this.files = files;
        this.fences = Fences.in(text);
    }

    /** @param fits what tells this part from others of the same form */
    public Optional<JsonNode> json(String name, Predicate<JsonNode> fits) {
        return file(name)
                .flatMap(Answer::parse)
                .filter(fits)
                .or(() -> fences.named(name).flatMap(Answer::parse).filter(fits))
                .or(() -> legacy(name).flatMap(Answer::parse).filter(fits))
                .or(() -> fences.all().stream()
                        .flatMap(block -> parse(block).stream())
                        .filter(fits)
                        .findFirst())
                .or(() -> parse(text).flatMap(whole -> member(whole, name)).filter(fits));
    }

    /** A part that is text: a file or a block of that name. */
    public Optional<String> text(String name) {
        return file(name)
                .or(() -> fences.named(name))
                .or(() -> parse(text).map(whole -> whole.path(name).asText("")))
                .filter(found -> !found.isBlank());
    }

    /** What remains of the text without its blocks of JSON. */
    public String prose() {
        return fences.withoutJson().strip();
    }

    private Optional<String> file(String name) {
        return Optional.ofNullable(files.files().get(name)).map(file -> file.text());
    }

    private Optional<String> legacy(String name) {
        return name.equals(VERDICT) ? fences.named("verdict_block") : Optional.empty();
    }

    /** The text may be the part itself, or an object of all parts by name. */
    private static Optional<JsonNode> member(JsonNode whole, String name) {
        return Optional.of(whole.has(name) ? whole.path(name) : whole);
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.of(Json.parse(json.strip())).filter(JsonNode::isContainerNode);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
