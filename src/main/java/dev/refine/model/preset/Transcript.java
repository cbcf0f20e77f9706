package dev.refine.model.preset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.Pointers;
import dev.refine.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a program printed, as the documents that its preset says it prints. Lines that are no JSON are passed over. */
final class Transcript {

    private final Preset preset;
    private final String text;
    private final List<JsonNode> documents;

    private Transcript(Preset preset, String text, List<JsonNode> documents) {
        this.preset = preset;
        this.text = text;
        this.documents = documents;
    }

    static Transcript of(Preset preset, String stdout) {
        return new Transcript(
                preset,
                stdout,
                switch (preset.reply().format()) {
                    case "json" -> parsed(stdout).map(List::of).orElse(List.of());
                    case "jsonl" ->
                        stdout.lines()
                                .map(Transcript::parsed)
                                .flatMap(Optional::stream)
                                .toList();
                    default -> List.of();
                });
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.parse(text)).filter(JsonNode::isObject);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** The answer's text; empty when there is none. */
    String answer() {
        Preset.Answer reply = preset.reply();
        if (reply.format().equals("text")) {
            return text.strip();
        }
        List<String> found = such(reply.where()).stream()
                .map(document -> document.at(reply.text()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
        return found.isEmpty() ? "" : reply.all() ? String.join("", found) : found.get(found.size() - 1);
    }

    Optional<JsonNode> document() {
        Preset.Answer reply = preset.reply();
        return reply.document() == null
                ? Optional.empty()
                : such(reply.where()).stream()
                        .map(found -> found.at(reply.document()))
                        .filter(JsonNode::isContainerNode)
                        .reduce((first, last) -> last);
    }

    /** What the program says went wrong, if it says so. */
    Optional<String> failure() {
        return last(preset.failed());
    }

    /** What it last said while it still tried. */
    Optional<String> warning() {
        return last(preset.warned());
    }

    private Optional<String> last(Preset.Sign sign) {
        return sign == null
                ? Optional.empty()
                : such(sign.where()).stream()
                        .map(document -> document.at(sign.message()).asText(""))
                        .reduce((first, last) -> last);
    }

    /** What was printed beside documents. Numbers in those are no exit codes. */
    String prose() {
        return switch (preset.reply().format()) {
            case "json" -> documents.isEmpty() ? text : "";
            case "jsonl" -> text.lines().filter(line -> parsed(line).isEmpty()).collect(Collectors.joining("\n"));
            default -> text;
        };
    }

    Usage usage() {
        Preset.Count count = preset.usage();
        if (count == null) {
            return Usage.unknown();
        }
        List<JsonNode> told = such(count.where());
        Usage usage = Usage.ofTokens(
                sum(told, count.inputTokens()).map(Math::round).orElse(null),
                sum(told, count.cachedTokens()).map(Math::round).orElse(null),
                sum(told, count.outputTokens()).map(Math::round).orElse(null));
        return sum(told, count.costUsd())
                .map(usd -> usage.withCost(usd, Usage.CostBasis.REPORTED))
                .orElse(usage);
    }

    private static Optional<Double> sum(List<JsonNode> documents, List<String> pointers) {
        List<Double> numbers = new ArrayList<>();
        for (String pointer : pointers == null ? List.<String>of() : pointers) {
            for (JsonNode document : documents) {
                collect(document, Pointers.segments(pointer), numbers);
            }
        }
        return numbers.stream().reduce(Double::sum);
    }

    private static void collect(JsonNode node, List<String> path, List<Double> numbers) {
        if (path.isEmpty()) {
            if (node.isNumber()) {
                numbers.add(node.doubleValue());
            }
            return;
        }
        List<String> rest = path.subList(1, path.size());
        if (path.get(0).equals("*")) {
            node.forEach(child -> collect(child, rest, numbers));
        } else {
            collect(node.path(path.get(0)), rest, numbers);
        }
    }

    private List<JsonNode> such(Map<String, JsonNode> where) {
        return documents.stream()
                .filter(document ->
                        where == null || where.entrySet().stream().allMatch(condition -> holds(document, condition)))
                .toList();
    }

    private static boolean holds(JsonNode document, Map.Entry<String, JsonNode> condition) {
        JsonNode value = document.at(condition.getKey());
        boolean any = condition.getValue().asText().equals("*");
        return any ? !value.isMissingNode() : Objects.equals(value, condition.getValue());
    }
}
