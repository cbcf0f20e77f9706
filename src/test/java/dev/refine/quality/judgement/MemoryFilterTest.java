package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.quality.criterion.CriteriaText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFilterTest {

    private final MemoryFilter filter = new MemoryFilter(
            CriteriaText.read("E1: a, E2: b", "here"),
            Set.of("page/index.html"),
            List.of("<h1>Bread that took two days, warm at seven</h1>"));

    @Test
    void keepsHowToWork() {
        assertThat(filter.line(" - Remember:  Run the tests\n first. ")).contains("Remember: Run the tests first.");
        assertThat(filter.line("Uses pnpm, not npm")).contains("Remember: Uses pnpm, not npm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E2 was hard",
                "The score rose",
                "It is a solid 7/10",
                "The verdict was iterate",
                "The evaluator liked it",
                "Change page/index.html last",
                "index.html is where it is",
                "Keep the line: bread that took two days",
                "Preserve the headline",
                "The approach is at its ceiling"
            })
    void keepsOutWhatTiesTheNextRound(String learning) {
        assertThat(filter.line(learning)).isEmpty();
    }
}
