package dev.refine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.CaseResult;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void tellsFixedBrokenAndNewLeavesApart() {
        CaseResult before = result(List.of("/a", "/c", "/rows/0#order"), List.of("/kept", "/old"));
        CaseResult after = result(List.of("/b", "/c"), List.of("/kept", "/new"));

        assertThat(Transitions.between(before, after))
                .isEqualTo(new Transitions(Set.of("/a", "/old", "/rows/0#order"), Set.of("/b"), Set.of("/new")));
    }

    private static CaseResult result(List<String> wrong, List<String> extra) {
        return new CaseResult(
                CaseOutcome.OUTPUT,
                0,
                Standing.FAILED,
                0.5,
                wrong,
                extra,
                "runs/0/c/1",
                "output.json",
                1,
                1,
                false,
                List.of(),
                "",
                null,
                null,
                List.of());
    }
}
