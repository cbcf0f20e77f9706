package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.CaseResult;
import dev.refine.journal.CaseResult.Usage;
import dev.refine.journal.Tokens;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {

    private static final CaseResult SILENT = answered(null);

    @Test
    void sumsEachPartThatEveryRunReported() {
        assertThat(Spent.tokens(List.of(answered(new Usage(100L, null, 0.5)), answered(new Usage(5L, 7L, 0.25)))))
                .isEqualTo(Tokens.of(105L, null, 0.75));
        assertThat(Spent.tokens(List.of(answered(new Usage(null, null, 0.01))))).isEqualTo(Tokens.of(null, null, 0.01));
    }

    @Test
    void knowsNothingWhereOneRunWithAnOutputIsSilent() {
        assertThat(Spent.tokens(List.of(answered(new Usage(1L, 2L, 3.0)), SILENT)))
                .isEqualTo(Tokens.of(null, null, null));
        assertThat(Spent.tokens(List.of())).isEqualTo(Tokens.of(null, null, null));
    }

    @Test
    void countsRunsWithoutOutputThatReportedAndNoOthers() {
        Usage one = new Usage(1L, 2L, 3.0);

        assertThat(Spent.tokens(List.of(answered(one), failed(one), failed(null))))
                .isEqualTo(Tokens.of(2L, 4L, 6.0));
        assertThat(Spent.tokens(List.of(answered(one), failed(new Usage(null, null, 1.0)))))
                .isEqualTo(Tokens.of(null, null, 4.0));
        assertThat(Spent.tokens(List.of(failed(null)))).isEqualTo(Tokens.of(null, null, null));
    }

    @Test
    void leavesOutWhatIsRemembered() {
        assertThat(Spent.tokens(List.of(answered(new Usage(1L, 2L, 3.0)), SILENT.recalled())))
                .isEqualTo(Tokens.of(1L, 2L, 3.0));
    }

    @Test
    void saysNothingOfSumsThatAreTooLarge() {
        CaseResult huge = answered(new Usage(5_000_000_000_000_000_000L, 1L, 1e308));

        assertThat(Spent.tokens(List.of(huge, huge, huge, huge))).isEqualTo(Tokens.of(null, 4L, null));
        assertThat(Spent.tokens(
                        List.of(answered(new Usage(Long.MAX_VALUE, 1L, 1.0)), answered(new Usage(0L, 1L, 1.0)))))
                .isEqualTo(Tokens.of(Long.MAX_VALUE, 2L, 2.0));
    }

    private static CaseResult answered(Usage usage) {
        return result(CaseOutcome.OUTPUT, "output.json", usage);
    }

    private static CaseResult failed(Usage usage) {
        return result(CaseOutcome.EXIT_CODE, "", usage);
    }

    private static CaseResult result(CaseOutcome outcome, String output, Usage usage) {
        return new CaseResult(
                outcome,
                0,
                Standing.PASSED,
                1,
                List.of(),
                List.of(),
                "runs/x",
                output,
                1,
                1,
                false,
                List.of(),
                "",
                usage,
                null,
                List.of());
    }
}
