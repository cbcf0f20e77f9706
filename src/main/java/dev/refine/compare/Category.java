package dev.refine.compare;

/** The kind of a difference. Codes are part of the contract with users and proposers. */
public enum Category {
    MISSING("missing"),
    EXTRA("extra"),
    WRONG_VALUE("wrong-value"),
    TYPE_MISMATCH("type-mismatch"),
    STRUCTURAL("structural"),
    FORMAT_ONLY("format-only"),
    MOVED("moved"),
    RENAMED_KEY("renamed-key"),
    NULL_VS_ABSENT("null-vs-absent"),
    DUPLICATE_KEY("duplicate-key"),
    UNPARSEABLE("unparseable"),
    TRUNCATED("truncated"),
    NOT_JSON_WRAPPER("not-json-wrapper"),
    TOO_DEEP("too-deep"),
    /** A note: rows were paired with less care than usual, to bound the effort. */
    ALIGNMENT_DEGRADED("alignment-degraded");

    private final String code;

    Category(String code) {
        this.code = code;
    }

    /** Whether it is about how an output is written, which a sentence says, and not about a value in it. */
    public boolean isOfText() {
        return switch (this) {
            case DUPLICATE_KEY, UNPARSEABLE, TRUNCATED, NOT_JSON_WRAPPER, TOO_DEEP -> true;
            default -> false;
        };
    }

    public String code() {
        return code;
    }
}
