package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleInstructionTest {

    /** Both fields get a mark too many; the one heeds a short instruction, the other only a long one. */
    private static final String MODEL = """
            #!/bin/sh
            grep -q 'without the' prompt.md && name= || name='!'
            grep -q 'Cut off everything around `nick`' prompt.md && nick= || nick='!'
            while IFS=': ' read -r key value; do
                [ "$key" != name ] || first=$value
                [ "$key" != nick ] || second=$value
            done < "$1"
            printf '{"name": "%s", "nick": "%s"}' "$first$name" "$second$nick" > "$2"
            """;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void threeCards() {
        workshop = new Workshop(folder).model(MODEL.split("\n"));
        for (String id : new String[] {"ada", "bob", "cleo"}) {
            workshop.write("cases/" + id + ".txt", "name: " + id + "\nnick: x" + id + "\n")
                    .write("expected/" + id + ".json", "{\"name\": \"" + id + "\", \"nick\": \"x" + id + "\"}");
        }
    }

    @Test
    void isNamedInTheDebriefWhereNoLaterEditCouldTakeItOut() {
        workshop.auto("--iterations", "1");

        assertThat(workshop.read("prompt.md")).contains("\n- Give `name` and `nick` without the \"!\" behind.\n");
        assertThat(workshop.inSession("REFINE.md"))
                .contains(
                        "- \"Give \\`name\\` and \\`nick\\` without the \"!\" behind.\" in prompt.md mended nothing of nick in"
                                + " iteration 1: what it says of nick can probably go\n");
    }

    @Test
    void goesWhenTheEditThatBroughtItWasKeptForSomethingElse() {
        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(workshop.inSession("REFINE.md")).doesNotContain("mended nothing");
        assertThat(workshop.read("prompt.md")).isEqualTo("""
                Copy the card.

                ## Output rules

                - Give `name` without the "!" behind.
                - Cut off everything around `nick` that is not the value itself, such as words, labels, units and""" + " punctuation: \"xada!\" becomes \"xada\".\n");
    }

    @Test
    void isNotSaidOfALineThatMendedAFieldOfTheRightRowsWhereRowsTooManyAreLeft() {
        Workshop rows = new Workshop(folder.resolve("rows"))
                .model(
                        "#!/bin/sh",
                        "grep -q null prompt.md && due=null || due='\"\"'",
                        "printf '{\"acts\": [{\"who\": \"ann\", \"due\": %s}, {\"who\": \"nobody\", \"due\": %s}]}'"
                                + " \"$due\" \"$due\" > \"$2\"");
        for (String id : new String[] {"ada", "bob", "cleo"}) {
            rows.write("cases/" + id + ".txt", "ann has to " + id + "\n")
                    .write("expected/" + id + ".json", "{\"acts\": [{\"who\": \"ann\", \"due\": null}]}");
        }

        Outcome outcome = rows.auto("--iterations", "6");

        assertThat(rows.read("prompt.md")).contains("null");
        assertThat(rows.inSession("REFINE.md")).doesNotContain("mended nothing");
        assertThat(outcome.err()).contains("first failing ada, extra /acts/*/").doesNotContain("+0");
    }

    @Test
    void isNotSaidOfALineThatWasKeptForAMetric() {
        workshop.proposes("Give `nick` in one word.\n", "ada").with(own -> {
            own.put("mode", "custom").put("maxIterations", 1);
            own.put("metricCommand", "printf '{\"words\": %s}' $(grep -c word prompt.md)");
            own.putObject("objective").put("metric", "words");
        });

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.json().at("/final/iteration").asInt())
                .as(outcome.toString())
                .isEqualTo(1);
        assertThat(workshop.inSession("REFINE.md")).doesNotContain("mended nothing");
    }
}
