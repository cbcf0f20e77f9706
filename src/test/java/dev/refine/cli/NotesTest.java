package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes along with every request to a proposer. */
class NotesTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void anEarlierSession() {
        workshop = new Workshop(folder).write("PITFALLS.md", "Never mention cats.\n");
        workshop.proposes("You may guess.\n", "ada");
        workshop.auto("--iterations", "1");
    }

    private JsonNode notes() {
        return workshop.refine("propose", "--json").json().path("notes");
    }

    @Test
    void areThePitfallsAndTheDebriefsOfEarlierSessions() {
        assertThat(notes().toString()).isEqualTo("[\"Never mention cats.\\n\"]");
        String first = workshop.session().getFileName().toString();

        workshop.refine("check");
        workshop.auto("--iterations", "0");

        assertThat(notes()).hasSize(2);
        assertThat(notes().get(1).asText())
                .startsWith("Debrief of the earlier session " + first + "\n\n# cards: debrief\n")
                .contains("+You may guess.")
                .hasSizeLessThan(4_200);
    }

    @Test
    void leaveOutADebriefThatShowsACaseOfTheHoldout() {
        workshop.with(own -> own.putArray("holdout").add("cases/cleo.txt"));

        workshop.auto("--iterations", "0");

        assertThat(notes()).hasSize(1);
    }

    @Test
    void areNoMoreThanThreeDebriefsTheNewestFirst() {
        for (int session = 2; session <= 5; session++) {
            workshop.auto("--iterations", "0");
        }

        assertThat(notes()).hasSize(4);
        assertThat(notes().get(1).asText())
                .startsWith("Debrief of the earlier session "
                        + workshop.sessions().get(3).getFileName() + "\n");
    }
}
