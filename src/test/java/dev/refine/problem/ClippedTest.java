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
        assertThat(Clipped.within("fifth", 4)).isEqualTo("fif…");
        assertThat(Clipped.within("four", 4)).isEqualTo("four");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Clipped.of("a🎯b", 2)).isEqualTo("a…");
        assertThat(Clipped.within("a🎯b", 3)).isEqualTo("a…");
        assertThat(Clipped.of("a🎯b", 3)).isEqualTo("a🎯…");
    }
}
