package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.json.Json;
import dev.refine.propose.ProposalRequest.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a finding out of expected and given values, each in a case of its own. */
final class Failing {

    private final String category;
    private final String tag;
    private final String path;
    private final Map<String, JsonNode> expected = new HashMap<>();
    private final Map<String, JsonNode> actual = new HashMap<>();
    private final Map<String, String> inputs = new HashMap<>();
    private final List<FailureGroup.Example> examples = new ArrayList<>();
    private boolean named = true;
    private List<String> permitted = List.of();

    private Failing(String category, String tag, String path) {
        this.category = category;
        this.tag = tag;
        this.path = path;
    }

    /** A group of {@code category} or {@code category:tag} at a pattern path. */
    static Failing group(String kind, String path) {
        String[] parts = kind.split(":", 2);
        return new Failing(parts[0], parts.length < 2 ? "" : parts[1], path);
    }

    /** A case of the group; empty text is an absent value. The value is put at the path, rows being the first. */
    Failing pair(String wanted, String given) {
        return pair(wanted, given, null);
    }

    Failing pair(String wanted, String given, String input) {
        String id = "case-" + (expected.size() + 1);
        expected.put(id, document(wanted));
        actual.put(id, document(given));
        if (input != null) {
            inputs.put(id, input);
        }
        examples.add(new FailureGroup.Example(id, path.replace("*", "0"), wanted, given));
        return this;
    }

    /** A case that is right. */
    Failing right(String value) {
        return right(value, "");
    }

    Failing right(String value, String input) {
        String id = "right-" + (expected.size() + 1);
        if (!input.isEmpty()) {
            inputs.put(id, input);
        }
        expected.put(id, document(value));
        actual.put(id, document(value));
        return this;
    }

    /** A failing case with whole documents. */
    Failing documents(String wanted, String given, FailureGroup.Example example, String input) {
        String id = example.caseId();
        expected.put(id, Json.parse(wanted));
        actual.put(id, Json.parse(given));
        inputs.put(id, input);
        examples.add(example);
        return this;
    }

    Failing unnamed() {
        named = false;
        return this;
    }

    /** A schema lists what may stand there. */
    Failing permits(String... values) {
        permitted = List.of(values);
        return this;
    }

    Finding finding() {
        List<String> cases = examples.stream()
                .map(FailureGroup.Example::caseId)
                .distinct()
                .sorted()
                .toList();
        FailureGroup group = new FailureGroup(
                category + (tag.isEmpty() ? "" : ":" + tag) + " " + path,
                category,
                tag,
                path,
                examples.size(),
                cases,
                examples);
        return new Finding(
                group, new Evidence(expected, actual, inputs, List.of()), new InputSearch(), named, permitted);
    }

    /** The likeliest advice. */
    Advice advice() {
        return Rules.advise(finding()).get(0);
    }

    /** Its wordings as sentences. */
    List<String> says() {
        return advice().wordings().stream().map(bullet -> bullet.text("`")).toList();
    }

    List<String> rules() {
        return Rules.advise(finding()).stream().map(Advice::rule).toList();
    }

    private JsonNode document(String value) {
        String[] steps = path.substring(1).split("/");
        JsonNode inner = value.isEmpty() ? null : Json.parse(value);
        for (int index = steps.length - 1; index >= 0; index--) {
            if (steps[index].equals("*")) {
                inner = inner == null ? Json.array() : Json.array().add(inner);
            } else {
                ObjectNode object = Json.object();
                if (inner != null) {
                    object.set(steps[index], inner);
                }
                inner = object;
            }
        }
        return inner;
    }
}
