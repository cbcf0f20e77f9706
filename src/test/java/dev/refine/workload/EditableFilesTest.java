package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditableFilesTest {

    @TempDir
    Path folder;

    private WorkloadFixture given;

    @BeforeEach
    void fixture() throws IOException {
        given = new WorkloadFixture(folder).files("cases/a.txt", "p/a.md", "p/b.md", "s/x.json");
        given.keys("\"casePaths\": [\"cases/*\"]");
    }

    @Test
    void areFoundPromptsFirst() throws IOException {
        given.prompts("\"schemaPaths\": [\"s/*\"], \"promptPaths\": [\"p/b.md\", \"p/*.md\"]");
        assertThat(given.resolve().files())
                .extracting(file -> file.role() + " " + file.relative())
                .containsExactly("PROMPT p/b.md", "PROMPT p/a.md", "SCHEMA s/x.json");
    }

    @Test
    void mustExist() throws IOException {
        given.prompts("\"schemaPaths\": [\"s/*.yml\"], \"promptPaths\": [\"p/aa.md\", \"p\"]");
        assertThat(given.refusal()).isEqualTo("""
                        the prompt file "p/aa.md" does not exist [prompt-missing]. Did you mean "p/a.md"? Correct promptPaths.
                        the prompt file "p" is not a file [prompt-missing]. Correct promptPaths.
                        no schema file matches "s/*.yml" [schema-missing]. The folder s/ holds 1 file, ending in .json. Correct schemaPaths.\
                        """);
    }

    @Test
    void haveOneRole() throws IOException {
        given.prompts("\"promptPaths\": [\"p/a.md\"], \"schemaPaths\": [\"p/*.md\"]");
        assertThat(given.refusal())
                .isEqualTo(
                        "\"p/a.md\" may be edited in two ways [editable-twice]. It is listed as the prompt p/a.md and"
                                + " as the schema p/a.md. List every file once.");
    }

    @Test
    void areNotLinksToEachOther() throws IOException {
        Files.createSymbolicLink(folder.resolve("p/c.md"), folder.resolve("p/a.md"));
        given.prompts("\"promptPaths\": [\"p/a.md\", \"p/c.md\"]");
        assertThat(given.refusal())
                .isEqualTo(
                        "\"p/c.md\" may be edited in two ways [editable-twice]. It is listed as the prompt p/a.md and"
                                + " as the prompt p/c.md. List every file once.");
    }

    @Test
    void areNeverCasesOrAnswers() throws IOException {
        given.files("e/a.json").keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"e/*\"]");
        given.prompts("\"promptPaths\": [\"cases/a.txt\"], \"schemaPaths\": [\"e/a.json\"]");
        assertThat(given.refusal()).isEqualTo("""
                        "cases/a.txt" may be edited and is a case, too [editable-case]. Correct promptPaths, or exclude it from the cases.
                        "e/a.json" may be edited and is an expected file, too [editable-case]. Correct schemaPaths, or exclude it from the cases.\
                        """);
    }

    @Test
    void areNeverTheManifest() throws IOException {
        given.prompts("\"promptPaths\": [\"prompt.md\"], \"schemaPaths\": [\"m.json\"]");
        assertThat(given.refusal())
                .isEqualTo("\"m.json\" may be edited and is the manifest, too [editable-case]. Correct schemaPaths.");
    }

    @Test
    void areFoundByWildcardsBesideTheManifest() throws IOException {
        given.files("schema.json").prompts("\"promptPaths\": [\"*.*\"]");
        assertThat(given.resolve().files())
                .extracting(EditableFile::relative)
                .containsExactly("prompt.md", "schema.json");
    }

    @Test
    void areNotThereWhereAWildcardFindsTheManifestAlone() throws IOException {
        given.prompts("\"promptPaths\": [\"prompt.md\"], \"schemaPaths\": [\"*.json\"]");
        assertThat(given.refusal())
                .isEqualTo("no schema file matches \"*.json\" [schema-missing]. The manifest does, and it is none."
                        + " Correct schemaPaths.");
    }

    @Test
    void areText() throws IOException {
        Files.write(folder.resolve("p/a.md"), new byte[] {'o', 'k', '\n', 'x', (byte) 0xC3, '('});
        given.prompts("\"promptPaths\": [\"p/a.md\"]");
        assertThat(given.refusal())
                .isEqualTo(
                        "p/a.md:2:2: not UTF-8 text [prompt-encoding]. Found the byte 0xC3. Save the file as UTF-8.");
    }

    @Test
    void haveRegionsThatBeginOnceAndEnd() throws IOException {
        given.write("a.py", "P = '''\nx\n'''\nQ = '''\n")
                .write("b.py", "# begin\n# begin\n")
                .write("c.py", "[[ x");
        given.prompts("""
                "promptPaths": [{"path": "a.py", "from": "P = '''", "to": "'''"},
                  {"path": "b.py", "from": "# begin", "to": "# end"}, {"path": "c.py", "from": "[[", "to": "]]"},
                  {"path": "p/a.md", "from": "nowhere", "to": "x"}]\
                """);
        assertThat(given.refusal()).isEqualTo("""
                        b.py: the beginning of its region occurs 2 times [region]. Found "# begin" in lines 1, 2. Choose a "from" that stands once and a "to" that follows it.
                        c.py:1: its region has no end [region]. Looked for "]]" after it. Choose a "from" that stands once and a "to" that follows it.
                        p/a.md: the beginning of its region is not in the file [region]. Looked for "nowhere". Choose a "from" that stands once and a "to" that follows it.\
                        """);
    }
}
