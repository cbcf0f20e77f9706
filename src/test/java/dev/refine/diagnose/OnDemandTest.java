package dev.refine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnDemandTest {

    private final List<String> read = new ArrayList<>();

    private Map<String, String> of(List<String> ids) {
        return new OnDemand<>(new LinkedHashSet<>(ids), id -> {
            read.add(id);
            return id.startsWith("no") ? Optional.empty() : Optional.of("text of " + id);
        });
    }

    @Test
    void readsNothingBeforeSomebodyAsksAndThenOnce() {
        Map<String, String> texts = of(List.of("b", "a"));

        assertThat(read).isEmpty();
        assertThat(texts.get("a")).isEqualTo("text of a");
        assertThat(texts.containsKey("a")).isTrue();
        assertThat(read).containsExactly("a");
    }

    @Test
    void goesThroughWhatThereIsInTheOrderOfTheIds() {
        assertThat(of(List.of("b", "none", "a")))
                .containsExactly(Map.entry("b", "text of b"), Map.entry("a", "text of a"));
    }

    @Test
    void hasNothingForIdsThatItDoesNotKnow() {
        assertThat(of(List.of("a")).get("c")).isNull();
        assertThat(read).isEmpty();
    }

    @Test
    void readsOnlyAsFarAsSomebodyLooks() {
        Iterator<String> values = of(List.of("a", "b", "c")).values().iterator();

        values.next();

        assertThat(read).containsExactly("a");
    }

    @Test
    void forgetsWhatNobodyAskedForInALongTime() {
        List<String> ids = IntStream.range(0, 1025).mapToObj(Integer::toString).toList();
        Map<String, String> texts = of(ids);

        ids.forEach(texts::get);
        read.clear();
        texts.get("1024");
        texts.get("0");

        assertThat(read).containsExactly("0");
    }
}
