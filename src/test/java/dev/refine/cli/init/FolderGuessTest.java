package dev.refine.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What different people's folders look like at first sight. */
class FolderGuessTest {

    @TempDir
    Path folder;

    private FolderGuessTest with(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    private Map<String, String> guess() {
        return FolderGuess.of(folder);
    }

    @Test
    void readsTheFlagsOfAScript() throws IOException {
        with("prompt.md", "p")
                .with("schema.json", "{}")
                .with("inputs/a.txt", "")
                .with("inputs/b.txt", "");
        with("gold/a.json", "{}").with("gold/b.json", "{}");
        with("tools/extract.py", "p.add_argument('--prompt'); p.add_argument('--input'); p.add_argument('--output')");

        assertThat(guess())
                .containsEntry("promptPaths", "prompt.md")
                .containsEntry("schemaPaths", "schema.json")
                .containsEntry("casePaths", "inputs/*.txt")
                .containsEntry("expectedPaths", "gold/*.json")
                .containsEntry("outputPath", "out/{caseId}.json")
                .containsEntry(
                        "runCommand", "python3 tools/extract.py --prompt prompt.md --input {case} --output {output}");
    }

    @Test
    void seesThatAScriptPrints() throws IOException {
        with("run.py", "import sys\nprint(open(sys.argv[1]).read())\n").with("prompts/a.md", "x");

        assertThat(guess())
                .containsEntry("runCommand", "python3 run.py {case} > {output}")
                .containsEntry("promptPaths", "prompts/a.md")
                .doesNotContainKeys("casePaths", "expectedPaths", "schemaPaths");
    }

    @Test
    void seesThatAScriptTakesTwoFiles() throws IOException {
        with("main.js", "const [, , from, to] = process.argv; write(process.argv[3])")
                .with("check.sh", "exit 0 # $1 $2");

        assertThat(guess()).containsEntry("runCommand", "node main.js {case} {output}");
    }

    @Test
    void givesThePromptToAScriptThatTakesOneFileMore() throws IOException {
        with("answer.sh", "awk '{ print $7 }' \"$2\" >\"$3\" # asks with \"$1\"")
                .with("prompt.md", "p");
        assertThat(guess()).containsEntry("runCommand", "sh answer.sh prompt.md {case} {output}");

        with("answer.sh", "ask \"$1\" \"$2\" <\"$3\" >\"$4\"");
        assertThat(guess()).containsEntry("runCommand", "sh answer.sh {case} {output}");

        with("the schema.json", "{}");
        assertThat(guess()).containsEntry("runCommand", "sh answer.sh prompt.md 'the schema.json' {case} {output}");
    }

    @Test
    void countsTheArgumentsOfEachLanguage() {
        assertThat(ArgumentCount.of("import sys\np, s, i, o = sys.argv[1:]", ".py"))
                .isEqualTo(4);
        assertThat(ArgumentCount.of("_, p, i, o = sys.argv", ".py")).isEqualTo(3);
        assertThat(ArgumentCount.of("write(sys.argv[3])", ".py")).isEqualTo(3);
        assertThat(ArgumentCount.of("const [, , prompt, from, to] = process.argv", ".js"))
                .isEqualTo(3);
        assertThat(ArgumentCount.of("write(process.argv[4])", ".mjs")).isEqualTo(3);
        assertThat(ArgumentCount.of("File.write(ARGV[2], x)", ".rb")).isEqualTo(3);
        assertThat(ArgumentCount.of("print 1", ".pl")).isZero();
    }

    @Test
    void seesThePromptBesideManyCases() throws IOException {
        with("prompt.md", "p").with("z.sh", "");
        for (int i = 0; i < 9; i++) {
            with("cases/" + i + ".txt", "").with("expected/" + i + ".json", "{}");
        }

        FolderListing listing = FolderListing.of(folder, 4);

        assertThat(listing.files()).hasSize(10).contains("prompt.md", "z.sh");
    }

    @Test
    void pairsExpectedFilesThatHaveAMarkBehindTheNameOfTheirCase() throws IOException {
        for (String id : new String[] {"a", "b.c"}) {
            with("mail/" + id + ".eml", "").with("gold/" + id + ".gold.json", "{}");
        }
        assertThat(guess()).containsEntry("casePaths", "mail/*.eml").containsEntry("expectedPaths", "gold/*.gold.json");

        with("gold/d.json", "{}");
        assertThat(guess()).as("a mark that not all have is none").containsEntry("expectedPaths", "gold/*.json");
    }

    @Test
    void takesNoPartOfANameForAMarkThatBelongsToTheCase() throws IOException {
        with("mail/a_one.eml", "").with("mail/b_one.eml", "");
        with("gold/a_one.json", "{}").with("gold/b_one.json", "{}");

        assertThat(guess()).containsEntry("casePaths", "mail/*.eml").containsEntry("expectedPaths", "gold/*.json");
    }

    @Test
    void pairsFilesThatLieSideBySide() throws IOException {
        for (String id : new String[] {"a", "b", "c"}) {
            with("data/" + id + ".pdf", "").with("data/" + id + ".expected.json", "{}");
        }

        assertThat(guess())
                .containsEntry("casePaths", "data/*.pdf")
                .containsEntry("expectedPaths", "data/*.expected.json");
    }

    @Test
    void findsInputsByTheStemsOfTheExpectedFiles() throws IOException {
        with("letters/a.eml", "")
                .with("letters/b.eml", "")
                .with("docs/guide.md", "")
                .with("docs/faq.md", "");
        with("expected/a.json", "{}").with("expected/b.json", "{}");

        assertThat(guess()).containsEntry("casePaths", "letters/*.eml");
    }

    @Test
    void looksPastWhatIsHiddenOrMade() throws IOException {
        with(".git/prompt.md", "").with("node_modules/x/prompt.md", "").with("out/cases/a.json", "{}");
        with("sessions/x/prompt.md", "").with("README.md", "about prompts");

        assertThat(guess()).containsOnlyKeys("workloadId", "outputPath");
    }

    @Test
    void namesManyPromptsByTheirFolder() throws IOException {
        for (int i = 0; i < 5; i++) {
            with("prompts/part" + i + ".txt", "x");
        }

        assertThat(guess()).containsEntry("promptPaths", "prompts/*.txt");
    }

    @Test
    void quotesAScriptWithASpaceInItsName() throws IOException {
        with("my run.sh", "cat \"$1\" > \"$2\"");

        assertThat(guess()).containsEntry("runCommand", "sh 'my run.sh' {case} {output}");
    }

    @Test
    void findsThePromptInsideOfAProgram() throws IOException {
        with(
                "extract.py",
                "import sys\nHINT = \"\"\"x\"\"\"\nPROMPT = \"\"\"\\\nRead {the} letter, in full.\n\"\"\"\n");

        assertThat(guess())
                .containsEntry(
                        "promptPaths",
                        "{\"path\":\"extract.py\",\"from\":\"PROMPT = \\\"\\\"\\\"\\\\\",\"to\":\"\\\"\\\"\\\"\"}")
                .containsEntry("editCheck", "python3 -m py_compile extract.py");
    }

    @Test
    void findsThePromptInAHereDocumentOfAScript() throws IOException {
        with("run.sh", "system_prompt=$(cat <<'END'\nRead the letter.\nEND\n)\nask \"$system_prompt\" < \"$1\"\n");

        assertThat(guess())
                .containsEntry(
                        "promptPaths",
                        "{\"path\":\"run.sh\",\"from\":\"system_prompt=$(cat <<'END'\\n\",\"to\":\"\\nEND\"}")
                .containsEntry("editCheck", "sh -n run.sh");
    }

    @Test
    void prefersAPromptFileToATextInsideOfAProgram() throws IOException {
        with("extract.py", "PROMPT = \"\"\"default\"\"\"\n").with("prompt.md", "Read.");

        assertThat(guess()).containsEntry("promptPaths", "prompt.md").doesNotContainKey("editCheck");
    }
}
