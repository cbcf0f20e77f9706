package dev.refine.process;

import java.util.Optional;
import java.util.UUID;

/** The variable by which every process of one session is told from all others, and those of one command from the rest. */
record Mark(String session) {

    static final String VARIABLE = "REFINE_RUN_ID";

    /** A refine inside a case of another refine keeps the outer mark, or its children would escape the outer sweep. */
    static Mark fresh() {
        String outer =
                Optional.ofNullable(System.getenv(VARIABLE)).map(id -> id + "/").orElse("");
        return new Mark(outer + UUID.randomUUID());
    }

    /** Of the shells that guard commands, and of no command. */
    String ofGuards() {
        return session + "-guard";
    }

    /** Contained in no other. */
    String of(long id) {
        return session + "-" + id + ".";
    }

    /** A shell word for {@link #of} the number that is in {@code $1}. */
    String word() {
        return NativeText.quoted(session + "-") + "\"$1.\"";
    }
}
