package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Ledger;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.workload.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Manifest.Budget DOLLARS =
            new Manifest.Budget(Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(0.9));

    @Test
    void retriesTheOneCaseThatGoesAlone() {
        Allowance allowance = allowance(new Reach(DOLLARS, Optional.empty(), true, 4));

        assertThat(allowance.admits("a", List.of())).isTrue();
        assertThat(allowance.admits("b", List.of())).isFalse();
        assertThat(allowance.admits("a", List.of(attempt(Optional.empty())))).isTrue();
        assertThat(allowance.refusal()).isEmpty();
    }

    @Test
    void startsNoRetryThatTheDollarsDoNotReachFor() {
        Allowance allowance = allowance(new Reach(DOLLARS, Optional.empty(), true, 4));

        assertThat(allowance.admits("a", List.of())).isTrue();
        assertThat(allowance.admits("a", List.of(attempt(Optional.of(0.5))))).isFalse();
        assertThat(allowance.refusal())
                .hasValue("$0.5000 of $0.9000 are spent and the next step would cost about $0.5000");
    }

    @Test
    void waitsForNoReportWhereNothingReports() {
        Manifest.CaseEstimate estimate = new Manifest.CaseEstimate(OptionalDouble.of(0.3), OptionalDouble.empty());
        Allowance allowance = allowance(new Reach(DOLLARS, Optional.of(estimate), false, 4));

        assertThat(List.of("a", "b", "c"))
                .allSatisfy(
                        id -> assertThat(allowance.admits(id, List.of())).as(id).isTrue());
        assertThat(allowance.admits("d", List.of())).isFalse();
        assertThat(allowance.refusal())
                .hasValue("$0.0000 of $0.9000 are spent and the next step would cost about $1.2000");
    }

    private static Allowance allowance(Reach reach) {
        return new Allowance(reach, new Reach.Need(1, 0, 0, 0), new Ledger(), () -> 0);
    }

    private static CaseRun.Attempt attempt(Optional<Double> usd) {
        return new CaseRun.Attempt(
                CaseOutcome.TEMPORARY,
                75,
                1,
                usd.map(cost -> new CaseRun.Usage(Optional.empty(), Optional.empty(), Optional.of(cost))));
    }
}
