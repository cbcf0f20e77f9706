package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private static final byte[] ROWS = "[{\"a\":1},{\"a\":2}]".getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void forget() {
        Thread.interrupted();
    }

    @Test
    void endsAComparisonWithoutAResult() {
        Reading actual = OutputReader.read(ROWS);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Comparer(CompareRules.none()).compare(Json.parse("[{\"a\":1}]"), actual))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void endsTheReadingOfAnOutput() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> OutputReader.read(ROWS)).isInstanceOf(CancellationException.class);
    }
}
