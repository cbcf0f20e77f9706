package dev.refine.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.UsageException;
import dev.refine.propose.Edit;
import dev.refine.workload.EditableFile;
import dev.refine.workload.FileRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionEditTest {

    private static final String QUOTES = "\"\"\"";
    private static final String PROGRAM = "import x\n\nPROMPT = " + QUOTES + "\nRead {doc}.\nGive the date.\n" + QUOTES
            + "\n\ndef date():\n    return \"the date\"\n";
    private static final EditableFile.Region REGION = new EditableFile.Region("PROMPT = " + QUOTES, QUOTES, false);
    private static final EditableFile.Region RAW = new EditableFile.Region("PROMPT = " + QUOTES, QUOTES, true);

    @TempDir
    Path folder;

    private EditingFolder editing;

    @BeforeEach
    void makeFolder() {
        editing = new EditingFolder(folder);
    }

    private EditingFolder file(EditableFile.Region region, String text) {
        return editing.file("x.py", FileRole.PROMPT, region, text);
    }

    private String planned(EditableFile.Region region, String text, String search, String replace) {
        return new String(
                file(region, text).change(new Edit("x.py", search, replace)).after());
    }

    private String refused(EditableFile.Region region, String search, String replace) {
        return file(region, PROGRAM).refusal(new Edit("x.py", search, replace));
    }

    @Test
    void showsOnlyTheTextBetweenTheMarkers() {
        file(REGION, PROGRAM);
        assertThat(editing.shown("x.py")).isEqualTo("\nRead {doc}.\nGive the date.\n");
        ListedFiles listed = editing.listed();
        assertThat(EditableText.of(listed.files().get(0), listed.read("x.py")).firstLine())
                .isEqualTo(3);
    }

    @Test
    void looksForTheTextInsideOnly() {
        assertThat(planned(REGION, PROGRAM, "the date", "the due date"))
                .isEqualTo(PROGRAM.replace("Give the date", "Give the due date"));
        assertThat(refused(REGION, "return", "x"))
                .isEqualTo("edit refused: the text to replace does not occur in x.py [edit-not-found]."
                        + " Nothing was written.");
        assertThat(refused(REGION, "import x", "import os")).contains("[edit-not-found]");
    }

    @Test
    void namesLinesOfTheFile() {
        assertThat(refused(REGION, "e", "x"))
                .isEqualTo("edit refused: the text to replace occurs 4 times in x.py (lines 4, 5)"
                        + " [edit-ambiguous]. Nothing was written.");
        assertThat(refused(REGION, "Give that date.", "x")).contains("The nearest line is 5: \"Give the date.\".");
    }

    @Nested
    class Appending {

        @Test
        void staysBeforeTheEndMarker() {
            assertThat(planned(REGION, PROGRAM, "", "Be exact."))
                    .isEqualTo(PROGRAM.replace("Give the date.\n", "Give the date.\nBe exact.\n"));
        }

        @Test
        void isIndentedAsTheRegionIs() {
            EditableFile.Region yaml = new EditableFile.Region("prompt: |\n", "model:", false);
            assertThat(planned(yaml, "a: 1\nprompt: |\n  Read.\n  Give it.\nmodel: m\n", "", "Be\nexact."))
                    .isEqualTo("a: 1\nprompt: |\n  Read.\n  Give it.\n  Be\n  exact.\nmodel: m\n");
            assertThat(planned(
                            REGION,
                            "    PROMPT = " + QUOTES + "\n      Read.\n      " + QUOTES + "\n",
                            "",
                            "Be exact."))
                    .isEqualTo("    PROMPT = " + QUOTES + "\n      Read.\n      Be exact.\n      " + QUOTES + "\n");
        }

        @Test
        void growsRegionOfOneLineWithinIt() {
            EditableFile.Region quoted = new EditableFile.Region("p = '", "'", false);
            assertThat(planned(quoted, "p = 'Read.'\nq = ''\n", "", "Be exact.\n"))
                    .isEqualTo("p = 'Read. Be exact.'\nq = ''\n");
            assertThat(planned(quoted, "p = ''\n", "", "Be exact.")).isEqualTo("p = 'Be exact.'\n");
        }
    }

    @Nested
    class Escaping {

        @ParameterizedTest
        @ValueSource(strings = {"\\", "`", "$", "{", "}"})
        void isRefusedUnlessTheRegionIsRaw(String character) {
            assertThat(refused(REGION, "the date", "the date " + character))
                    .isEqualTo("edit refused: the region of x.py would get "
                            + Quoted.of(character) + " [edit-region]. Backslash, backtick, $ and braces may mean"
                            + " something else in a program; \"raw\": true in the manifest allows them."
                            + " Nothing was written.");
            assertThat(refused(RAW, "the date", "the date " + character)).isEmpty();
        }

        @Test
        void neverAddsTheEndMarkerNorHalfOfIt() {
            String message = "edit refused: the region of x.py would get the end marker \"\"\"\"\"\" [edit-region]."
                    .replace("\"\"\"\"\"\"", "\"" + QUOTES + "\"");
            for (EditableFile.Region region : new EditableFile.Region[] {REGION, RAW}) {
                assertThat(refused(region, "the date", QUOTES + "\nimport os\n" + QUOTES))
                        .isEqualTo(message + " It would end the region early. Nothing was written.");
            }
            EditableFile.Region open = new EditableFile.Region("P = " + QUOTES, QUOTES, false);
            file(open, "P = " + QUOTES + "a" + QUOTES + "\n");
            assertThat(editing.refusal(new Edit("x.py", "a", "b\"")))
                    .isEqualTo(message + " It would end the region early. Nothing was written.");
        }

        @Test
        void neverAddsTheStartMarker() {
            EditableFile.Region region = new EditableFile.Region("# from", "# to", false);
            file(region, "# from\nRead.\n# to\n");
            assertThat(editing.refusal(new Edit("x.py", "", "# from")))
                    .isEqualTo("edit refused: the region of x.py would get the start marker \"# from\" [edit-region]."
                            + " It would begin a second region. Nothing was written.");
        }
    }

    @Nested
    class TwoRegionsOfOneFile {

        private static final String TWO = "A='one same'\nB='two same'\n";

        @BeforeEach
        void makeFile() {
            editing.file("x.py", FileRole.PROMPT, new EditableFile.Region("A='", "'", false), TWO);
            editing.list("x.py", FileRole.PROMPT, new EditableFile.Region("B='", "'", false));
        }

        @Test
        void areSearchedTogether() {
            assertThat(editing.change(new Edit("x.py", "one", "first"), new Edit("x.py", "two", "second"))
                            .after())
                    .asString()
                    .isEqualTo("A='first same'\nB='second same'\n");
            assertThat(editing.refusal(new Edit("x.py", "same", "x")))
                    .isEqualTo("edit refused: the text to replace occurs 2 times in x.py (lines 1, 2)"
                            + " [edit-ambiguous]. Nothing was written.");
        }

        @Test
        void needASearchText() {
            assertThat(editing.refusal(new Edit("x.py", "", "x")))
                    .isEqualTo("edit refused: an empty search does not say which of the 2 regions of x.py is meant"
                            + " [edit-ambiguous]. Nothing was written.");
        }
    }

    @Nested
    class Markers {

        @Test
        void mustNameExactlyOneRegion() {
            String remedy = " [region-marker]. A region begins after the only \"from\" and ends before the next \"to\"."
                    + " Correct \"from\" and \"to\" of this file in the manifest.";
            assertThatThrownBy(() -> shown("nothing here"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("x.py: does not contain the marker \"# from\"" + remedy);
            assertThatThrownBy(() -> shown("# from # from # to"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("x.py: contains more than once the marker \"# from\"" + remedy);
            assertThatThrownBy(() -> shown("# to # from"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("x.py: does not contain, after the start of the region, the marker \"# to\"" + remedy);
        }

        private void shown(String text) {
            file(new EditableFile.Region("# from", "# to", false), text);
            editing.shown("x.py");
        }
    }
}
