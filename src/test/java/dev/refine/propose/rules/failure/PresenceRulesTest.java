package dev.refine.propose.rules.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.json.Json;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules for what stands in the answer and what does not, and for the answer as a whole. */
class PresenceRulesTest {

    @Nested
    class MissingField {

        @Test
        void asksForTheFieldByItsPathItsWordsAndItsLabel() {
            Failing group = Failing.group("missing", "/dueDate")
                    .pair("\"2024-03-31\"", "", "Payable by: 31.03.2024")
                    .pair("\"2024-05-01\"", "", "Payable by: 1 May 2024")
                    .unnamed();
            assertThat(group.says())
                    .containsExactly(
                            "Include `dueDate` (the due date, labelled \"Payable by\" in the documents).",
                            "Look for `dueDate` in every document and always give it (the due date, labelled \"Payable by\" in"
                                    + " the documents). For example \"Payable by: 31.03.2024\" gives \"2024-03-31\".");
            assertThat(group.advice().theory()).isEqualTo("neither prompt nor schema asks for the field");
            assertThat(group.advice().likelihood()).isEqualTo(0.85);
        }

        @Test
        void saysWhatToDoWhereSomeDocumentsHaveNone() {
            assertThat(Failing.group("missing", "/po")
                            .pair("\"A-1\"", "")
                            .right("null")
                            .says())
                    .first()
                    .isEqualTo("Include `po`. Use null when the document does not give it.");
            assertThat(Failing.group("missing", "/po")
                            .pair("\"A-1\"", "")
                            .right("")
                            .says())
                    .first()
                    .isEqualTo("Include `po`. Leave it out when the document does not give it.");
        }

        @Test
        void namesTheKeysOfAnObjectOrAList() {
            assertThat(Failing.group("missing", "/lines")
                            .pair("[{\"sku\":\"a\",\"qty\":1}]", "")
                            .says())
                    .first()
                    .isEqualTo("Include `lines` (a list of objects with the keys \"sku\" and \"qty\").");
        }

        @Test
        void hopesLessWhereTheValueIsNotInTheDocument() {
            Advice advice = Failing.group("missing", "/region")
                    .pair("\"north\"", "", "some text")
                    .unnamed()
                    .advice();
            assertThat(advice.likelihood()).isEqualTo(0.425);
        }
    }

    @Nested
    class Rows {

        @Test
        void asksForEveryRow() {
            assertThat(Failing.group("missing", "/lines/*")
                            .pair("{\"sku\":\"a\"}", "")
                            .says())
                    .first()
                    .isEqualTo(
                            "List every row of the document in `lines`, in all parts and pages of it; never merge or skip"
                                    + " rows.");
        }

        @Test
        void saysWhatTheMissedRowsHaveInCommon() {
            String all =
                    "{\"lines\":[{\"sku\":\"a\",\"price\":-5},{\"sku\":\"b\",\"price\":3},{\"sku\":\"c\",\"price\":-1},"
                            + "{\"sku\":\"d\",\"price\":7}]}";
            Failing group = Failing.group("missing", "/lines/*")
                    .documents(all, "{\"lines\":[]}", row("/lines/0", "{\"sku\":\"a\",\"price\":-5}"), "")
                    .documents(all, "{\"lines\":[]}", row("/lines/2", "{\"sku\":\"c\",\"price\":-1}"), "");
            assertThat(group.says())
                    .first()
                    .isEqualTo(
                            "List every row of the document in `lines`, in all parts and pages of it; never merge or skip"
                                    + " rows, also those whose \"price\" is negative.");
        }

        @Test
        void leavesOutLinesThatAreNoRows() {
            Failing group = Failing.group("extra", "/lines/*")
                    .pair("", "{\"text\":\"Subtotal page 1\"}")
                    .pair("", "{\"text\":\"Subtotal page 2\"}");
            assertThat(group.says().get(0))
                    .startsWith("Leave lines that are no rows of their own out of `lines`, such as ");
        }

        @Test
        void listsNoRowTwice() {
            assertThat(Failing.group("extra", "/lines/*")
                            .pair("", "{\"a\":1}")
                            .right("{\"a\":1}")
                            .says())
                    .first()
                    .isEqualTo("Never list the same row of the document twice in `lines`.");
        }

