package dev.refine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void saysTheFirstOnesAndHowManyThereAreBeside() {
        assertThat(Names.few(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }

    @Test
    void saysAllWhereTheyAreFew() {
        assertThat(Names.few(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Names.few(List.of(), 2)).isEmpty();
    }
}
