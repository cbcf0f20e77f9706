package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void tellsItsEndInAWordOrTwo() {
        assertThat(end(CaseOutcome.TEMPORARY, 75)).isEqualTo("exit 75");
        assertThat(end(CaseOutcome.EXIT_CODE, 3)).isEqualTo("exit 3");
        assertThat(end(CaseOutcome.TIMEOUT, -1)).isEqualTo("timeout");
        assertThat(end(CaseOutcome.NOT_STARTABLE, -1)).isEqualTo("not startable");
    }

    private static String end(CaseOutcome outcome, int exitCode) {
        return new CaseRun.Attempt(outcome, exitCode, 1, Optional.empty()).end();
    }
}
