package dev.refine.diagnose.value;

/** Whether a value stands in a case's input. What is not there cannot be read, only invented or computed. */
public enum Presence {
    /** As it is. */
    VERBATIM,
    /** In another format, letter case or spacing. */
    OTHER_FORM,
    ABSENT,
    /** No text to look in, or a kind of value that is never spelt out. */
    CANNOT_TELL
}
