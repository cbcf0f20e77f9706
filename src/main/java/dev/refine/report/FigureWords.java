package dev.refine.report;

import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of the metrics that a session goes by, where these are no count of right fields. */
final class FigureWords {

    private FigureWords() {}

    /** For instance {@code promptTokens: 153 → 124 (-19.0 %)}; that of the objective first. */
    static List<String> lines(SessionState state) {
        Map<String, Double> best = state.bestFigures();
        return state.baseline().metrics().map(Event.MetricsTaken::figures).orElse(List.of()).stream()
                .map(figure -> VisibleText.onOneLine(figure.name()) + ": "
                        + words(Optional.ofNullable(figure.value()), Optional.ofNullable(best.get(figure.name()))))
                .toList();
    }

    private static String words(Optional<Double> before, Optional<Double> after) {
        String both = word(before) + " → " + word(after);
        if (before.isEmpty() || after.isEmpty() || before.get() == 0) {
            return both;
        }
        double change = (after.get() - before.get()) / Math.abs(before.get()) * 100;
        return change == 0 ? word(after) + ", unchanged" : both + String.format(Locale.ROOT, " (%+.1f %%)", change);
    }

    private static String word(Optional<Double> value) {
        return value.map(number -> new BigDecimal(number)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("not known");
    }
}
