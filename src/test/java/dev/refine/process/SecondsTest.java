package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondsTest {

    @Test
    void areWrittenAsBrieflyAsCanBe() {
        assertThat(Seconds.of(Duration.ofMinutes(2))).isEqualTo("120");
        assertThat(Seconds.of(Duration.ofMillis(500))).isEqualTo("0.5");
        assertThat(Seconds.of(Duration.ofMillis(1050))).isEqualTo("1.05");
    }
}
