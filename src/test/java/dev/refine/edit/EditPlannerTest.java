package dev.refine.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.SessionException;
import dev.refine.propose.Edit;
import dev.refine.workload.FileRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditPlannerTest {

    @TempDir
    Path folder;

    private EditingFolder editing;

    @BeforeEach
    void makeFolder() {
        editing = new EditingFolder(folder);
    }

    private String planned(String before, String search, String replace) {
        editing.file("p.md", before);
        return new String(editing.change(new Edit("p.md", search, replace)).after(), StandardCharsets.UTF_8);
    }

    private String refused(String before, String search, String replace) {
        editing.file("p.md", before);
        return editing.refusal(new Edit("p.md", search, replace));
    }

    @Nested
    class WhereThePlaceIsClear {

        @Test
        void replacesExactText() {
            assertThat(planned("Read it.\nGive the date.\n", "the date", "the date as YYYY-MM-DD"))
                    .isEqualTo("Read it.\nGive the date as YYYY-MM-DD.\n");
        }

        @Test
        void treatsReplacementAsPlainText() {
            assertThat(planned("cost\n", "cost", "$1 \\1 %s")).isEqualTo("$1 \\1 %s\n");
        }

        @Test
        void forgivesLineEndsAndTrailingSpaces() {
            assertThat(planned("a  \r\nb\r\nc\r\n", "a\nb \n", "a\nB\n")).isEqualTo("a\r\nB\r\nc\r\n");
            assertThat(planned("a\nb  \nc\n", "a  \r\nb", "x\r\ny")).isEqualTo("x\ny\nc\n");
        }

        @Test
        void forgivesUniformIndent() {
            assertThat(planned(
                            "rules:\n    one\n      two\n\n    three\nend\n", "one\n  two\n\nthree", "one\n  2\n\n3"))
                    .isEqualTo("rules:\n    one\n      2\n\n    3\nend\n");
            assertThat(planned("one\n  two\n", "  one\n    two\n", "  ONE\n    two\n"))
                    .isEqualTo("ONE\n  two\n");
        }

        @Test
        void doesNotForgiveIndentThatDiffersFromLineToLine() {
            assertThat(refused("  one\n   two\n", "one\n two\n  three", "x")).contains("[edit-not-found]");
            assertThat(refused(" one\n    two\n", "one\ntwo", "x")).contains("[edit-not-found]");
        }

        @Test
        void prefersExactPlaceToForgivenOnes() {
            assertThat(planned("  key\nkey\n", "\nkey", "\nK")).isEqualTo("  key\nK\n");
        }

        @Test
        void appendsOnLinesOfTheirOwn() {
            assertThat(planned("Read it.\n", "", "Be exact.")).isEqualTo("Read it.\nBe exact.\n");
            assertThat(planned("Read it.\n", "", "\nBe exact.\nTwice.\n")).isEqualTo("Read it.\n\nBe exact.\nTwice.\n");
            assertThat(planned("Read it.", "", "Be exact.\n")).isEqualTo("Read it.\nBe exact.");
            assertThat(planned("Read it.\r\n", "", "Be\nexact.")).isEqualTo("Read it.\r\nBe\r\nexact.\r\n");
            assertThat(planned("", "", "Be exact.")).isEqualTo("Be exact.");
        }

        @Test
        void keepsLastLineEndWhateverTheProposalSays() {
            assertThat(planned("a\nb\n", "b\n", "c")).isEqualTo("a\nc\n");
            assertThat(planned("a\nb", "b", "c\n")).isEqualTo("a\nc");
        }

        @Test
        void keepsEveryOtherLineEndOfMixedFile() {
            assertThat(planned("a\r\nb\nc\r\nd\n", "b\nc", "b\nx\nc")).isEqualTo("a\r\nb\nx\nc\r\nd\n");
        }

        @Test
        void keepsByteOrderMarkAndDoesNotShowIt() {
            assertThat(planned("\uFEFFa\n", "a", "b")).isEqualTo("\uFEFFb\n");
            assertThat(editing.shown("p.md")).isEqualTo("a\n");
        }

        @Test
        void describesTheChange() {
            editing.file("p.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
            ChangedFile change = editing.change(new Edit("p.md", "5\n", "five\nfive and a half\n"));
            assertThat(change.relative()).isEqualTo("p.md");
            assertThat(change.firstLine()).isEqualTo(5);
            assertThat(change.diff())
                    .isEqualTo("--- a/p.md\n+++ b/p.md\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n"
                            + "+five and a half\n 6\n 7\n 8");
        }
    }

    @Nested
    class WhereThePlaceIsNotClear {

        @Test
        void writesNothingWhenAnchorIsAmbiguous() {
            assertThat(refused("x\nsame\ny\nsame same\n", "same", "other"))
                    .isEqualTo("edit refused: the text to replace occurs 3 times in p.md (lines 2, 4)"
                            + " [edit-ambiguous]. Nothing was written.");
            assertThat(folder.resolve("p.md")).hasContent("x\nsame\ny\nsame same\n");
        }

        @Test
        void countsOverlappingPlaces() {
            assertThat(refused("aaa\n", "aa", "b"))
                    .isEqualTo("edit refused: the text to replace occurs 2 times in p.md (line 1)"
                            + " [edit-ambiguous]. Nothing was written.");
        }

        @Test
        void listsTenLinesAtMost() {
            assertThat(refused("a\n".repeat(12), "a", "b"))
                    .isEqualTo("edit refused: the text to replace occurs 12 times in p.md"
                            + " (lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …) [edit-ambiguous]. Nothing was written.");
        }

        @Test
        void namesNearestLine() {
            assertThat(refused("Read.\nReturn the invoice date.\n", "Return the invoice's date.", "x"))
                    .isEqualTo("edit refused: the text to replace does not occur in p.md [edit-not-found]."
                            + " The nearest line is 2: \"Return the invoice date.\". Nothing was written.");
            assertThat(refused("Read.\n", "qqq", "x"))
                    .isEqualTo("edit refused: the text to replace does not occur in p.md [edit-not-found]."
                            + " Nothing was written.");
        }

        @Test
        void forgivenPlacesMustBeUniqueToo() {
            assertThat(refused("  a\n  b\n\n    a\n    b\n", "a\nb", "x"))
                    .isEqualTo("edit refused: the text to replace occurs 2 times in p.md (lines 1, 4)"
                            + " [edit-ambiguous]. Nothing was written.");
        }
    }

    @Nested
    class WithSeveralEdits {

        @Test
        void appliesThemInOrderToTheTextThatTheOneBeforeLeft() {
            editing.file("p.md", "one\n");
            ChangedFile change = editing.change(new Edit("p.md", "one", "two"), new Edit("p.md", "two", "three"));
            assertThat(change.after()).asString().isEqualTo("three\n");
            assertThat(change.before()).asString().isEqualTo("one\n");
        }

        @Test
        void refusesAllForTheFaultOfOne() {
            editing.file("a.md", "a\n");
            editing.file("b.md", "b\n");
            assertThat(editing.refusal(new Edit("a.md", "a", "A"), new Edit("b.md", "x", "X")))
                    .startsWith("edit refused: the text to replace does not occur in b.md");
        }

        @Test
        void plansEveryFileThatChanges() {
            editing.file("a.md", "a\n");
            editing.file("b.md", "b\n");
            EditPlan plan =
                    editing.plan(new Edit("b.md", "b", "B"), new Edit("a.md", "a", "A"), new Edit("b.md", "", "more"));
            assertThat(((EditPlan.Planned) plan).changes())
                    .extracting(ChangedFile::relative)
                    .containsExactly("b.md", "a.md");
        }

        @Test
        void mayMoveAPlaceholder() {
            editing.file("p.md", "{{doc}}\nRead.\n");
            ChangedFile change = editing.change(new Edit("p.md", "{{doc}}\n", ""), new Edit("p.md", "", "{{doc}}"));
            assertThat(change.after()).asString().isEqualTo("Read.\n{{doc}}\n");
        }

        @Test
        void treatsTwoNamesOfOneFileAsOneFile() throws IOException {
            editing.file("p.md", "one two\n");
            Files.createSymbolicLink(folder.resolve("link.md"), Path.of("p.md"));
            editing.list("link.md", FileRole.PROMPT, null);
            ChangedFile change = editing.change(new Edit("p.md", "one", "1"), new Edit("link.md", "two", "2"));
            assertThat(change.after()).asString().isEqualTo("1 2\n");
        }

        @Test
        void areNotTooMany() {
            editing.file("p.md", "a\n");
            Edit[] edits = new Edit[51];
            Arrays.fill(edits, new Edit("p.md", "", "b"));
            assertThat(editing.refusal(edits))
                    .isEqualTo("edit refused: the proposal has 51 edits [edit-size]. It may have 50."
                            + " Nothing was written.");
        }
    }

    @Nested
    class ThatWouldDoNothing {

        @Test
        void isRefused() {
            String message =
                    "edit refused: the files would be the same as before [edit-no-change]. Nothing was written.";
            assertThat(refused("one\n", "one", "one")).isEqualTo(message);
            assertThat(refused("one\n", "", " \n\n")).isEqualTo(message);
        }

        @Test
        void orHasNoEditsIsRefused() {
            assertThat(editing.refusal())
                    .isEqualTo("edit refused: the proposal has no edits [edit-none]. Nothing was written.");
        }
    }

    @Nested
    class WhenTheFileWasReplacedMeanwhile {

        @Test
        void refusesLinkThatTookItsPlace() throws IOException {
            editing.file("p.md", "a\n");
            ListedFiles listed = editing.listed();
            Path outside = Files.writeString(folder.resolve("outside.md"), "a\n");
            Files.delete(folder.resolve("p.md"));
            Files.createSymbolicLink(folder.resolve("p.md"), outside);
            assertThatThrownBy(() -> new EditPlanner(listed).plan(List.of(new Edit("p.md", "a", "b"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("p.md: changed outside of the session [file-changed]. It leads to "
                            + outside.toRealPath() + " now, and led to "
                            + folder.toRealPath().resolve("p.md") + ". It was not touched."
                            + " Put the session's copy back with \"refine restore N\", or start a new session from the file as"
                            + " it is.");
        }

        @Test
        void saysThatItIsGone() throws IOException {
            editing.file("p.md", "a\n");
            ListedFiles listed = editing.listed();
            Files.delete(folder.resolve("p.md"));
            assertThatThrownBy(() -> listed.read("p.md"))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("p.md: changed outside of the session [file-changed]. It is gone. It was not touched."
                            + " Put the session's copy back with \"refine restore N\", or start a new session from the file as"
                            + " it is.");
        }
    }
}
