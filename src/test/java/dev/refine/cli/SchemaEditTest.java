package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaEditTest {

    private static final String SCHEMA = "{\"type\": \"object\", \"required\": [\"name\"]}\n";

    @TempDir
    Path folder;

    private Workshop workshop() {
        return new Workshop(folder)
                .write("schema.json", SCHEMA)
                .with(own -> own.putArray("schemaPaths").add("schema.json"));
    }

    private static String requiring(String field) {
        return Workshop.reply("schema.json", "[\"name\"]", "[\"name\", \"" + field + "\"]");
    }

    @Test
    void isRefusedWhenAnExpectedFileWouldNotFitAnyMore() {
        Workshop workshop =
                workshop().replies(requiring("nick")).replies(requiring("nick")).proposes("Give the total.\n", "ada");

        workshop.auto("--iterations", "1");

        assertThat(workshop.read("schema.json")).isEqualTo(SCHEMA);
        assertThat(workshop.inSession("REFINE_LOG.md"))
                .contains(
                        "edit refused: the expected file of case ada would not fit schema.json any more"
                                + " [edit-expected]. It breaks \"required\" (nick). Nothing was written. Allow what is expected.");
    }

    @Test
    void isMadeWhenEveryExpectedFileFits() {
        Workshop workshop = workshop()
                .write("model.sh", Workshop.MODEL.replace("grep -q total prompt.md", "grep -q total schema.json"))
                .replies(requiring("total"));

        workshop.auto("--iterations", "1");

        assertThat(workshop.read("schema.json")).contains("\"total\"");
    }
}
