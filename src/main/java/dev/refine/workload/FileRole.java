package dev.refine.workload;

/** What an editable file is to the workload. */
public enum FileRole {
    PROMPT,
    SCHEMA
}
