package dev.refine.cli.person;

import dev.refine.diagnose.FailureGroup;
import dev.refine.files.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What fails today: what was expected beside what came, in 80 columns. Long values are cut here and whole in sentences. */
record ExampleTable(List<FailureGroup.Example> examples) {

    private static final int MOST = 3;
    private static final int NAME = 24;
    private static final int VALUE = 25;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!examples.isEmpty()) {
            lines.add(row("Fails today", "expected", "got"));
        }
        examples.stream()
                .limit(MOST)
                .forEach(example ->
                        lines.add(row("  " + place(example), shown(example.expected()), shown(example.actual()))));
        return lines;
    }

    static String sentence(FailureGroup.Example example) {
        return place(example) + ": expected " + shown(example.expected()) + ", got " + shown(example.actual());
    }

    /** The path of the whole output is empty. */
    private static String place(FailureGroup.Example example) {
        return (example.caseId() + " " + example.path()).stripTrailing();
    }

    private static String row(String name, String expected, String actual) {
        return ("  " + cell(name, NAME) + " " + cell(expected, VALUE) + " " + cell(actual, VALUE)).stripTrailing();
    }

    private static String cell(String text, int width) {
        String line = VisibleText.of(text).replace('\n', ' ').replace('\t', ' ');
        String cut = line.length() <= width ? line : line.substring(0, width - 3) + "...";
        return cut + " ".repeat(width - cut.length());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
