package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a case is data: it runs nothing, breaks nothing, and the case is measured like any other. */
class HostileNameTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with two spaces",
                "it's \"quoted\"",
                "$(touch mark)",
                "`touch mark`",
                "; touch mark #",
                "a\n; touch mark",
                "-rf",
                "{caseId} {expected}",
                "*",
                "Zoë 🎯",
                "\u001b[31mred",
            })
    void measuresACaseOfAnyName(String name) {
        measures(name);
    }

    @Test
    void measuresACaseOfALongName() {
        measures("n".repeat(200));
    }

    private void measures(String name) {
        Workshop workshop = new Workshop(folder);
        workshop.given(name, "Dora", 6).write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);

        Outcome outcome = workshop.refine("check", "--json", "--verbose");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("results").findValuesAsText("case")).contains(name);
        assertThat(workshop.has("mark")).isFalse();
        assertThat(workshop.has("out/" + name + ".json")).isTrue();
        assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b");
        assertThat(workshop.refine("--dry-run").exit()).isZero();
    }
}
