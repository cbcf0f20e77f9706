package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"costUsd\": \"0.25\"} | \"costUsd\" is \"0.25\".",
                "{\"costUsd\": -0.25} | \"costUsd\" is -0.25.",
                "{\"inputTokens\": {}, \"outputTokens\": true} | \"inputTokens\" is {}. \"outputTokens\" is true.",
                "{\"costUsd\": NaN} | It is no JSON: NaN and Infinity are no numbers in JSON.",
                "[0.25] | It is no JSON object."
            })
    void warnsOnceOfWhatIsNoNumber(String usage, String found) {
        Workshop workshop = reporting(usage, "echo '{}' > \"$2\"");

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.err())
                .containsOnlyOnce("[usage-value]")
                .contains("warning: case ada: usage was reported that cannot be read [usage-value]. " + found
                        + " It counts as unknown, not as zero. Possible are numbers from 0 on, without quotes: inputTokens,"
                        + " outputTokens, costUsd.\n");
        assertThat(workshop.inSession("REFINE_LOG.md"))
                .containsOnlyOnce("[usage-value]")
                .contains("- Tokens: not reported\n")
                .doesNotContain("- Cost: $0");
        assertThat(workshop.refine("check", "--json").json().path("exit").asInt())
                .isEqualTo(1);
    }

    @Test
    void warnsOfNothingThatIsOnlyLeftOut() {
        Workshop workshop = reporting("{\"costUsd\": null, \"inputTokens\": 5, \"model\": \"x\"}", "exit 3");

        assertThat(workshop.refine("check").err()).doesNotContain("usage-value");
    }

    @Test
    void warnsOfAWorkerAndOnlyOnceInASession() {
        Workshop workshop = new Workshop(folder);
        workshop.write("worker.sh", """
                while read -r line; do
                    id=$(expr "$line" : '.*"id" *: *"\\([^"]*\\)"')
                    output=$(expr "$line" : '.*"output" *: *"\\([^"]*\\)"')
                    echo '{}' > "$output"
                    echo "{\\"id\\": \\"$id\\", \\"status\\": \\"ok\\", \\"usage\\": {\\"costUsd\\": \\"1\\"}}" >&3
                done
                """);
        workshop.with(own -> own.put("concurrency", 1).put("worker", "sh worker.sh"));

        Outcome begun = workshop.auto("--iterations", "0");
        workshop.write("prompt.md", "Other.\n");
        Outcome tried = workshop.refine("try", "--yes");

        assertThat(begun.err()).containsOnlyOnce("\"costUsd\" is \"1\".");
        assertThat(tried.err()).doesNotContain("usage-value");
    }

    private Workshop reporting(String usage, String end) {
        return new Workshop(folder)
                .model("echo '" + usage + "' > \"$REFINE_USAGE\"", end)
                .with(own -> own.put("usagePath", "usage/{caseId}.json").put("concurrency", 1));
    }

    private String logOf(String usage, String end) {
        Workshop workshop = reporting(usage, end);

        assertThat(workshop.refine("check").exit()).isEqualTo(1);
        return workshop.inSession("REFINE_LOG.md");
    }
}
