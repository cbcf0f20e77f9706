package dev.refine.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/** How much JSON is read at most. One value holds for every document, so that what one reader takes the next one takes too. */
final class Limits {

    /** A thousand levels, and a few for the containers at either end of them. */
    static final int DEPTH = 1_024;

    static final int BYTES = 16 * 1024 * 1024;

    /** Letters of the name of a member. */
    static final int NAME = 1_000;

    /** Keys, values and brackets. */
    static final int TOKENS = 2_000_000;

    /** Letters of a text in a document. */
    static final int TEXT = 4 * 1024 * 1024;

    /** Digits of a number that is still read as a number. */
    static final int DIGITS = 200;

    /** Beyond this a decimal exponent is remarked; values are still compared exactly. */
    static final int EXPONENT = 400;

    private Limits() {}

    static StreamReadConstraints strict() {
        return common().maxNestingDepth(DEPTH).maxNumberLength(DIGITS).build();
    }

    /** Leaves depth and number length to the reader, which reports them as findings. */
    static StreamReadConstraints lenient() {
        return common().maxNestingDepth(DEPTH + 1).maxNumberLength(BYTES).build();
    }

    /** What was read can be written again inside a document about it. */
    static StreamWriteConstraints written() {
        return StreamWriteConstraints.builder().maxNestingDepth(DEPTH + 16).build();
    }

    private static StreamReadConstraints.Builder common() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(BYTES)
                .maxTokenCount(TOKENS)
                .maxStringLength(TEXT)
                .maxNameLength(NAME);
    }
}
