package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs reported to have used, as the log shows it. */
class ReportedUsageTest {

    @TempDir
    private Path folder;

    @Test
    void isShownPartByPartAndNeverAsZeroWhereUnknown() {
        assertThat(logOf("{\"costUsd\": 0.25}", "echo '{}' > \"$2\""))
                .contains("- Tokens: not reported\n- Cost: $0.750\n");
    }

    @Test
    void countsRunsThatGaveNoOutput() {
        assertThat(logOf("{\"inputTokens\": 5, \"costUsd\": 0.25}", "exit 3"))
                .contains("- Tokens: 15 in, unknown out\n- Cost: $0.750\n");
    }

    private String logOf(String usage, String end) {
        Workshop workshop = new Workshop(folder)
                .model("echo '" + usage + "' > \"$REFINE_USAGE\"", end)
                .with(own -> own.put("usagePath", "usage/{caseId}.json"));

        assertThat(workshop.refine("check").exit()).isEqualTo(1);
        return workshop.inSession("REFINE_LOG.md");
    }
}
