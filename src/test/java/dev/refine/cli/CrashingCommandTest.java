package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a command gives nothing to judge has a name of its own, and none of them counts as passed. */
class CrashingCommandTest {

    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([A-Z_]+)\"");

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void fiveCasesOneAtATime() {
        workshop = new Workshop(folder).given("dan", "Dan", 6).given("eve", "Eve", 7);
        workshop.with(own -> own.put("concurrency", 1).put("retries", 0));
        workshop.write("plain", "no program").write("foreign", "#!/no/such/interpreter\n");
        folder.resolve("foreign").toFile().setExecutable(true);
    }

    /** The first three errors say it all; a failed case is a result like any other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing              | no-such             | NOT_STARTABLE     | 3 | 3",
                "not executable       | ./plain             | NOT_STARTABLE     | 3 | 3",
                "a folder             | ./cases             | NOT_STARTABLE     | 3 | 3",
                "without interpreter  | ./foreign           | NOT_STARTABLE     | 3 | 3",
                "crashes by a signal  | kill -SEGV $$       | SIGNAL            | 3 | 3",
                "out of memory        | kill -KILL $$       | SIGNAL            | 3 | 3",
                "always asks for time | exit 75             | TEMPORARY         | 3 | 3",
                "crashes at once      | exit 1              | EXIT_CODE         | 5 | 1",
                "missing in the shell | no-such             | EXIT_CODE         | 5 | 1",
                "crashes with output  | echo {} > $2; exit 9 | EXIT_CODE        | 5 | 1",
                "exits without output | exit 0              | NO_OUTPUT         | 5 | 1",
                "a folder as output   | mkdir $2            | UNREADABLE_OUTPUT | 5 | 1",
                "an empty output      | : > $2              | OUTPUT            | 5 | 1",
                "half an output       | printf '{\"name' > $2 | OUTPUT          | 5 | 1",
                "half a number        | printf '[1.' > $2   | OUTPUT            | 5 | 1",
            })
    void hasANameAndNeverPasses(String what, String command, String outcome, int measured, int exit) {
        if (outcome.equals("NOT_STARTABLE")) {
            workshop.with(own -> own.set(
                    "runCommand", Json.array().add(command).add("{case}").add("{output}")));
        } else {
            workshop.model(command);
        }

        Outcome checked = workshop.refine("check", "--json");

        assertThat(checked.exit()).as(checked.err()).isEqualTo(exit);
        assertThat(outcomes()).hasSize(measured).containsOnly(outcome);
        assertThat(checked.json().path("passing").asInt()).isZero();
        for (JsonNode result : checked.json().path("results")) {
            assertThat(result.path("passed").asBoolean()).isFalse();
            assertThat(result.path("outcome").asText()).isEqualTo(exit == 3 ? "error" : "failed");
        }
        if (exit == 3) {
            assertThat(checked.err())
                    .contains("3 of 3 cases broke down: that is no measurement [too-many-errors]. First case ada: ");
        }
    }

    @Test
    void threeDifferentErrorsStopNothing() {
        workshop.model("case $1 in *bob*) exit 75;; *) kill -SEGV $$;; esac");

        assertThat(workshop.refine("check").exit()).isEqualTo(3);

        assertThat(outcomes()).containsExactly("SIGNAL", "TEMPORARY", "SIGNAL", "SIGNAL", "SIGNAL");
    }

    @Test
    void errorsAfterAnOutputStopNothing() {
        workshop.model("case $1 in *ada*) echo {} > $2;; *) kill -SEGV $$;; esac");

        assertThat(workshop.refine("check").exit()).isEqualTo(3);

        assertThat(outcomes()).containsExactly("OUTPUT", "SIGNAL", "SIGNAL", "SIGNAL", "SIGNAL");
    }

    @Test
    void threeFailedCasesStopNothing() {
        workshop.model("case $1 in *eve*) cp expected/eve.json $2;; *) exit 1;; esac");

        assertThat(workshop.refine("check").exit()).isEqualTo(1);

        assertThat(outcomes()).containsExactly("EXIT_CODE", "EXIT_CODE", "EXIT_CODE", "EXIT_CODE", "OUTPUT");
    }

    private List<String> outcomes() {
        return OUTCOME.matcher(workshop.inSession("journal.jsonl"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
