package dev.refine.cli.diff;

import dev.refine.compare.Comparison;
import dev.refine.compare.Difference;
import dev.refine.compare.DifferencePattern;
import dev.refine.compare.Explanation;
import dev.refine.files.VisibleText;
import dev.refine.problem.Count;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison for people: one line per pattern, examples below it with both values side by side. */
final class DiffText {

    private static final int WIDEST = 60;

    private final PrintWriter out;

    DiffText(PrintWriter out) {
        this.out = out;
    }

    void print(Comparison comparison, boolean all) {
        List<DifferencePattern> patterns = comparison.patterns();
        line(String.format(
                Locale.ROOT,
                "%s: score %.4f, precision %.4f, recall %.4f, %s in %s",
                comparison.equal() ? "equal" : "different",
                comparison.score(),
                comparison.precision(),
                comparison.recall(),
                Count.of(comparison.differences().size(), "finding"),
                Count.of(patterns.size(), "pattern")));
        for (DifferencePattern pattern : patterns) {
            List<Difference> shown = all
                    ? comparison.differences().stream()
                            .filter(one -> one.pattern().equals(pattern.pattern()))
                            .toList()
                    : pattern.examples();
            print(pattern, shown);
        }
        comparison.warnings().forEach(warning -> line("warning: " + warning));
    }

    private void print(DifferencePattern pattern, List<Difference> shown) {
        Difference first = shown.get(0);
        String tag = first.tag().isEmpty() ? "" : " (" + first.tag() + ")";
        String place = first.patternPath().isEmpty() ? "the whole document" : first.patternPath();
        line(String.format(
                Locale.ROOT,
                "%6d  %s%s  %s%s",
                pattern.count(),
                pattern.code(),
                tag,
                place,
                first.cost() ? "" : "  (costs nothing)"));
        int widest = 0;
        for (Difference one : shown) {
            widest = Math.max(widest, Math.min(WIDEST, one.expected().length()));
        }
        for (Difference one : shown) {
            line("        " + example(one, widest));
        }
        if (shown.size() < pattern.count()) {
            line("        and " + (pattern.count() - shown.size()) + " more");
        }
    }

    private static String example(Difference one, int widest) {
        String there = one.path().isEmpty() ? "/" : one.path();
        String place = one.actualPath().equals(one.path()) ? there : there + " ~ " + one.actualPath();
        String left = one.expected().isEmpty() ? "-" : one.expected();
        String right = one.actual().isEmpty() ? "-" : one.actual();
        return place + "  " + left + " ".repeat(Math.max(0, widest - left.length())) + " | " + right;
    }

    void print(Explanation explanation) {
        line("path: " + (explanation.path().isEmpty() ? "/" : explanation.path()));
        line("rule: " + explanation.rule());
        line("partner: " + (explanation.actualPath() == null ? "none" : explanation.actualPath()));
        explanation.steps().forEach(this::line);
        if (explanation.differences().isEmpty()) {
            line("no differences here");
        }
        for (Difference one : explanation.differences()) {
            String tag = one.tag().isEmpty() ? "" : " (" + one.tag() + ")";
            line(one.category().code() + tag + "  " + example(one, 0));
        }
    }

    private void line(String text) {
        out.println(VisibleText.of(text.replace('\n', ' ')));
    }
}
