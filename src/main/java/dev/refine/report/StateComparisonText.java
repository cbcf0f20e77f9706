package dev.refine.report;

import dev.refine.journal.Ledger;
import dev.refine.problem.Count;
import dev.refine.problem.Names;
import dev.refine.score.EvidenceWords;
import dev.refine.score.LeafWords;
import dev.refine.score.Scorecard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What {@code refine compare} prints. Plain text; the caller makes it safe to print. */
public final class StateComparisonText {

    private static final int CASES = 8;

    private StateComparisonText() {}

    public static List<String> lines(StateComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("A: " + side(comparison.before()));
        lines.add("B: " + side(comparison.after()));
        comparison.warnings().forEach(warning -> lines.add("note: " + warning));
        lines.add("compared: " + Count.of(comparison.cases().size(), "case") + alone(comparison.onlyBefore(), "A")
                + alone(comparison.onlyAfter(), "B"));
        lines.add("pass rate: " + EvidenceWords.passing(comparison.evidence()));
        lines.add("field score: " + EvidenceWords.score(comparison.evidence()));
        String sample = EvidenceWords.sample(comparison.evidence());
        if (!sample.isEmpty()) {
            lines.add(sample);
        }
        lines.add("now passing: " + names(StateComparisonJson.flipped(comparison, true)));
        lines.add("now failing: " + names(StateComparisonJson.flipped(comparison, false)));
        lines.addAll(fields("fields fixed", comparison, StateComparison.Field::fixed));
        lines.addAll(fields("fields broken", comparison, StateComparison.Field::broken));
        lines.addAll(fields("fields that nobody expects", comparison, StateComparison.Field::added));
        lines.add("cost of these cases in A: "
                + comparison.before().cost(comparison.ids()).words());
        lines.add("cost of these cases in B: "
                + comparison.after().cost(comparison.ids()).words());
        if (!comparison.before().session().equals(comparison.after().session())) {
            lines.add("whole session of A: " + whole(comparison.before().ledger()));
            lines.add("whole session of B: " + whole(comparison.after().ledger()));
        }
        lines.add(comparison.isRegression() ? "B lost something that A had right" : "nothing regressed");
        return lines;
    }

    private static String side(MeasuredState state) {
        Scorecard card = state.scorecard();
        return state.name() + ", iteration " + state.iteration() + " of " + state.session() + ": " + card.passing()
                + " of " + Count.of(card.size(), "case")
                + String.format(Locale.ROOT, " passing, score %.3f", card.score());
    }

    private static String alone(List<String> cases, String side) {
        return cases.isEmpty() ? "" : "; only in " + side + ": " + names(cases);
    }

    private static List<String> fields(
            String heading, StateComparison comparison, Function<StateComparison.Field, Set<String>> cases) {
        List<StateComparison.Field> changed = comparison.fields().stream()
                .filter(field -> !cases.apply(field).isEmpty())
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(heading + ":" + (changed.isEmpty() ? " none" : ""));
        changed.forEach(field -> lines.add("  " + LeafWords.ofField(field.path()) + " in "
                + Count.of(cases.apply(field).size(), "case") + ": " + names(cases.apply(field))));
        return lines;
    }

    private static String whole(Ledger ledger) {
        String usd =
                ledger.meanUsd().isEmpty() ? "cost not reported" : String.format(Locale.ROOT, "$%.4f", ledger.usd());
        return Count.of(ledger.total(), "run") + ", " + ledger.remembered() + " remembered, " + usd;
    }

    private static String names(Collection<String> ids) {
        return ids.isEmpty() ? "none" : Names.few(ids, CASES);
    }
}
