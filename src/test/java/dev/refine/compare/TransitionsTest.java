package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void tellsFixedBrokenStillWrongAndNewLeavesApart() {
        String expected = "{\"a\":1,\"b\":2,\"c\":3,\"rows\":[{\"x\":1},{\"x\":2}]}";
        Comparison before = compare(expected, "{\"a\":9,\"b\":2,\"c\":8,\"old\":0,\"rows\":[{\"x\":2},{\"x\":1}]}");
        Comparison after = compare(expected, "{\"a\":1,\"b\":9,\"c\":8,\"new\":0,\"rows\":[{\"x\":1},{\"x\":2}]}");

        assertThat(Transitions.between(before, after))
                .isEqualTo(new Transitions(
                        Set.of("/a", "/old", "/rows/0#order"), Set.of("/b"), Set.of("/c"), Set.of("/new")));
    }
}
