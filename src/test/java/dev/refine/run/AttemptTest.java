package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void tellsItsEndInAWordOrTwo() {
        assertThat(new CaseRun.Attempt(CaseOutcome.TEMPORARY, 75, 1).end()).isEqualTo("exit 75");
        assertThat(new CaseRun.Attempt(CaseOutcome.EXIT_CODE, 3, 1).end()).isEqualTo("exit 3");
        assertThat(new CaseRun.Attempt(CaseOutcome.TIMEOUT, -1, 1).end()).isEqualTo("timeout");
        assertThat(new CaseRun.Attempt(CaseOutcome.NOT_STARTABLE, -1, 1).end()).isEqualTo("not startable");
    }
}
