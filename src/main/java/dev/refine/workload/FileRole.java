package dev.refine.workload;

import java.util.Locale;

/** What an editable file is to the workload. */
public enum FileRole {
    PROMPT,
    SCHEMA;

    /** As a proposer and a person read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
