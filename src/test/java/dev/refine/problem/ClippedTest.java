package dev.refine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClippedTest {

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(Clipped.of("four", 4)).isEqualTo("four");
        assertThat(Clipped.of("", 4)).isEmpty();
    }

    @Test
    void marksThatThereWasMore() {
        assertThat(Clipped.of("fifth", 4)).isEqualTo("fift…");
    }
}
