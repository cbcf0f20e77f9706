package dev.refine.critique;

import dev.refine.json.Pointers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a critic says of one output, {@code schemas/critique-report.schema.json}. Texts are empty where it said nothing.
 *
 * @param overallScore from 0 to 100
 * @param pages that were looked at
 */
public record Critique(
        double overallScore, List<String> pages, List<Issue> issues, List<Recommendation> recommendations) {

    private static final double USUAL_PRIORITY = 2;

    /**
     * Something that is wrong.
     *
     * @param type names its kind; issues of one type in several cases are one failure group
     * @param path of the output's field that shows it, as a JSON Pointer, whatever the critic wrote it as; empty for none
     */
    public record Issue(String type, String severity, String description, String location, String path) {

        public Issue {
            // Here, since a journal or a remembered critique may hold one that was never a pointer.
            path = Pointers.meantBy(path);
        }
    }

    /**
     * Something to do about it.
     *
     * @param target what is to be changed
     * @param priority a number, 1 first, or a word
     */
    public record Recommendation(String target, String action, String rationale, String priority) {}

    public Critique {
        pages = List.copyOf(pages);
        issues = List.copyOf(issues);
        recommendations = List.copyOf(recommendations);
    }

    /** How many issues there are of each type. */
    public Map<String, Integer> issuesByType() {
        Map<String, Integer> counts = new TreeMap<>();
        issues.forEach(issue -> counts.merge(issue.type(), 1, Integer::sum));
        return counts;
    }

    /** The most pressing ones first; equal ones stay in the critic's order. */
    public List<Recommendation> topRecommendations(int most) {
        return recommendations.stream()
                .sorted(Comparator.comparingDouble(Critique::rank))
                .limit(most)
                .toList();
    }

    /** The same report with other issues, as a user left them. */
    public Critique withIssues(List<Issue> others) {
        return new Critique(overallScore, pages, others, recommendations);
    }

    private static double rank(Recommendation recommendation) {
        String priority = recommendation.priority().strip().toLowerCase(Locale.ROOT);
        return switch (priority) {
            case "critical", "urgent", "highest" -> 0;
            case "high" -> 1;
            case "", "medium", "normal" -> USUAL_PRIORITY;
            case "low", "lowest" -> 3;
            default -> number(priority.replaceFirst("^p(?=\\d)", ""));
        };
    }

    private static double number(String text) {
        return text.matches("\\d{1,9}(\\.\\d+)?") ? Double.parseDouble(text) : USUAL_PRIORITY;
    }
}