        @Test
        void keepsTheOrderOfTheDocumentOrTheOneThatAllListsHave() {
            assertThat(Failing.group("moved", "/lines/*")
                            .pair("{\"a\":1}", "{\"a\":1}")
                            .says())
                    .first()
                    .isEqualTo("Keep the entries of `lines` in the order of the document.");
            assertThat(lists("[{\"n\":1},{\"n\":2},{\"n\":5}]", "[{\"n\":3},{\"n\":4},{\"n\":7},{\"n\":9}]")
                            .says())
                    .first()
                    .isEqualTo("Keep the entries of `lines` sorted by \"n\", smallest or earliest first.");
        }

        @Test
        void takesNoOrderThatShortListsHaveByChanceForTheOneThatIsWanted() {
            assertThat(lists("[{\"n\":1,\"m\":3},{\"n\":2,\"m\":1}]", "[{\"n\":3,\"m\":2},{\"n\":4,\"m\":9}]")
                            .says())
                    .first()
                    .isEqualTo("Keep the entries of `lines` in the order of the document.");
        }

        private Failing lists(String... lists) {
            Failing sorted = Failing.group("moved", "/lines/*");
            for (String list : lists) {
                sorted.documents("{\"lines\":" + list + "}", "{\"lines\":[]}", row("/lines/0", "{\"n\":1}", list), "");
            }
            return sorted;
        }

        private FailureGroup.Example row(String path, String value) {
            return row(path, value, "all");
        }

        private FailureGroup.Example row(String path, String value, String id) {
            return new FailureGroup.Example(id, path, value, "");
        }
    }

    @Nested
    class Nothing {

        @Test
        void saysHowToWriteThatThereIsNone() {
            assertThat(Failing.group("extra:hallucinated", "/po")
                            .pair("null", "\"N/A\"")
                            .says())
                    .first()
                    .isEqualTo("Write `po` as null when the document does not give it, not \"N/A\".");
            assertThat(Failing.group("extra", "/po")
                            .pair("", "null")
                            .right("\"a\"")
                            .says())
                    .first()
                    .isEqualTo("Leave `po` out when the document does not give it.");
            assertThat(Failing.group("wrong-value", "/po").pair("\"\"", "null").says())
                    .first()
                    .isEqualTo("Write `po` as an empty text when the document does not give it.");
        }

        @Test
        void forbidsGuessing() {
            Failing group = Failing.group("extra:hallucinated", "/dueDate")
                    .pair("null", "\"2024-04-30\"", "Issued 31 March 2024")
                    .right("\"2024-01-01\"");
            assertThat(group.says())
                    .first()
                    .isEqualTo("Fill `dueDate` only when the document states it; otherwise use null and never guess.");
            assertThat(group.advice().theory())
                    .isEqualTo("the model guesses or works out what the document does not say");
        }

        @Test
        void namesWhereTheWrongValueIsTakenFrom() {
            assertThat(Failing.group("extra:hallucinated", "/po")
                            .pair("null", "\"A-17\"", "Customer no: A-17")
                            .right("\"P-1\"")
                            .says())
                    .first()
                    .isEqualTo(
                            "Fill `po` only when the document states it; otherwise use null and never guess; do not take it"
                                    + " from \"Customer no\".");
        }

        @Test
        void namesNoPlaceThatGivesTheRightValueElsewhere() {
            assertThat(Failing.group("extra:hallucinated", "/end")
                            .pair("null", "\"unlimited\"", "End of contract: unlimited")
                            .right("\"2026-12-31\"", "End of contract: 2026-12-31")
                            .says())
                    .first()
                    .isEqualTo("Fill `end` only when the document states it; otherwise use null and never guess.");
        }

        @Test
        void forbidsAFieldThatNobodyAskedForAlsoWhereItSaysNothing() {
            assertThat(Failing.group("extra", "/holder").pair("", "\"unknown\"").says())
                    .containsExactly(
                            "Do not add `holder`; give only the fields that are asked for.",
                            "The key `holder` must not stand in the answer, whatever the document says.");
        }

