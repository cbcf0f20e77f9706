package dev.refine.quality.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.quality.tree.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * A part that is JSON; empty also where it stands there more than once and not the same. Whoever quotes what was given to
     * them quotes such parts, too, and none of these may be taken for their own.
     *
     * @param fits what tells this part from others of the same form
     */
    public Optional<JsonNode> json(String name, Predicate<JsonNode> fits) {
        List<JsonNode> found = different(name, fits);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether the part stands there more than once and not the same. */
    public boolean isAmbiguous(String name, Predicate<JsonNode> fits) {
        return different(name, fits).size() > 1;
    }

    /** Of the first place that has any. */
    private List<JsonNode> different(String name, Predicate<JsonNode> fits) {
        return Stream.of(file(name).stream().toList(), fences.allNamed(name), legacy(name), fences.all())
                .map(texts -> texts.stream()
                        .flatMap(json -> parse(json).stream())
                        .filter(fits)
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> parse(text).flatMap(whole -> member(whole, name)).filter(fits).stream()
                        .toList());
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

    private List<String> legacy(String name) {
        return name.equals(VERDICT) ? fences.allNamed("verdict_block") : List.of();
    }

    /** The text may be the part itself, or an object of all parts by name. */
    private static Optional<JsonNode> member(JsonNode whole, String name) {
        return Optional.of(whole.has(name) ? whole.path(name) : whole);
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.of(Json.parse(Utf8Text.unmarked(json).strip())).filter(JsonNode::isContainerNode);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
