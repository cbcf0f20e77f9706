package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What an output turned out to hold.
 *
 * @param value the value as far as it could be read or unwrapped
 * @param oddities in the order of the text
 */
public record Reading(Optional<JsonNode> value, List<Oddity> oddities) {

    /** Of an output that is not there. */
    public static final Reading NOTHING = new Reading(Optional.empty(), List.of());

    public Reading {
        oddities = List.copyOf(oddities);
    }

    /** A value that was read without anything to remark. */
    public static Reading of(JsonNode value) {
        return new Reading(Optional.of(value), List.of());
    }
}
