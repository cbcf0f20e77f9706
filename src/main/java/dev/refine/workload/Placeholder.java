package dev.refine.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command can be told about its run: {@code {name}} in its text, {@code REFINE_*} in its environment. */
public enum Placeholder {
    /** Absolute path of the case; in {@code outputPath} its path relative to the manifest. */
    CASE("case"),
    CASE_ID("caseId"),
    /** Where the output is to be written. */
    OUTPUT("output"),
    OVERLAY("overlay"),
    /** The same as {@link #CASE}. */
    IMAGE("image"),
    ITERATION("iteration"),
    TRIAL("trial"),
    /** Where tokens and cost may be written. */
    USAGE("usage"),
    /** The session's folder. */
    SESSION("session"),
    /** Path of the expected output; never given to the workload. */
    EXPECTED("expected");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** As it stands in a manifest, braces included. */
    public String text() {
        return "{" + word + "}";
    }

    /** Name of its environment variable. */
    public String variable() {
        return "REFINE_" + name();
    }

    static Optional<Placeholder> named(String word) {
        return Stream.of(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(p -> p.word).toList();
    }
}
