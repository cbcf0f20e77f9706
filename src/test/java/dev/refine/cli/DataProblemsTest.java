package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no prompt can mend is said to the user, and kept from proposers. */
class DataProblemsTest {

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void threeMoreCasesAndOneWrongLabel() {
        workshop = new Workshop(folder)
                .given("dora", "Dora", 6)
                .given("emil", "Emil", 7)
                .given("fred", "Fred", 8);
        workshop.write("prompt.md", "Copy the card. " + Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        workshop.write("expected/fred.json", "{\"name\": \"Gina\", \"total\": 8}\n");
    }

    @Test
    void saysWhichExpectedFileIsInDoubt() {
        Outcome outcome = workshop.auto("--iterations", "0");

        String doubt =
                "data problem: case fred /name: \"Gina\" is expected, which does not stand in the input, and \"Fred\"";
        assertThat(outcome.err()).contains(doubt);
        assertThat(workshop.inSession("REFINE_LOG.md"))
                .contains("## 💡 Insight")
                .contains("case fred /name");
        assertThat(workshop.inSession("REFINE.md")).contains("case fred /name");
    }

    @Test
    void saysOnceWhereASchemaRefusesWhatIsExpected() {
        workshop.with(own -> own.putArray("schemaPaths").add("schema.json"));
        workshop.write(
                "schema.json",
                "{\"type\": \"object\", \"properties\": {\"name\": {\"maxLength\": 3}, \"total\": {\"type\": \"string\"}}}\n");
        workshop.write("prompt.md", "Copy the card.\n");

        String said = workshop.auto("--iterations", "0").err();

        assertThat(said.lines().filter(line -> line.contains("schema.json")))
                .containsExactly(
                        "data problem: /total: the expected files of 6 cases (ada, bob, cleo and 3 more) break \"type\" of"
                                + " schema.json, as all failing cases do: look at the schema first",
                        "data problem: /name: the expected files of 4 cases (cleo, dora, emil and 1 more) break \"maxLength\" of"
                                + " schema.json; one side is wrong");
    }

    @Test
    void saysWhichExpectedFileASchemaRefuses() {
        workshop.with(own -> own.putArray("schemaPaths").add("schema.json"));
        workshop.write("schema.json", "{\"properties\": {\"total\": {\"maximum\": 7}}}\n")
                .write("prompt.md", "Copy.\n");

        assertThat(workshop.auto("--iterations", "0").err())
                .contains(
                        "data problem: case fred /total: its expected file breaks \"maximum\" of schema.json; one of the two is"
                                + " wrong\n");
    }

    @Test
    void keepsItFromProposers() {
        workshop.auto("--iterations", "0");

        JsonNode request = workshop.refine("propose", "--json").json();

        assertThat(request.path("groups")).isEmpty();
    }

    @Test
    void tellsAProposerWhatKindOfMistakeAGroupIsAndWhereThePromptSpeaksOfIt() {
        workshop.write("prompt.md", "Copy the card: the name and nothing else.\n");
        workshop.auto("--iterations", "0");

        JsonNode request = workshop.refine("propose", "--json").json();

        JsonNode names = request.path("groups").get(1);
        assertThat(names.path("path").asText()).isEqualTo("/name");
        assertThat(names.path("cause").asText())
                .isEqualTo("reading: the right value stands in the input of 5 of 5 examples");
        assertThat(names.at("/mentions/0/path").asText()).isEqualTo("prompt.md");
        assertThat(names.at("/mentions/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void readsABinaryCaseThroughTheUsersCommand() {
        workshop.with(own -> own.put("caseTextCommand", "tr '#' ' ' < {case}"));
        for (String id : List.of("ada", "bob", "cleo", "dora", "emil", "fred")) {
            workshop.write(
                    "cases/" + id + ".txt",
                    workshop.read("cases/" + id + ".txt").replace("name: ", "name:#"));
        }
        workshop.model(
                "tr '#' ' ' < \"$1\" > plain.$$",
                "awk -F': ' '$1==\"name\"{n=$2} $1==\"total\"{t=$2} END{printf \"{\\\"name\\\":\\\"%s\\\",\\\"total\\\":%s}\",n,t}'"
                        + " plain.$$ > \"$2\"; rm plain.$$");

        Outcome outcome = workshop.auto("--iterations", "0");

        assertThat(outcome.err()).contains("data problem: case fred /name");
    }

    @Test
    void cannotTellWhereTheUsersCommandFails() {
        workshop.with(own -> own.put("caseTextCommand", "exit 4"));

        Outcome outcome = workshop.auto("--iterations", "0");

        assertThat(outcome.err())
                .contains(
                        "case fred: caseTextCommand ended with exit code 4 [case-text]. Without its text nobody can tell"
                                + " whether a value stands in the input.")
                .doesNotContain("data problem");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'no reader' >&2; exit 4 | ended with exit code 4: no reader",
                "printf '\\377\\376' | printed what is not UTF-8",
                "head -c 300000 /dev/zero | printed more than 256 KiB"
            })
    void saysWhyThereIsNoText(String command, String why) {
        workshop.with(own -> own.put("caseTextCommand", command));

        assertThat(workshop.auto("--iterations", "0").err())
                .contains("case fred: caseTextCommand " + why + " [case-text]. Without its text nobody can tell");
    }

    @Test
    void saysThatTheUsersCommandCouldNotBeStarted() {
        workshop.with(own -> own.putArray("caseTextCommand").add("no-such-reader"));

        assertThat(workshop.auto("--iterations", "0").err())
                .contains(
                        "caseTextCommand could not be started: there is no program no-such-reader in PATH [case-text].");
    }
}
