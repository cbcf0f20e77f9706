package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that are damaged have to come out right, too. */
class RobustnessModeTest {

    private static final String LABELS = "Labels may be in upper or lower case.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder)
                .write("prompt.md", "Copy the card.\n")
                .model("""
                        if grep -q 'upper or lower' prompt.md; then any=1; else any=0; fi
                        awk -F': ' -v any=$any '
                            { key = any ? tolower($1) : $1 }
                            key == "name" { name = $2 }
                            key == "total" { total = $2 }
                            END { printf "{\\"name\\": \\"%s\\", \\"total\\": %s}", name, total == "" ? "null" : total }
                            ' "$1" > "$2"
                        """)
                .with(own -> {
                    own.put("mode", "robustness");
                    perturb(own, "case").put("count", 1);
                });
    }

    private static ObjectNode perturb(ObjectNode manifest, String... kinds) {
        ObjectNode perturb = manifest.putObject("perturb");
        List.of(kinds).forEach(perturb.putArray("kinds")::add);
        return perturb;
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> files = Files.list(workshop.session().resolve("perturbed"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void warnsOfAPlaceThatTheCopiesOfASingleCaseShare() {
        workshop.with(own -> {
            own.put("outputPath", "out/card.json").put("runCommand", "sh model.sh {case} {output}");
            own.putArray("exclude").add("bob").add("cleo");
        });

        Outcome loop = workshop.refine("--auto", "--dry-run");

        assertThat(loop.err()).containsOnlyOnce("outputPath: it is the same for every case [place-shared]");
        assertThat(workshop.refine("check").err()).doesNotContain("place-shared");
    }

    @Test
    void theDryRunNamesTheFilesThatTheCopiesWillBe() throws IOException {
        Outcome dry = workshop.refine("--auto", "--dry-run");
        JsonNode document = workshop.refine("--auto", "--dry-run", "--json").json();

        workshop.auto("--iterations", "0");

        String copies = workshop.folder.relativize(workshop.session().resolve("perturbed")) + "/";
        for (String copy : copies()) {
            assertThat(dry.out()).contains("~case: " + copies + copy + " → ", "DIR/" + copies + copy);
        }
        assertThat(document.at("/cases/1/path").asText()).isEqualTo(copies + copies().get(0));
    }

    @Test
    void endsWhenEveryDamagedCopyPasses() throws IOException {
        workshop.proposes(LABELS);
        String cases = workshop.read("cases/ada.txt");

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("cases").asInt()).isEqualTo(6);
        assertThat(outcome.json().path("baseline").path("passing").asInt()).isEqualTo(3);
        assertThat(outcome.json().path("final").path("passing").asInt()).isEqualTo(6);
        assertThat(outcome.json().path("insights").get(0).asText())
                .isEqualTo("iteration 0: passing cases break when perturbed by case: ada, bob, cleo");
        assertThat(copies()).containsExactly("0001-case.txt", "0003-case.txt", "0005-case.txt");
        assertThat(workshop.read("cases/ada.txt")).isEqualTo(cases);
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- worstCase: ", "- errorRate: 0\n");
    }

    /** Nothing is wrong with what the prompt says of the fields: the damage is what it does not speak of. */
    @Test
    void hasRulesThatSpeakOfTheDamage() {
        workshop.write(
                "model.sh", workshop.read("model.sh").replace("upper or lower", "in capitals and in small letters"));

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("iterations").size()).isEqualTo(1);
        assertThat(workshop.read("prompt.md"))
                .contains("- Documents may be damaged; words mean the same in capitals and in small letters.\n");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Theory: the prompt expects clean documents");
    }

    @Test
    void recommendsToLookAtACopyWhereItIs() {
        workshop.auto("--iterations", "0");

        String debrief = workshop.inSession("REFINE.md");

        Matcher recommended = Pattern.compile("- Look at .* first: (.*) shows one of its cases\\.")
                .matcher(debrief);
        assertThat(recommended.find()).as(debrief).isTrue();
        assertThat(workshop.session().resolve(recommended.group(1)).resolve("output.json"))
                .isRegularFile();
    }

    @Test
    void doubtsAWrongLabelOnceAndKeepsItFromProposersInEachCopy() {
        workshop.given("dora", "Dora", 6)
                .given("emil", "Emil", 7)
                .given("fred", "Fred", 8)
                .write("prompt.md", LABELS)
                .write("expected/fred.json", "{\"name\": \"Gina\", \"total\": 8}\n")
                .with(own -> perturb(own, "case").put("count", 1));

        Outcome outcome = workshop.auto("--iterations", "0");

        assertThat(outcome.err().lines().filter(line -> line.startsWith("data problem")))
                .hasSize(1)
                .allMatch(line -> line.contains("case fred /name: "));
        assertThat(workshop.refine("propose", "--json").json().path("groups").findValuesAsText("path"))
                .doesNotContain("/name");
    }

    @Test
    void doesNotEndAtABaselineWhoseCasesAllPassUndamaged() {
        assertThat(workshop.auto("--iterations", "0").exit()).isEqualTo(1);
        assertThat(workshop.auto("--mode", "accuracy").exit()).isZero();
        assertThat(workshop.refine("check").exit()).isZero();
    }

    @Test
    void goesOnWithTheSameCopies() throws IOException {
        workshop.proposes(LABELS);
        workshop.auto("--iterations", "0");
        List<String> before = copies();

        Outcome outcome = workshop.auto("--continue", "--iterations", "1", "--json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(copies()).isEqualTo(before);
        assertThat(outcome.json().path("executions").path("baseline").asInt()).isEqualTo(6);
        assertThat(workshop.refine("propose").exit()).isZero();
    }

    @Test
    void goesOnInTheModeThatItBeganIn() {
        workshop.proposes(LABELS).with(own -> own.remove("mode"));
        workshop.auto("--mode", "robustness", "--iterations", "0");

        assertThat(workshop.auto("--continue", "--iterations", "1", "--json")
                        .json()
                        .path("cases")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void givesEachCaseTwoCopiesUnlessToldOtherwise() {
        workshop.with(own -> own.remove("perturb"));

        Outcome outcome = workshop.auto("--json", "--iterations", "0");

        assertThat(outcome.json().path("cases").asInt()).isEqualTo(9);
        assertThat(workshop.with(RobustnessModeTest::perturb)
                        .auto("--json", "--iterations", "0")
                        .json()
                        .path("cases")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void saysThatBinaryCasesAreNotPerturbed() throws IOException {
        Files.write(folder.resolve("cases/zoe.txt"), new byte[] {(byte) 0xff, 0, 1});
        workshop.write("expected/zoe.json", "{}");

        Outcome outcome = workshop.auto("--json", "--iterations", "0");

        assertThat(outcome.err()).contains("note: zoe is no text: binary cases are not perturbed\n");
        assertThat(outcome.json().path("cases").asInt()).isEqualTo(7);
    }

    @Test
    void listsTheKindsThereAre() {
        Outcome outcome = workshop.with(own -> perturb(own, "coffee stains")).auto();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("refine.manifest.json: there is no perturbation \"coffee stains\" [perturb-kind]. There are"
                        + " whitespace, case, ocr, line-breaks, truncation, look-alikes, irrelevant-text,"
                        + " injected-instructions. Choose some of them, or leave \"kinds\" away for all.\n");
        assertThat(workshop.with(own -> perturb(own, "line-break")).auto().err())
                .endsWith(", injected-instructions. Did you mean \"line-breaks\"?\n");
    }
}
