package dev.refine.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.compare.Comparison;
import dev.refine.compare.Difference;
import dev.refine.compare.DifferencePattern;
import dev.refine.compare.Explanation;
import dev.refine.compare.FieldTally;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/** A comparison as a JSON document; fields may be added, never renamed. */
final class DiffJson {

    private DiffJson() {}

    static ObjectNode of(Comparison comparison, Optional<Explanation> explanation, List<String> warnings) {
        ObjectNode document = Json.object();
        document.put("equal", comparison.equal())
                .put("score", comparison.score())
                .put("precision", comparison.precision())
                .put("recall", comparison.recall());
        ArrayNode findings = document.putArray("findings");
        comparison.differences().forEach(one -> findings.add(finding(one)));
        ArrayNode patterns = document.putArray("patterns");
        comparison.patterns().forEach(one -> patterns.add(pattern(one)));
        ArrayNode fields = document.putArray("fields");
        comparison.fields().forEach(one -> fields.add(field(one)));
        ArrayNode notes = document.putArray("warnings");
        warnings.forEach(notes::add);
        comparison.warnings().forEach(notes::add);
        explanation.ifPresent(found -> document.set("explanation", explanation(found)));
        return document;
    }

    private static ObjectNode explanation(Explanation found) {
        ObjectNode document = Json.object();
        document.put("path", found.path()).put("rule", found.rule()).put("partner", found.actualPath());
        document.set("steps", Json.tree(found.steps()));
        ArrayNode findings = document.putArray("findings");
        found.differences().forEach(one -> findings.add(finding(one)));
        return document;
    }

    static ObjectNode finding(Difference one) {
        ObjectNode finding = Json.object();
        finding.put("id", one.id())
                .put("code", one.category().code())
                .put("tag", one.tag())
                .put("path", one.path())
                .put("actualPath", one.actualPath());
        finding.set("expected", value(one.expected()));
        finding.set("actual", value(one.actual()));
        return finding.put("rule", one.rule())
                .put("pattern", one.pattern())
                .put("cost", one.cost())
                .put("leaves", one.leaves())
                .put("weight", one.weight())
                .put("similarity", one.similarity());
    }

    /** The value itself as long as it was not clipped, else the clipped text; null when there is none. */
    private static JsonNode value(String shown) {
        if (shown.isEmpty()) {
            return NullNode.instance;
        }
        try {
            return Json.parse(shown);
        } catch (MalformedJsonException e) {
            return TextNode.valueOf(shown);
        }
    }

    private static ObjectNode pattern(DifferencePattern one) {
        ObjectNode pattern = Json.object();
        pattern.put("pattern", one.pattern()).put("code", one.code()).put("count", one.count());
        ArrayNode examples = pattern.putArray("examples");
        one.examples().forEach(example -> examples.add(finding(example)));
        return pattern;
    }

    private static ObjectNode field(FieldTally one) {
        return Json.object()
                .put("path", one.path())
                .put("expected", one.expected())
                .put("right", one.right())
                .put("wrong", one.wrong())
                .put("missing", one.missing())
                .put("formatOnly", one.formatOnly())
                .put("extra", one.extra());
    }
}
