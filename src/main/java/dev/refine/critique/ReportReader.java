package dev.refine.critique;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.json.Violation;
import dev.refine.run.CaseRun.Usage;
import dev.refine.run.ReportedUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what a critic printed as a report. Only one that fits the schema counts. */
public final class ReportReader {

    private static final String SCHEMA = "critique-report.schema.json";
    private static final int SHOWN = 5;

    private ReportReader() {}

    /** A report that fits, or why there is none: exactly one of them is there. What it says of its cost counts either way. */
    public record Read(Optional<Critique> critique, Optional<Double> costUsd, String misfit) {}

    /** @param text the report, also in prose or a code fence */
    public static Read read(String text) {
        Reading reading = OutputReader.read(text.getBytes(StandardCharsets.UTF_8));
        Optional<JsonNode> tree = reading.value();
        boolean cut =
                reading.oddities().stream().anyMatch(oddity -> oddity.code().equals("truncated"));
        Optional<Double> cost = tree.flatMap(
                        report -> ReportedUsage.of(report.path("usage")).known())
                .flatMap(Usage::costUsd);
        if (tree.isEmpty() || cut) {
            return misfit(
                    cost, text.isBlank() ? "it printed nothing" : cut ? "its JSON is cut off" : "it printed no JSON");
        }
        List<Violation> violations = JsonSchema.builtIn(SCHEMA).check(tree.get());
        if (!violations.isEmpty()) {
            return misfit(
                    cost,
                    violations.stream()
                            .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::keyword))
                            .map(ReportReader::words)
                            .distinct()
                            .limit(SHOWN)
                            .collect(Collectors.joining("; ")));
        }
        return new Read(Optional.of(critique(tree.get())), cost, "");
    }

    private static Read misfit(Optional<Double> cost, String why) {
        return new Read(Optional.empty(), cost, why);
    }

    private static String words(Violation violation) {
        String place = violation.pointer().isEmpty() ? "the report" : violation.pointer();
        return violation.keyword().equals("required")
                ? place + " lacks \"" + violation.property() + "\""
                : place + " breaks the rule \"" + violation.keyword() + ": "
                        + violation.rule().toString().replace("\"", "") + "\"";
    }

    private static Critique critique(JsonNode report) {
        List<String> pages = new ArrayList<>();
        report.path("pages").forEach(page -> pages.add(text(page.has("page") ? page.get("page") : page)));
        List<Critique.Issue> issues = new ArrayList<>();
        report.path("issues")
                .forEach(issue -> issues.add(new Critique.Issue(
                        text(issue.path("type")),
                        text(issue.path("severity")),
                        text(issue.path("description")),
                        text(issue.path("location")),
                        text(issue.path("path")))));
        List<Critique.Recommendation> recommendations = new ArrayList<>();
        report.path("recommendations")
                .forEach(one -> recommendations.add(new Critique.Recommendation(
                        text(one.path("target")),
                        text(one.path("action")),
                        text(one.path("rationale")),
                        text(one.path("priority")))));
        return new Critique(report.get("overallScore").doubleValue(), pages, issues, recommendations);
    }

    /** A place may be a box of numbers. */
    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isValueNode() ? node.asText().strip() : Json.compact(node);
    }
}
