package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of proposers, the first of which says again and again what does not fit. */
class ProposerListTest {

    private static final String REFUSED = "\"type\":\"ProposalRefused\"";

    @TempDir
    Path folder;

    private Workshop workshop;
    private String prompt;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder)
                .write("reply.json", Workshop.reply("prompt.md", "Nobody wrote this.", "x"))
                .write("propose.sh", "cat > /dev/null\ncat reply.json\n")
                .with(own -> {
                    ArrayNode list = own.putArray("proposer");
                    list.addObject().put("command", "sh propose.sh");
                    list.add("rules");
                });
        prompt = workshop.read("prompt.md");
    }

    @Test
    void givesTheNextOneItsTurnAlsoWhenASecondRefusalWasTheLastThingBeforeAKill() throws IOException {
        JsonNode uncut = workshop.auto("--json", "--iterations", "1").json();
        List<String> formed = formed();
        Path journal = workshop.session().resolve("journal.jsonl");
        List<String> records = Files.readAllLines(journal);
        int cut = 0;
        while (!records.get(cut).contains(REFUSED)) {
            cut++;
        }
        Files.writeString(journal, String.join("\n", records.subList(0, cut + 1)) + "\n");
        Files.delete(workshop.session().resolve("REFINE_LOG.md"));
        workshop.write("prompt.md", prompt);

        JsonNode resumed = workshop.auto("--continue", "--json").json();

        assertThat(formed).containsExactly("command", "rules");
        assertThat(formed()).isEqualTo(formed);
        assertThat(resumed.path("iterations")).isEqualTo(uncut.path("iterations"));
    }

    private List<String> formed() {
        List<String> names = new ArrayList<>();
        for (String line : workshop.inSession("journal.jsonl").split("\n")) {
            if (line.contains("\"type\":\"HypothesisFormed\"")) {
                names.add(line.replaceFirst(".*\"proposer\":\"([a-z]+)\".*", "$1"));
            }
        }
        return names;
    }
}
