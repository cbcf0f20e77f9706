package dev.refine.journal.log;

import static dev.refine.journal.log.LogEntries.decimal;

import dev.refine.journal.Event;
import dev.refine.journal.Tokens;
import dev.refine.journal.log.LogEntry.Field;
import dev.refine.score.Evidence;
import dev.refine.score.EvidenceWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The entry of the log with the figures of a measurement, each change with its interval and its test. */
final class MetricsEntry {

    private MetricsEntry() {}

    static LogEntry of(Event.MetricsTaken e) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Iteration", Integer.toString(e.iteration())));
        fields.add(new Field("Pass rate", String.format(Locale.ROOT, "%.1f %%", e.passRate() * 100)));
        fields.add(new Field("Field score", decimal(e.score())));
        addEvidence(fields, e.versusBest(), "from the best state");
        addEvidence(fields, e.versusBaseline(), "from the baseline");
        e.figures().forEach(figure -> fields.add(new Field(figure.name(), figure(figure))));
        fields.add(new Field("Error categories", categories(e)));
        fields.add(new Field("Duration", decimal(e.millis() / 1000.0) + " s"));
        Tokens tokens = e.tokens();
        fields.add(new Field("Tokens", tokens.counts()));
        fields.add(new Field("Cost", tokens.costUsd() == null ? "not reported" : "$" + decimal(tokens.costUsd())));
        return new LogEntry("📈 Metrics", fields, "", "");
    }

    private static void addEvidence(List<Field> fields, Evidence evidence, String from) {
        if (evidence == null) {
            return;
        }
        fields.add(new Field("Pass rate " + from, EvidenceWords.passing(evidence)));
        fields.add(new Field("Field score " + from, EvidenceWords.score(evidence)));
        String sample = EvidenceWords.sample(evidence);
        if (!sample.isEmpty()) {
            fields.add(new Field("Sample " + from, sample));
        }
    }

    private static String figure(Event.Figure figure) {
        List<String> parts = new ArrayList<>();
        parts.add(figure.value() == null ? "not known" : plain(figure.value()));
        if (figure.best() != null) {
            parts.add(plain(figure.best()) + " in the best state");
        }
        if (figure.baseline() != null) {
            parts.add(plain(figure.baseline()) + " at the baseline");
        }
        return String.join("; ", parts);
    }

    /** As short as six digits allow. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String categories(Event.MetricsTaken e) {
        Set<String> names = new TreeSet<>(e.categories().keySet());
        // What has gone altogether is the best of news.
        e.categoryChanges().forEach((name, change) -> {
            if (change != 0) {
                names.add(name);
            }
        });
        String categories = names.stream()
                .map(name -> {
                    int change = e.categoryChanges().getOrDefault(name, 0);
                    String signed = change > 0 ? "+" + change : Integer.toString(change);
                    return name + " " + e.categories().getOrDefault(name, 0) + (change == 0 ? "" : " (" + signed + ")");
                })
                .collect(Collectors.joining(", "));
        return categories.isEmpty() ? "none" : categories;
    }
}
