package dev.refine.cli.init;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How many rounds an interview has at least. */
public enum Depth {
    SHORT(3, "a simple workload, few cases"),
    MEDIUM(6, "validators, overlays, limits"),
    LONG(9, "many kinds of input, several stages"),
    ABSOLUTE(Integer.MAX_VALUE, "until every question has been asked");

    private final int rounds;
    private final String use;

    Depth(int rounds, String use) {
        this.rounds = rounds;
        this.use = use;
    }

    /** By its name or a beginning of it, whatever the case. */
    public static Optional<Depth> named(String word) {
        String typed = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(depth -> !typed.isEmpty() && depth.name().startsWith(typed))
                .findFirst();
    }

    int minimum() {
        return Math.min(rounds, Topics.count());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String use() {
        return use;
    }

    /** For instance {@code 3+}. */
    String counted() {
        return this == ABSOLUTE ? String.valueOf(Topics.count()) : rounds + "+";
    }
}
