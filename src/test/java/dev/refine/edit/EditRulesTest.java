package dev.refine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.Edit;
import dev.refine.workload.FileRole;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditRulesTest {

    @TempDir
    Path folder;

    private EditingFolder editing;

    @BeforeEach
    void makeFolder() {
        editing = new EditingFolder(folder);
    }

    private String verdict(String before, String search, String replace) {
        return editing.file("p.md", before).refusal(new Edit("p.md", search, replace));
    }

    private static String numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Nested
    class Placeholders {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{{document}}",
                    "{{ doc.text }}",
                    "{{{raw}}}",
                    "{{#each items}}",
                    "{{/each}}",
                    "{{ doc | upper }}",
                    "{% if x %}",
                    "${INPUT_TEXT}",
                    "{text}",
                    "{price:.2f}",
                    "{obj!r}",
                    "{a.b}",
                    "<<INPUT>>",
                    "%(name)s"
                })
        void surviveAndAreNotInvented(String placeholder) {
            assertThat(verdict("Read " + placeholder + " now.\n", "Read " + placeholder + " now.", "Read now."))
                    .isEqualTo("edit refused: p.md would lose the placeholder \"" + placeholder
                            + "\" [edit-placeholder]. Every placeholder stays exactly as often as it is,"
                            + " and none is added. Nothing was written.");
            assertThat(verdict("Read.\n", "", "Use " + placeholder))
                    .isEqualTo("edit refused: p.md would get one more placeholder \"" + placeholder
                            + "\" [edit-placeholder]. Every placeholder stays exactly as often as it is,"
                            + " and none is added. Nothing was written.");
            assertThat(verdict("Read " + placeholder + " now.\n", "now", "at once"))
                    .isEmpty();
        }

        @Test
        void mayNotBeRenamed() {
            assertThat(verdict("Read {{doc}}.\n", "{{doc}}", "{{document}}"))
                    .contains("would lose the placeholder \"{{doc}}\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"total\": 12}",
                    "{ \"a\": {} }",
                    "\\d{4}-\\d{2}",
                    "a << b",
                    "{}",
                    "$5",
                    "50 % (of it)",
                    "{a, b}",
                    "f(x) {"
                })
        void areNotSeenInOrdinaryText(String text) {
            assertThat(verdict("Read.\n", "", text)).isEmpty();
            assertThat(verdict("Read " + text + " it.\n", text, "X")).isEmpty();
        }

        @Test
        void doNotConcernSchemas() {
            editing.file("s.json", FileRole.SCHEMA, null, "{\"pattern\": \"{x}\"}\n");
            assertThat(editing.refusal(new Edit("s.json", "{x}", "y"))).isEmpty();
        }
    }

    @Nested
    class KeptText {

        private static final String TEXT =
                "Intro.\n<!-- refine:keep -->\nNever guess.\n<!-- /refine:keep -->\nOutro.\n# refine:keep\nLast.\n";

        @Test
        void maySurroundEdits() {
            assertThat(verdict(TEXT, "Intro.", "Introduction.")).isEmpty();
            assertThat(verdict(TEXT, "Outro.\n", "One.\nTwo.\n")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Never guess.", "<!-- refine:keep -->\n", "<!-- /refine:keep -->", "guess", "Last."})
        void mayNotChange(String search) {
            assertThat(verdict(TEXT, search, "x"))
                    .isEqualTo("edit refused: p.md would lose kept text [edit-kept]. What stands between refine:keep"
                            + " and /refine:keep must stay as it is. Nothing was written.");
        }

        @Test
        void reachesToTheEndWithoutAnEndMarker() {
            assertThat(verdict(TEXT, "", "More.")).contains("[edit-kept]");
            assertThat(verdict("a\n<!-- refine:keep -->b<!-- /refine:keep -->\nc\n", "", "More."))
                    .isEmpty();
        }

        @Test
        void endsAtAnySecondMarkerLine() {
            String text = "<!-- refine:keep -->\nNever guess.\n<!-- refine:keep -->\nOutro.\n";
            assertThat(verdict(text, "Outro.", "One.")).isEmpty();
            assertThat(verdict(text, "guess", "x")).contains("[edit-kept]");
            assertThat(verdict(text, "<!-- refine:keep -->\nOutro", "Outro")).contains("[edit-kept]");
        }

        @Test
        void isNotAddedByEdits() {
            assertThat(verdict("a\nb\n", "b", "refine:keep\nb\n/refine:keep"))
                    .isEqualTo("edit refused: p.md would get another kept region [edit-kept]. What stands between"
                            + " refine:keep and /refine:keep must stay as it is. Nothing was written.");
        }

        @Test
        void mayNotBeReorderedOrLeftOpen() {
            String two = "refine:keep\n1\n/refine:keep\nmid\nrefine:keep\n2\n/refine:keep\nend\n";
            assertThat(verdict(
                            two,
                            "refine:keep\n1\n/refine:keep\nmid\nrefine:keep\n2\n/refine:keep\n",
                            "refine:keep\n2\n/refine:keep\nmid\nrefine:keep\n1\n/refine:keep\n"))
                    .contains("[edit-kept]");
        }
    }

    @Nested
    class Size {

        @Test
        void allowsFortyChangedLinesAndNotOneMore() {
            assertThat(verdict(numbered(0, 100), numbered(0, 40), numbered(200, 240)))
                    .isEmpty();
            assertThat(verdict(numbered(0, 100), numbered(0, 41), numbered(200, 241)))
                    .isEqualTo("edit refused: more than 80 lines of p.md would be removed or added [edit-size]."
                            + " Test one small change at a time. Nothing was written.");
        }

        @Test
        void countsOnlyWhatDiffers() {
            String longText = numbered(0, 3_000);
            assertThat(verdict(longText, longText, "first\n" + longText + "last\n"))
                    .isEmpty();
        }

        @Test
        void limitsGrowth() {
            assertThat(verdict("a\n", "", "b".repeat(8 * 1024 - 1))).isEmpty();
            assertThat(verdict("a\n", "", "b".repeat(8 * 1024)))
                    .isEqualTo("edit refused: p.md would grow by 8193 bytes [edit-size]. One edit may add 8192."
                            + " Nothing was written.");
        }

        @Test
        void answersAtOnceWhateverIsProposed() {
            String before = numbered(0, 20_000);
            String after = IntStream.range(0, 20_000)
                    .mapToObj(i -> "line " + (19_999 - i) + "\n")
                    .collect(Collectors.joining());
            long start = System.nanoTime();
            assertThat(verdict(before, before, after)).contains("[edit-size]");
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        }
    }

    @Nested
    class Visibility {

        @ParameterizedTest
        @ValueSource(ints = {0x00, 0x07, 0x0D, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0xFEFF, 0xD800, 0xE0041})
        void refusesWhatNobodySees(int c) {
            String text = c == 0xD800 ? "\uD800" : Character.toString(c);
            assertThat(verdict("a\n", "a", "b" + text + "c"))
                    .isEqualTo(String.format(
                            "edit refused: p.md would get the invisible character U+%04X [edit-control]."
                                    + " Only visible text, spaces, tabs and line ends may be added."
                                    + " Nothing was written.",
                            c));
        }

        @Test
        void leavesWhatWasThere() {
            assertThat(verdict("a\u000Cb\n", "a\u000Cb", "c\u000Cd")).isEmpty();
            assertThat(verdict("a\n", "a", "tab\tand é and 漢 and 👍🏽")).isEmpty();
        }

        @Test
        void leavesSomeText() {
            assertThat(verdict("a\n", "a\n", ""))
                    .isEqualTo("edit refused: p.md would be empty [edit-empty]. Nothing was written.");
        }
    }

    @Test
    void quotesHostileTextHarmlessly() {
        assertThat(Quoted.of("a\u001B[2J\n\u202Eb\t")).isEqualTo("\"a\\u001b[2J\\n\\u202eb\\t\"");
        assertThat(Quoted.of("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "…\"");
    }

    @Nested
    class Schemas {

        private static final String SCHEMA = "{\n  \"type\": \"object\",\n  \"required\": [\"total\"]\n}\n";

        private String verdict(String before, String search, String replace) {
            return editing.file("s.json", FileRole.SCHEMA, null, before).refusal(new Edit("s.json", search, replace));
        }

        @Test
        void staySchemas() {
            assertThat(verdict(SCHEMA, "[\"total\"]", "[\"total\", \"date\"]")).isEmpty();
            assertThat(verdict(SCHEMA, SCHEMA, "[1]\n"))
                    .isEqualTo("edit refused: s.json would not be a JSON Schema any more [edit-schema]."
                            + " A schema is an object, true or false. Nothing was written.");
            assertThat(verdict(SCHEMA, "[\"total\"]", "\"total\""))
                    .isEqualTo("edit refused: s.json would not be a JSON Schema any more [edit-schema]."
                            + " The value at /required may not be there. Nothing was written.");
            assertThat(verdict(SCHEMA, "\"object\"", "\"objekt\""))
                    .isEqualTo("edit refused: s.json would not be a JSON Schema any more [edit-schema]."
                            + " The value at /type may not be there. Nothing was written.");
        }

        @Test
        void stayJson() {
            assertThat(verdict(SCHEMA, "[\"total\"]", "[\"total\" \"date\"]"))
                    .isEqualTo("edit refused: s.json would not be JSON any more [edit-schema]. Line 3, column 24:"
                            + " a comma is missing before this. Nothing was written.");
            assertThat(verdict(SCHEMA, "", "\"x\": 1")).startsWith("edit refused: s.json would not be JSON any more");
            assertThat(verdict(SCHEMA, "\"type\": \"object\",", "\"type\": \"object\", \"type\": \"array\","))
                    .startsWith("edit refused: s.json would not be JSON any more");
        }

        @Test
        void thatWereJsonOnlyStayJson() {
            assertThat(verdict("{\"type\": \"text\"}\n", "text", "words")).isEmpty();
            assertThat(verdict("{\"type\": \"text\"}\n", "\"text\"", "text")).contains("[edit-schema]");
        }

        @Test
        void inAnotherLanguageAreLeftToTheirOwnCheck() {
            assertThat(verdict("class Invoice:\n    total: str\n", "str", "Decimal"))
                    .isEmpty();
        }
    }
}
