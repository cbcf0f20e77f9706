package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeavesTest {

    @Test
    void areTheSameSetInOrderWhateverTheyAreMadeOf() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<String> names = Stream.generate(() -> "/" + random.nextInt(9))
                    .limit(random.nextInt(12))
                    .toList();
            TreeSet<String> expected = new TreeSet<>(names);

            assertThat(Leaves.of(names)).isEqualTo(expected).containsExactlyElementsOf(expected);
            assertThat(Leaves.of(expected)).isEqualTo(Leaves.of(names)).hasSameHashCodeAs(expected);
            for (int name = 0; name < 9; name++) {
                assertThat(Leaves.of(names).contains("/" + name)).isEqualTo(names.contains("/" + name));
            }
        }
    }

    @Test
    void neverChange() {
        assertThatThrownBy(() -> Leaves.of(Set.of("/a")).add("/b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Leaves.of(Set.of("/a")).remove("/a"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