        @Test
        void forbidsFieldsThatNobodyAskedFor() {
            Failing group = Failing.group("extra", "/seller/notes").pair("", "\"hello\"");
            assertThat(group.says())
                    .first()
                    .isEqualTo("Do not add `seller.notes`; give only the fields that are asked for.");
            assertThat(group.advice().schema())
                    .containsExactly(SchemaChange.keyword(
                            group.finding().field().parent(), "additionalProperties", Json.tree(false)));
        }
    }

    @Nested
    class Whole {

        @Test
        void fixesTheSpellingOfKeys() {
            Failing group = Failing.group("renamed-key", "/invoiceNumber")
                    .documents(
                            "{\"invoiceNumber\":\"17\"}",
                            "{\"invoice_no\":\"17\"}",
                            new FailureGroup.Example("a", "/invoiceNumber", "\"17\"", "\"17\""),
                            "");
            assertThat(group.says()).first().isEqualTo("Use exactly the key `invoiceNumber`, not \"invoice_no\".");
        }

        @Test
        void doesNotLetADottedNameBeTakenForAKey() {
            Failing group = Failing.group("renamed-key", "/seller/taxId")
                    .documents(
                            "{\"seller\":{\"taxId\":\"17\"}}",
                            "{\"seller\":{\"vat\":\"17\"}}",
                            new FailureGroup.Example("a", "/seller/taxId", "\"17\"", "\"17\""),
                            "");
            assertThat(group.says())
                    .first()
                    .isEqualTo("Use exactly the key \"taxId\" for `seller.taxId`, not \"vat\".");
        }

        @Test
        void asksForBareJson() {
            assertThat(Failing.group("not-json-wrapper", "").finding().field().isRoot())
                    .isTrue();
            assertThat(whole("not-json-wrapper"))
                    .isEqualTo("Answer with the JSON only: no code fence, no words before or after it.");
            assertThat(whole("structural:wrapped-in:/result"))
                    .isEqualTo(
                            "Put the fields at the top level of one JSON object: no enclosing key and no list around it.");
            assertThat(whole("structural:unwrapped:/result"))
                    .isEqualTo("Put the whole answer under the one key \"result\".");
            assertThat(whole("unparseable"))
                    .isEqualTo(
                            "Answer with one valid JSON value: double quotes around keys and texts, no comments, no trailing"
                                    + " comma.");
            assertThat(whole("duplicate-key"))
                    .isEqualTo("Give every key only once in an object; several values of one kind are a list.");
            assertThat(whole("truncated"))
                    .isEqualTo(
                            "Write the JSON compactly, without line breaks, indentation or explanation, and finish it.");
        }

        private String whole(String kind) {
            return Failing.group(kind, "").says().get(0);
        }

        @Test
        void quotesTheComplaintOfACheckWithoutMarksThatATemplateCouldTake() {
            Failing group = Failing.group("check:./v.sh", "")
                    .documents(
                            "{}",
                            "{}",
                            new FailureGroup.Example("a", "", "", "sum of `{lines}` is not ${total}\nmore"),
                            "");
            assertThat(group.says())
                    .first()
                    .isEqualTo("The answer must not give reason for this complaint: \"sum of lines is not total\".");
        }
    }

    @Nested
    class RequiredInASchema {

        @Test
        void isAFieldThatAnAnswerLacked() {
            assertThat(required(Failing.group("missing", "/po").pair("\"A-17\"", "")))
                    .isTrue();
            assertThat(required(Failing.group("wrong-value", "/po")
                            .pair("null", "\"N/A\"")
                            .pair("null", "")))
                    .isTrue();
        }

        @Test
        void isNoFieldThatEveryAnswerHadHoweverManySamplesHaveIt() {
            assertThat(required(Failing.group("wrong-value", "/po")
                            .pair("null", "\"N/A\"")
                            .pair("null", "\"none\"")
                            .right("\"A-17\"")))
                    .isFalse();
        }

        private static boolean required(Failing group) {
            return group.advice().schema().stream().anyMatch(change -> change.kind() == SchemaChange.Kind.REQUIRED);
        }
    }
}
