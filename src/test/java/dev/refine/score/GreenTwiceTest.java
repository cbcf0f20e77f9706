package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreenTwiceTest {

    @ParameterizedTest
    @CsvSource({
        // stable
        "P, false",
        "PP, false",
        "FF, false",
        // green once, by two of three
        "FPP, true",
        "FPPF, true",
        // green twice
        "FPPP, false",
        "FPPFP, false",
        // red the second time, or the first
        "FPPFF, false",
        "PFF, false",
        "FPF, false"
    })
    void aFlakyCaseNeedsRunsUntilItsMajorityIsKnownTwice(String runs, boolean needsOneMore) {
        List<CaseScore> scores = runs.chars().mapToObj(GreenTwiceTest::score).collect(Collectors.toList());

        assertThat(GreenTwice.needsRun(scores, 3)).isEqualTo(needsOneMore);
    }

    private static CaseScore score(int run) {
        return run == 'P'
                ? new CaseScore("c", Standing.PASSED, 1, Set.of(), Set.of())
                : new CaseScore("c", Standing.FAILED, 0, Set.of("/a"), Set.of());
    }
}
