package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.rule.OptionCheck;
import dev.refine.compare.rule.RuleSet;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Json;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The comparison rules of a manifest or of {@code refine diff --rules}: {@code {defaults, rules: [{path, ...}]}}. Later
 * rules win, option by option. Immutable and thread-safe.
 */
public final class CompareRules {

    /** What every problem's place begins with; behind it stands a JSON Pointer. */
    static final String NAME = "compare";

    private final RuleSet rules;

    private CompareRules(RuleSet rules) {
        this.rules = rules;
    }

    /** Everything exact, order strict. */
    public static CompareRules none() {
        return new CompareRules(RuleSet.none());
    }

    /**
     * Reads the object.
     *
     * @throws UsageException with every unknown key, wrong value and contradiction found
     */
    public static CompareRules parse(JsonNode compare) {
        List<Problem> problems = new ArrayList<>();
        if (!compare.isObject()) {
            throw new UsageException(shape(NAME, "the rules must be an object with \"defaults\" and \"rules\""));
        }
        for (Map.Entry<String, JsonNode> member : compare.properties()) {
            if (!member.getKey().equals("defaults") && !member.getKey().equals("rules")) {
                problems.add(new Problem(
                        "compare-key",
                        PositionedJson.child(NAME, member.getKey()),
                        "unknown key \"" + member.getKey() + "\"",
                        "Allowed here: defaults, rules.",
                        member.getKey().equals(NAME)
                                ? "Give what stands under \"compare\", without that key."
                                : "Correct it, or take it out."));
            }
        }
        ObjectNode defaults = Json.object();
        if (compare.path("defaults") instanceof ObjectNode given) {
            defaults = given.deepCopy();
            problems.addAll(OptionCheck.of("compare/defaults", defaults));
        } else if (compare.has("defaults")) {
            problems.add(shape("compare/defaults", "\"defaults\" must be an object"));
        }
        List<String> paths = new ArrayList<>();
        List<ObjectNode> options = new ArrayList<>();
        if (compare.has("rules") && !compare.get("rules").isArray()) {
            problems.add(shape("compare/rules", "\"rules\" must be a list of rules"));
        } else {
            int index = 0;
            for (JsonNode rule : compare.path("rules")) {
                readRule("compare/rules/" + index++, rule, paths, options, problems);
            }
            problems.addAll(Contradictions.between(paths, options));
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new CompareRules(new RuleSet(defaults, paths, options));
    }

    private static void readRule(
            String where, JsonNode rule, List<String> paths, List<ObjectNode> options, List<Problem> problems) {
        if (!(rule instanceof ObjectNode given) || !given.path("path").isTextual()) {
            problems.add(shape(where, "a rule must be an object with a \"path\""));
            return;
        }
        String path = given.get("path").textValue();
        if (!path.isEmpty() && !path.startsWith("/")) {
            problems.add(new Problem(
                    "compare-path",
                    where + "/path",
                    "the path \"" + path + "\" does not start with \"/\"",
                    "A path is a JSON Pointer in which * stands for one key or index and ** for any number.",
                    "Correct it: \"/" + path + "\"?"));
        }
        ObjectNode rest = given.deepCopy();
        rest.remove("path");
        problems.addAll(OptionCheck.of(where, rest));
        paths.add(path);
        options.add(rest);
    }

    private static Problem shape(String where, String what) {
        return new Problem("compare-value", where, what, "", "Correct it; docs/manifest.md has examples.");
    }

    /**
     * A warning for each rule whose path leads nowhere in any of the documents, which are asked for one by one, and once
     * more where there is a warning.
     */
    public List<Problem> warnings(Iterable<JsonNode> expected) {
        if (rules.size() == 0) {
            return List.of();
        }
        BitSet matched = new BitSet();
        for (JsonNode document : expected) {
            Shapes shapes = new Shapes(rules);
            Tree.of(document, shapes, true);
            matched.or(shapes.matchedRules());
        }
        List<Problem> warnings = new ArrayList<>();
        for (int rule = matched.nextClearBit(0); rule < rules.size(); rule = matched.nextClearBit(rule + 1)) {
            String path = rules.path(rule);
            warnings.add(new Problem(
                    "compare-unused",
                    NAME + "/rules/" + rule + "/path",
                    "the path \"" + path + "\" matches nothing in any expected file",
                    "",
                    NearPath.of(path, expected)
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Correct it, unless only outputs have it.")));
        }
        return warnings;
    }

    /** Whether nothing is said, so that a value is right when it is the expected one. */
    boolean areExact() {
        return rules.isSilent();
    }

    RuleSet ruleSet() {
        return rules;
    }
}
