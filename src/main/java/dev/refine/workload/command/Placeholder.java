package dev.refine.workload.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    public static final Set<Placeholder> ALL = Collections.unmodifiableSet(EnumSet.allOf(Placeholder.class));
    /** A workload is told everything but its answer. */
    public static final Set<Placeholder> TOLD = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(EXPECTED)));
    /** What draws an output is not told what the run used. */
    public static final Set<Placeholder> OF_OVERLAYS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(USAGE)));
    /** What checks an output is told neither that nor where it is drawn. */
    public static final Set<Placeholder> OF_VALIDATORS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(USAGE, OVERLAY)));
    /** What a command can be told that reads a case and no run of it. */
    public static final Set<Placeholder> OF_CASES = Collections.unmodifiableSet(EnumSet.of(CASE, CASE_ID, IMAGE));
    /** What the path of a file that a run writes can be made of. */
    public static final Set<Placeholder> IN_PATHS =
            Collections.unmodifiableSet(EnumSet.of(CASE, CASE_ID, ITERATION, TRIAL));

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

    /** By the word between its braces. */
    public static Optional<Placeholder> named(String word) {
        return Stream.of(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(p -> p.word).toList();
    }
}
