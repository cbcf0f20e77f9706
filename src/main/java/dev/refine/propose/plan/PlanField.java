package dev.refine.propose.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of an experiment, with the labels that people give them. */
enum PlanField {
    OBSERVATION("observation", "observed"),
    THEORY("theory", "hypothesis", "root cause", "cause"),
    PREDICTION("prediction"),
    FIXES("fixes", "should fix", "cases fixed", "predicted fixes"),
    RISKS("risks", "at risk", "cases at risk", "risk"),
    CONFIDENCE("confidence", "likelihood"),
    IMPACT("impact"),
    GROUP("group", "failure group"),
    FILE("file", "path"),
    LINE("line"),
    FOCUS("focus cases", "focus", "test cases", "cases"),
    CURRENT("current text", "current", "search", "before", "old text"),
    PROPOSED("proposed text", "proposed", "replace", "replacement", "after", "new text");

    private final List<String> labels;

    PlanField(String... labels) {
        this.labels = List.of(labels);
    }

    static Optional<PlanField> of(String label) {
        String plain = label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (PlanField field : values()) {
            if (field.labels.contains(plain)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** Whether its value is text of a file, kept to the character when it is fenced. */
    boolean isText() {
        return this == CURRENT || this == PROPOSED;
    }
}
