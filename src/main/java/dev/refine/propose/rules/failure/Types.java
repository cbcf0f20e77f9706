package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** JSON types by the names that JSON Schema uses. */
final class Types {

    private Types() {}

    /** Every number is a {@code number}: that a sample holds only whole ones proves little. */
    static String of(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
