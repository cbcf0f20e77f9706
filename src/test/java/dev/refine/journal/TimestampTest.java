package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    private static final long SEED = 11;

    @Test
    void readsWhatAnInstantWrites() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int round = 0; round < 2_000; round++) {
            int unit = units[random.nextInt(units.length)];
            long second = random.nextLong(-4_000_000_000L, 40_000_000_000L);
            Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * unit);

            assertThat(Timestamp.parse(time.toString())).as("seed %d", SEED).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "noon",
                "",
                "2026-01-01T00:00:00.Zx"
            })
    void refusesWhatAnInstantRefuses(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
