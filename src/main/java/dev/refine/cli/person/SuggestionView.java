package dev.refine.cli.person;

import dev.refine.diagnose.Hypothesis;
import dev.refine.files.VisibleText;
import dev.refine.problem.Names;
import java.util.ArrayList;
import java.util.List;

/** A suggestion as lines for a terminal of 80 columns; what a colour says, a sign says, too. */
public final class SuggestionView {

    private static final int WIDTH = 80;
    private static final int MOST_CASES = 12;

    private final boolean colour;

    SuggestionView(boolean colour) {
        this.colour = colour;
    }

    List<String> lines(Suggestion suggestion) {
        Hypothesis hypothesis = suggestion.proposal().hypothesis();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(paragraph(
                "",
                "Suggestion for iteration " + suggestion.iteration() + ", by "
                        + suggestion.proposal().proposer()));
        addField(lines, "Observation", hypothesis.observation());
        addField(lines, "Theory", hypothesis.theory());
        addField(lines, "Prediction", prediction(hypothesis));
        addField(lines, "Confidence", hypothesis.confidence());
        addField(lines, "Impact", suggestion.proposal().impact());
        lines.addAll(new ExampleTable(suggestion.evidence()).lines());
        for (Suggestion.FileChange change : suggestion.changes()) {
            lines.add("");
            lines.addAll(diff(change.diff()));
        }
        lines.add("");
        return lines;
    }

    List<String> evidence(Suggestion suggestion) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (suggestion.evidence().isEmpty()) {
            lines.add("There is no further evidence.");
        }
        suggestion.evidence().forEach(example -> lines.addAll(paragraph("  ", ExampleTable.sentence(example))));
        lines.add("");
        return lines;
    }

    /** Words that run on over lines, each after the first indented a little more. */
    public static List<String> paragraph(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : VisibleText.of(text).strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static void addField(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.addAll(paragraph("  ", label + ": " + text));
        }
    }

    private static String prediction(Hypothesis hypothesis) {
        return "fixes " + cases(hypothesis.prediction().fixes()) + "; at risk: "
                + cases(hypothesis.prediction().risks());
    }

    private static String cases(List<String> ids) {
        return ids.isEmpty() ? "none named" : Names.few(ids, MOST_CASES);
    }

    private List<String> diff(String diff) {
        List<String> lines = new ArrayList<>();
        boolean inHunk = false;
        for (String line : diff.split("\n", -1)) {
            inHunk |= line.startsWith("@@");
            lines.add(painted(VisibleText.of(line), inHunk));
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private String painted(String line, boolean inHunk) {
        if (!colour || line.isEmpty()) {
            return line;
        }
        if (!inHunk) {
            return paint("1", line);
        }
        return switch (line.charAt(0)) {
            case '+' -> paint("32", line);
            case '-' -> paint("31", line);
            case '@' -> paint("36", line);
            default -> line;
        };
    }

    private static String paint(String code, String line) {
        return "\u001b[" + code + "m" + line + "\u001b[0m";
    }
}
