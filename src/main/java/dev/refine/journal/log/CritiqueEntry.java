package dev.refine.journal.log;

import dev.refine.critique.Band;
import dev.refine.critique.Critique;
import dev.refine.journal.Event;
import dev.refine.journal.log.LogEntry.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The entry of the log with what a critic said of one output: score, issues by type, what to do first. */
final class CritiqueEntry {

    private static final int RECOMMENDATIONS = 3;

    private CritiqueEntry() {}

    static LogEntry of(Event.Critiqued e) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Iteration", Integer.toString(e.iteration())));
        fields.add(new Field("Case", e.caseId()));
        fields.add(new Field("Critic", e.critic() + (e.calls() > 1 ? ", asked " + e.calls() + " times" : "")));
        if (e.critique() == null) {
            fields.add(new Field("Score", "none: " + e.problem()));
        } else {
            addFindings(fields, e.critique());
        }
        if (!e.review().isEmpty()) {
            fields.add(new Field("Review", e.review()));
        }
        fields.add(new Field("Output", e.folder()));
        return new LogEntry("👁️ Critique", fields, "", "");
    }

    private static void addFindings(List<Field> fields, Critique critique) {
        String score = new BigDecimal(critique.overallScore())
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        fields.add(new Field(
                "Score", score + " of 100 (" + Band.of(critique.overallScore()).word() + ")"));
        if (!critique.pages().isEmpty()) {
            fields.add(new Field("Pages", String.join(", ", critique.pages())));
        }
        String issues = critique.issuesByType().entrySet().stream()
                .map(type -> type.getKey() + " " + type.getValue())
                .collect(Collectors.joining(", "));
        fields.add(new Field("Issues", issues.isEmpty() ? "none" : issues));
        List<Critique.Recommendation> top = critique.topRecommendations(RECOMMENDATIONS);
        for (int i = 0; i < top.size(); i++) {
            fields.add(new Field("Recommendation " + (i + 1), words(top.get(i))));
        }
    }

    private static String words(Critique.Recommendation recommendation) {
        return (recommendation.target().isEmpty() ? "" : recommendation.target() + ": ") + recommendation.action();
    }
}
