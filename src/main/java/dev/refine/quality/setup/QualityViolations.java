package dev.refine.quality.setup;

import dev.refine.json.PositionedJson;
import dev.refine.json.Violation;
import dev.refine.problem.Clipped;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The sentences for what the schema of quality.json does not allow. */
final class QualityViolations {

    /** Rules that only say that one of several forms fits; the form's own violation says more. */
    private static final Set<String> WRAPPERS = Set.of("oneOf", "anyOf", "allOf", "if");

    private static final Set<String> ROLES = Set.of("builder", "evaluator", "guard", "analyzer");

    private static final List<String> KEYS = List.of(
            "$schema",
            "id",
            "query",
            "deliverable",
            "criteria",
            "backends",
            "roles",
            "build",
            "render",
            "maxRounds",
            "guardTries",
            "guardSwap",
            "evalRepeats",
            "costUsd",
            "strictBudget",
            "impactGate",
            "consensus",
            "checkSeconds",
            "builder",
            "evaluator",
            "guard",
            "analyzer",
            "command",
            "model",
            "preset",
            "replay",
            "timeoutSeconds",
            "estimateUsd",
            "vision",
            "keys",
            "check",
            "tries",
            "text",
            "category",
            "weight",
            "threshold",
            "verifyBy",
            "antiPatterns",
            "scoreAnchors",
            "rationale");

    private QualityViolations() {}

    static List<Problem> of(List<Violation> violations, PositionedJson json, String shown) {
        boolean detailed = violations.stream().anyMatch(violation -> !WRAPPERS.contains(violation.keyword()));
        List<Problem> problems = new ArrayList<>();
        violations.stream()
                .filter(violation -> !detailed || !WRAPPERS.contains(violation.keyword()))
                .sorted(Comparator.comparing(violation -> json.value(violation.pointer())))
                .forEach(violation -> problems.add(problem(violation, json, shown)));
        return problems.stream().distinct().toList();
    }

    private static Problem problem(Violation violation, PositionedJson json, String shown) {
        String name = violation.pointer().isEmpty()
                ? "the file"
                : "\"" + violation.pointer().substring(1).replace('/', '.') + "\"";
        String where = shown + ":" + json.value(violation.pointer());
        return switch (violation.keyword()) {
            case "additionalProperties" -> unknownKey(violation, json, shown);
            case "required" ->
                new Problem(
                        "quality-required",
                        where,
                        "\"" + violation.property() + "\" is missing in " + name,
                        "",
                        "Add it.");
            case "enum" ->
                new Problem(
                        "quality-value",
                        where,
                        name + " cannot be " + violation.found(),
                        "Allowed: " + violation.rule() + ".",
                        "");
            case "pattern" ->
                new Problem(
                        "quality-value",
                        where,
                        name + " is blank or holds the character NUL",
                        "Found " + found(violation) + ".",
                        "Correct it.");
            case "minimum" ->
                new Problem("quality-value", where, name + " must be at least " + violation.rule(), "", "");
            case "maximum" ->
                new Problem("quality-value", where, name + " must be at most " + violation.rule(), "", "");
            default ->
                new Problem(
                        "quality-value",
                        where,
                        name + " is not of the form that is expected here",
                        "Found " + found(violation) + ".",
                        "See schemas/quality.schema.json.");
        };
    }

    private static Problem unknownKey(Violation violation, PositionedJson json, String shown) {
        String key = PositionedJson.child(violation.pointer(), violation.property());
        String guess = violation.pointer().isEmpty() && ROLES.contains(violation.property())
                ? "It belongs under \"roles\"."
                : Spelling.nearest(violation.property(), KEYS)
                        .filter(meant -> !meant.equals(violation.property()))
                        .map(meant -> "Did you mean \"" + meant + "\"?")
                        .orElse("See schemas/quality.schema.json.");
        return new Problem(
                "quality-key", shown + ":" + json.key(key), "unknown key \"" + violation.property() + "\"", "", guess);
    }

    private static String found(Violation violation) {
        return Clipped.within(String.valueOf(violation.found()), 60);
    }
}
