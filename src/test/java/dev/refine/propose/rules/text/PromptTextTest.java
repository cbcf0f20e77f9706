package dev.refine.propose.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FieldName;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.workload.FileRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PromptTextTest {

    private static final Bullet DATE = new Bullet("Write ", List.of("issueDate"), " as YYYY-MM-DD.");
    private static final Bullet DUE = new Bullet("Write ", List.of("dueDate"), " as YYYY-MM-DD.");

    @Nested
    class OwnHeading {

        @Test
        void isCreatedAtTheEnd() {
            assertThat(placed("Extract the data.\n", DATE))
                    .isEqualTo("Extract the data.\n\n## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.\n");
        }

        @Test
        void leavesAFileWithoutLastLineEndSo() {
            assertThat(placed("Extract the data.", DATE))
                    .isEqualTo("Extract the data.\n\n## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.");
        }

        @Test
        void comesFirstInAnEmptyFile() {
            assertThat(placed("", DATE)).isEqualTo("## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.\n");
        }

        @Test
        void standsInFrontOfTheDocumentAndItsTitle() {
            assertThat(placed("Extract the data.\n\n# Document\n\nText:\n\n{{text}}\n", DATE))
                    .isEqualTo(
                            "Extract the data.\n\n## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.\n\n# Document\n\n"
                                    + "Text:\n\n{{text}}\n");
        }

        @Test
        void takesFurtherRulesIntoItsList() {
            assertThat(placed("Go.\n\n## Output rules\n\n- One\n  goes on.\n- Two.\n\n## Input\n\n{text}\n", DATE))
                    .isEqualTo(
                            "Go.\n\n## Output rules\n\n- One\n  goes on.\n- Two.\n- Write `issueDate` as YYYY-MM-DD.\n\n"
                                    + "## Input\n\n{text}\n");
        }

        @Test
        void startsItsListWhenItIsEmpty() {
            assertThat(placed("## Output rules\n", DATE))
                    .isEqualTo("## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.\n");
        }

        @Test
        void usesTheLineEndsOfTheFile() {
            assertThat(placed("Extract.\r\n\r\nBe brief.\r\n", DATE))
                    .isEqualTo(
                            "Extract.\r\n\r\nBe brief.\r\n\r\n## Output rules\r\n\r\n- Write `issueDate` as YYYY-MM-DD.\r\n");
        }

        @Test
        void neverGrowsInsideOfAKeptRegion() {
            String kept = "Go.\n<!-- refine:keep -->\n## Output rules\n\n- Mine.\n<!-- refine:keep -->\n";
            assertThat(placed(kept, DATE)).isEqualTo(kept + "\n- Write `issueDate` as YYYY-MM-DD.\n");
        }
    }

    @Nested
    class Conversions {

        private static final String ONE = "- Give `weight` as grams: \"7 kg\" becomes 7000.\n";

        private final Bullet other = new Bullet("Give ", List.of("weight"), " as grams: \"2 lb\" becomes \"907\".");

        @Test
        void joinThoseOfTheSameInstruction() {
            String both = "- Give `weight` as grams: \"7 kg\" becomes 7000, \"2 lb\" becomes \"907\".\n";
            assertThat(placed("## Output rules\n\n" + ONE, other)).isEqualTo("## Output rules\n\n" + both);
            assertThat(new PromptText(both, "`").says(other)).isTrue();
            assertThat(new PromptText(ONE, "`").says(other)).isFalse();
        }

        @Test
        void areNeverMoreThanThree() {
            String full = "- Give `weight` as grams: \"a\" becomes 1, \"b\" becomes 2, \"c\" becomes 3.\n";
            assertThat(new PromptText(full, "`").says(other)).isTrue();
        }

        @Test
        void stayApartWhereTheFieldOrTheWordsDiffer() {
            for (String line : List.of(ONE.replace("weight", "height"), ONE.replace("grams", "kilos"))) {
                assertThat(placed("## Output rules\n\n" + line, other))
                        .isEqualTo(
                                "## Output rules\n\n" + line + "- Give `weight` as grams: \"2 lb\" becomes \"907\".\n");
            }
        }
    }

    @Nested
    class OwnLine {

        @Test
        void isAmended() {
            assertThat(placed("Fields:\n- issueDate: the day of issue\n- total: the sum\n", DATE))
                    .isEqualTo(
                            "Fields:\n- issueDate: the day of issue. Write `issueDate` as YYYY-MM-DD.\n- total: the sum\n");
        }

        @Test
        void mayCallTheFieldInWordsOrMarks() {
            assertThat(placed("* **Issue date** - the day.\n", DATE))
                    .isEqualTo("* **Issue date** - the day. Write `issueDate` as YYYY-MM-DD.\n");
            assertThat(placed("1. `issueDate` (string): the day\n", DATE))
                    .isEqualTo("1. `issueDate` (string): the day. Write `issueDate` as YYYY-MM-DD.\n");
        }

        @Test
        void isNoneInsideOfCodeOrTablesOrWhenItHoldsAPlaceholder() {
            for (String prompt : List.of(
                    "```\nissueDate: a date\n```\n", "| issueDate: a | date |\n", "issueDate: {{date}}\nEnd.\n")) {
                assertThat(placed(prompt, DATE)).as(prompt).contains("\n## Output rules\n");
            }
        }

        @Test
        void isNoneWhenTwoLinesDescribeTheField() {
            assertThat(placed("- issueDate: a\n- issueDate: b\n", DATE)).contains("\n## Output rules\n");
        }
    }

    @Nested
    class Standing {

        @Test
        void takesTheFieldIntoTheSameInstruction() {
            String prompt = "## Output rules\n\n- Write `issueDate` as YYYY-MM-DD.\n- Other.\n";
            assertThat(placed(prompt, DUE))
                    .isEqualTo("## Output rules\n\n- Write `dueDate` and `issueDate` as YYYY-MM-DD.\n- Other.\n");
        }

        @Test
        void givesWayToABetterWording() {
            String text = "- Write `issueDate` as YYYY-MM-DD.\n";
            PromptText prompt = new PromptText(text, "`");
            Bullet better = new Bullet("Always convert ", List.of("issueDate"), " to YYYY-MM-DD.");
            assertThat(prompt.replace(DATE, better).orElseThrow().applyTo(text))
                    .isEqualTo("- Always convert `issueDate` to YYYY-MM-DD.\n");
            assertThat(prompt.replace(DUE, better)).isEmpty();
        }
    }

    @Nested
    class Anchors {

        @Test
        void growUntilTheyOccurOnce() {
            FileText file = file("same\n\nsame\nlast\n");
            Splice splice = new Splice(10, 10, "!");
            List<Edit> edits = SearchText.edits(file, List.of(splice)).orElseThrow();
            assertThat(edits).containsExactly(new Edit("p.md", "same\n\nsame", "same\n\nsame!"));
        }

        @Test
        void areNoneWhereOnlyAPlaceholderWouldMakeThemUnique() {
            FileText file = file("a\n{x}\na\n{x}");
            assertThat(SearchText.edits(file, List.of(new Splice(1, 1, "!")))).isEmpty();
        }

        @Test
        void touchNoKeptRegion() {
            FileText file = file("top\n# refine:keep\nmine\n# refine:keep\nend\n");
            assertThat(SearchText.edits(file, List.of(new Splice(20, 20, "!")))).isEmpty();
        }

        @Test
        void joinSplicesThatCannotBeToldApart() {
            FileText file = file("ab\ncd\n");
            List<Edit> edits = SearchText.edits(file, List.of(new Splice(0, 1, "x"), new Splice(1, 2, "y")))
                    .orElseThrow();
            assertThat(edits).containsExactly(new Edit("p.md", "ab", "xy"));
        }
    }

    private static FileText file(String text) {
        return new FileText("p.md", FileRole.PROMPT, "", text);
    }

    private static String placed(String prompt, Bullet bullet) {
        FieldTerms terms = new FieldTerms(new FieldName("/" + bullet.fields().get(0)), true);
        List<Splice> splices = new PromptText(prompt, "`").place(List.of(bullet), one -> Optional.of(terms));
        String text = prompt;
        for (Edit edit : SearchText.edits(file(prompt), splices).orElseThrow()) {
            int at = edit.search().isEmpty() ? text.length() : text.indexOf(edit.search());
            text = text.substring(0, at)
                    + edit.replace()
                    + text.substring(at + edit.search().length());
        }
        return text;
    }
}
