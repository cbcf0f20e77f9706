package dev.refine.propose.plan;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.files.Markdown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An experiment while it is read: fields in any order, the last of two wins, but for changes, which add up. */
final class ExperimentDraft {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PREDICTION_PART =
            Pattern.compile("(?i)(?:should\\s+)?(fix(?:es)?|(?:cases\\s+)?at risk|risks?)\\s*:?\\s*(.*)");

    private final int line;
    private final String title;
    private final Map<PlanField, String> prose = new EnumMap<>(PlanField.class);
    private final List<ChangeDraft> changes = new ArrayList<>();
    /** The field that the first change begins with begins the next ones, too. */
    private PlanField opening;

    ExperimentDraft(int line, String title) {
        this.line = line;
        this.title = title;
    }

    /** The parts of one change as they come; null = not given. */
    static final class ChangeDraft {
        private final Map<PlanField, String> parts = new EnumMap<>(PlanField.class);
        private int line;

        String part(PlanField field) {
            return parts.get(field);
        }

        int line() {
            return line;
        }
    }

    int line() {
        return line;
    }

    List<ChangeDraft> changes() {
        return changes;
    }

    /** @param value Markdown, or for a fenced text the text itself */
    void set(PlanField field, String value, int atLine) {
        switch (field) {
            case FILE, LINE, CURRENT, PROPOSED -> setChange(field, value, atLine);
            default -> prose.put(field, value);
        }
    }

    private void setChange(PlanField field, String value, int atLine) {
        ChangeDraft last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (last == null || last.parts.containsKey(field) || field == opening) {
            last = new ChangeDraft();
            last.line = atLine;
            changes.add(last);
            opening = opening == null ? field : opening;
        }
        if (field == PlanField.FILE) {
            last.line = atLine;
        }
        last.parts.put(field, value);
    }

    Experiment experiment(List<Experiment.Change> finished) {
        List<String> focus = names(PlanField.FOCUS);
        Prediction prediction = prediction();
        Hypothesis hypothesis =
                new Hypothesis(text(PlanField.OBSERVATION), text(PlanField.THEORY), prediction, confidence());
        return new Experiment(title, hypothesis, word(PlanField.GROUP), text(PlanField.IMPACT), finished, focus);
    }

    static OptionalInt number(String value) {
        Matcher digits = NUMBER.matcher(value == null ? "" : value);
        return digits.find() ? OptionalInt.of(Integer.parseInt(digits.group())) : OptionalInt.empty();
    }

    /** One word of Markdown: inline code or plain. */
    static String word(String value) {
        List<String> codes = Markdown.codes(value);
        return codes.isEmpty() ? Markdown.plain(value).strip() : codes.get(0);
    }

    private String word(PlanField field) {
        String value = prose.getOrDefault(field, "");
        return CaseNames.isNone(value) ? "" : word(value);
    }

    private String text(PlanField field) {
        return Markdown.plain(prose.getOrDefault(field, "")).strip();
    }

    private List<String> names(PlanField field) {
        return CaseNames.read(prose.getOrDefault(field, ""));
    }

    /** Given as two fields, or as one line such as {@code fixes a, b; at risk: c}. */
    private Prediction prediction() {
        List<String> fixes = new ArrayList<>(names(PlanField.FIXES));
        List<String> risks = new ArrayList<>(names(PlanField.RISKS));
        for (String part : prose.getOrDefault(PlanField.PREDICTION, "").split("[;\\n]")) {
            Matcher named = PREDICTION_PART.matcher(part.strip().replaceAll("^[-*+]\\s+", ""));
            if (named.matches()) {
                boolean risk = named.group(1).toLowerCase(Locale.ROOT).contains("risk");
                (risk ? risks : fixes).addAll(CaseNames.read(named.group(2)));
            } else {
                fixes.addAll(Markdown.codes(part));
            }
        }
        return new Prediction(
                fixes.stream().distinct().toList(), risks.stream().distinct().toList());
    }

    private String confidence() {
        String word = prose.getOrDefault(PlanField.CONFIDENCE, "").toLowerCase(Locale.ROOT);
        if (word.contains("high")) {
            return "High";
        }
        return word.contains("low") ? "Low" : "Medium";
    }
}
