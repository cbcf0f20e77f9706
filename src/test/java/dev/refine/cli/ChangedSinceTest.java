package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedSinceTest {

    private static final String AFTER_RESTORE =
            "no longer as the session left it: prompt.md; refine restore 2 puts that state back\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void aSessionThatConverged() {
        workshop = new Workshop(folder.resolve("begun"))
                .proposes(Workshop.NO_MARKS, "ada")
                .proposes(Workshop.WITH_TOTAL, "ada");
        workshop.auto();
    }

    private List<String> changedSince() {
        JsonNode status = Shape.checked("status-result.schema.json", workshop.refine("status", "--json"));
        return status.path("changedSince").valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void isSaidOfFilesThatSomebodyHasPutBackOrEdited() {
        assertThat(workshop.refine("status").out()).doesNotContain("no longer");
        assertThat(changedSince()).isEmpty();

        workshop.refine("restore", "0");
        assertThat(workshop.refine("status").out()).endsWith(AFTER_RESTORE);
        assertThat(changedSince()).containsExactly("prompt.md");

        workshop.refine("restore", "2");
        assertThat(workshop.refine("status").out()).doesNotContain("no longer");

        workshop.write("prompt.md", "My own.\n");
        assertThat(workshop.refine("status").out()).endsWith(AFTER_RESTORE);
    }

    @Test
    void isSaidOfTheFolderInWhichTheSessionLiesNow() throws IOException {
        Path session = workshop.session();
        Path moved = folder.resolve("moved");
        Files.move(workshop.folder, moved);
        Path there = moved.resolve(workshop.folder.relativize(session));
        workshop = new Workshop(moved);

        assertThat(workshop.refine("status", "--session", there.toString()).out())
                .endsWith("prompt.md; refine restore 2 --session DIR/" + moved.relativize(there)
                        + " puts that state back\n");
        workshop.refine("restore", "2");
        assertThat(workshop.refine("status", "--session", there.toString()).out())
                .doesNotContain("no longer");
    }

    @Test
    void isNotSaidOfACheckWhichLeavesNothing() {
        workshop.refine("check");
        workshop.refine("restore", "0");

        assertThat(workshop.refine("status").out()).doesNotContain("no longer");
    }
}
