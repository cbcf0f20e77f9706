package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTemplateTest {

    @TempDir
    Path folder;

    /** The workshop checks that exit 2 leaves no file, not even a lock. */
    @ParameterizedTest
    @ValueSource(strings = {"REFINE_LOG.md", "REFINE.md", "REFINE_PLAN.md"})
    void thatIsBrokenIsNoticedBeforeAnythingIsWritten(String name) {
        Workshop workshop = new Workshop(folder).write("templates/" + name, "{{heading}}\n{{#fields}\n");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("templates/" + name + ":2: the template cannot be used [template-invalid].")
                .endsWith("Correct it, or delete it to get the built-in one.\n");
    }

    @Test
    void isUsed() {
        Workshop workshop =
                new Workshop(folder).write("templates/REFINE.md", "# Mine\n").write("templates/other.md", "{{#");

        assertThat(workshop.auto().exit()).isZero();
        assertThat(workshop.inSession("REFINE.md")).isEqualTo("# Mine\n");
    }
}
