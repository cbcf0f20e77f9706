package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFaultTest {

    private static final long SEED = 51_230L;

    private static final Set<String> EDITABLE = Set.of("prompts/extract.md", "schemas/invoice.json");

    private static final String SMALL = """
            ## Experiment 1

            File: prompts/extract.md
            Proposed text:
            ```
            Use ISO dates.
            ```
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("REFINE_PLAN.md");
    }

    @Test
    void isAMissingOrUnreadablePlan() throws IOException {
        assertFault(file + ": there is no such plan [plan-missing]. Write one with: refine plan.");
        Files.createDirectory(file);
        assertFault(file + ": the plan cannot be read [plan-unreadable]. It is a folder.");
        Files.delete(file);
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        assertFault(file + ": the plan is not UTF-8 text [plan-unreadable]. Save it as UTF-8.");
    }

    @Test
    void isAPlanWithoutExperiments() throws IOException {
        Files.writeString(file, "# Plan for x\n\n## Experiments\n");
        assertFault(file + ": the plan has no experiment [plan-empty]. An experiment is a heading such as"
                + " \"Experiment 1: dates\" with a file, its current text and the proposed text."
                + " Add one, or write a new plan with: refine plan.");
    }

    @Test
    void isAFileThatMayNotBeEdited() throws IOException {
        Files.writeString(file, SMALL + SMALL.replace("prompts/extract.md", "src/Main.java"));
        assertFault(file + ":10: experiment 2 changes \"src/Main.java\", which may not be edited [plan-file]."
                + " The manifest lists prompts/extract.md, schemas/invoice.json."
                + " Name a listed file, or add this one to promptPaths or schemaPaths.");
    }

    @Test
    void namesTheFileThatIsProbablyMeant() throws IOException {
        Files.writeString(file, SMALL.replace("extract.md", "extrakt.md"));
        assertFault(file + ":3: experiment 1 changes \"prompts/extrakt.md\", which may not be edited [plan-file]."
                + " The manifest lists prompts/extract.md, schemas/invoice.json. Did you mean \"prompts/extract.md\"?");
    }

    @Test
    void isAnExperimentWithoutFileOrText() throws IOException {
        Files.writeString(
                file, "## Experiment 1\n## Experiment 2\nFile: prompts/extract.md\n## Experiment 3\nProposed: x\n");
        String remedy =
                " [plan-incomplete]. An experiment needs a \"File:\" and a fenced block below \"Proposed text:\".";
        assertFault(file + ":1: experiment 1 names no file" + remedy + "\n" + file
                + ":3: experiment 2 has no proposed text" + remedy + "\n" + file
                + ":4: experiment 3 names no file" + remedy);
    }

    @Test
    void isAFenceThatNeverCloses() throws IOException {
        Files.writeString(file, "a\n````\n```\n");
        assertFault(file + ":2: this code fence is never closed [plan-fence]. End it with a line of ```` or more.");
    }

    @Test
    void isAPassRateThatIsNone() throws IOException {
        for (String rate : List.of("most", "9 of 10", "19/20", "120 %", "95.5.5")) {
            Files.writeString(file, SMALL + "## Success criteria\n- Pass rate: " + rate + "\n");
            assertFault(file + ":9: the pass rate \"" + rate + "\" is not a share of the cases [plan-criteria]."
                    + " Write it as a percentage from 0 to 100, for instance 95 %.");
        }
    }

    private void assertFault(String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> PlanReader.read(file, EDITABLE))
                .withMessage(message);
    }

    @Test
    void anyMutationOfAPlanIsAPlanOrAFault() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> pieces = List.of(
                "\n", "```", "`", "- ", "#", ":", "  ", "<!--", "-->", "\r", "\u0000", "File:", "Proposed:\n", "9");
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(SMALL + "## Guards\n- a\n## Success\n- Pass rate: 9 %\n");
            for (int change = random.nextInt(1, 8); change > 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), pieces.get(random.nextInt(pieces.size())));
            }
            Files.writeString(file, text);
            try {
                assertThat(PlanReader.read(file, EDITABLE).experiments())
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .isNotEmpty();
            } catch (UsageException e) {
                assertThat(e.problems())
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .isNotEmpty();
            }
        }
    }
}
