package dev.refine.workload.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerturbationTest {

    private static final String TEXT = """
            Invoice no. INV-2024-17 of 3 May 2024
            Bill to: Jørgen O'Neill-Schmidt, Rosewood Lane
            Amount due: 1,204.50 EUR   (all inclusive)

            Thank you for your business. Please pay soon.
            """;
    private static final Set<String> ANSWER =
            Set.copyOf(Passage.words("Jørgen O'Neill-Schmidt | INV-2024-17 | 1204.50 | EUR"));

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void leavesEveryWordOfTheAnswer(Perturbation kind) {
        for (long seed = 0; seed < 200; seed++) {
            List<String> words = List.of(apply(kind, seed).split("\\s+"));

            assertThat(words)
                    .as("seed " + seed)
                    .contains("INV-2024-17", "Jørgen", "O'Neill-Schmidt,", "1,204.50", "EUR", "3", "2024");
        }
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void changesTheTextAndAlwaysInTheSameWay(Perturbation kind) {
        Set<String> texts = new HashSet<>();
        List<String> again = new ArrayList<>();
        for (long seed = 0; seed < 50; seed++) {
            texts.add(apply(kind, seed));
            again.add(apply(kind, seed));
        }
        assertThat(texts).doesNotContain(TEXT).containsExactlyInAnyOrderElementsOf(new HashSet<>(again));
    }

    private static String apply(Perturbation kind, long seed) {
        return kind.apply(new Passage(TEXT, ANSWER), new SplittableRandom(seed));
    }
}
