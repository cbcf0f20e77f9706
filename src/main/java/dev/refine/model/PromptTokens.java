package dev.refine.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts the tokens of a text by one fixed table. Every model has its own, so the number is no bill; but it falls and
 * rises with all of them, and it is the same on every machine and every day.
 */
public final class PromptTokens {

    private PromptTokens() {}

    /** Special tokens in the text count as the ordinary characters that they are written with. */
    public static int count(String text) {
        return Table.ENCODING.countTokensOrdinary(text);
    }

    /** Read only when somebody counts: the table is large. */
    private static final class Table {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }
}
