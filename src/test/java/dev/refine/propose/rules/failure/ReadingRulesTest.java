package dev.refine.propose.rules.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules for values that are read wrong. */
class ReadingRulesTest {

    @Test
    void dayFirstWhereTheModelReadsTheMonthFirst() {
        assertThat(Failing.group("wrong-value", "/date")
                        .pair("\"2024-04-03\"", "\"2024-03-04\"", "Date 03/04/2024")
                        .says())
                .containsExactly(
                        "Read numeric dates day first (03/04/2024 is 3 April 2024) when filling `date`.",
                        "The documents write dates day first (03/04/2024 is 3 April 2024), never the other way round; mind it"
                                + " for `date`: \"2024-03-04\" becomes \"2024-04-03\".");
    }

    @Test
    void monthFirstWhereTheDocumentsWriteItSo() {
        assertThat(Failing.group("wrong-value", "/date")
                        .pair("\"2024-03-04\"", "\"2024-04-03\"", "Date 03/04/2024")
                        .says())
                .first()
                .isEqualTo("Read numeric dates month first (03/04/2024 is March 4, 2024) when filling `date`.");
    }

    @Test
    void decimalMarkTakenForASeparator() {
        assertThat(Failing.group("wrong-value", "/total")
                        .pair("1234.5", "123450", "Total 1.234,50")
                        .says())
                .first()
                .isEqualTo(
                        "In the documents the comma is the decimal mark and the point groups thousands (1.234,50 is 1234.5);"
                                + " read `total` so.");
    }

    @Test
    void conversionThatNobodyWants() {
        assertThat(Failing.group("wrong-value", "/vatRate")
                        .pair("19", "0.19", "VAT 19 %")
                        .says())
                .first()
                .isEqualTo("Give `vatRate` in the unit that the document uses, without converting it.");
    }

    @Test
    void signByTheWordsThatTellCreditsFromOthers() {
        assertThat(credits(2, 1).says().get(0))
                .as("any word could be the one")
                .contains("a credit")
                .doesNotContain("\"");
        Failing group = credits(2, 5);
        assertThat(group.says())
                .first()
                .isEqualTo("Write `total` as a negative number when the document shows \"Credit note\".");
    }

    private static Failing credits(int credits, int invoices) {
        Failing group = Failing.group("wrong-value", "/total");
        for (int at = 1; at <= credits; at++) {
            group.pair("-" + at, "" + at, "Credit note " + at + "\nTotal " + at);
        }
        for (int at = 1; at <= invoices; at++) {
            group.right("9", "Invoice " + at + "\nTotal 9");
        }
        return group;
    }

    @Test
    void valueOfTheNeighbourFieldWithTheLabelOfTheRightOne() {
        Failing group = Failing.group("wrong-value", "/issueDate");
        for (String day : List.of("04", "05")) {
            group.documents(
                    "{\"issueDate\":\"2024-03-" + day + "\",\"dueDate\":\"2024-04-" + day + "\"}",
                    "{\"issueDate\":\"2024-04-" + day + "\",\"dueDate\":\"2024-04-" + day + "\"}",
                    new FailureGroup.Example(
                            "case-" + day, "/issueDate", "\"2024-03-" + day + "\"", "\"2024-04-" + day + "\""),
                    "Invoiced on: 2024-03-" + day + "\nPay by: 2024-04-" + day);
        }
        assertThat(group.says())
                .first()
                .isEqualTo("Do not give the value of \"dueDate\" as `issueDate`; take it from \"Invoiced on\".");
    }

    @Test
    void labelOfTheRightValueAgainstTheLabelOfTheWrongOne() {
        assertThat(Failing.group("wrong-value", "/total")
                        .pair("119", "100", "Subtotal: 100\nTotal incl. VAT: 119")
                        .pair("238", "200", "Subtotal: 200\nTotal incl. VAT: 238")
                        .says())
                .containsExactly(
                        "Take `total` from the words \"Total incl. VAT\", not from \"Subtotal\".",
                        "Only the value behind \"Total incl. VAT\" is `total`, not the one behind \"Subtotal\"; for example \"Total incl."
                                + " VAT: 119\" gives 119.");
    }

    @Test
    void warnsOfNoLabelThatLeadsToTheRightValueInAnotherDocument() {
        assertThat(Failing.group("wrong-value", "/total")
                        .pair("119", "100", "Subtotal: 100\nTotal incl. VAT: 119")
                        .pair("238", "200", "Subtotal: 200\nTotal incl. VAT: 238")
                        .right("300", "Subtotal: 300")
                        .says())
                .first()
                .isEqualTo("Take `total` from the words \"Total incl. VAT\".");
    }

    @Test
    void namesNoLabelThatOftenStandsInFrontOfSomethingElse() {
        assertThat(Failing.group("wrong-value", "/total")
                        .pair("\"30.00\"", "\"30.01\"", "Due: 30.00\nCash: 30.00")
                        .pair("\"40.00\"", "\"40.01\"", "Due: 40.00\nCash: 40.00")
                        .pair("\"51.20\"", "\"51.21\"", "Due: 51.20\nCash: 60.00")
                        .pair("\"62.10\"", "\"62.11\"", "Due: 62.10\nCash: 70.00")
                        .says())
                .first()
                .isEqualTo("Take `total` from the words \"Due\".");
    }

    @Test
    void copiesWhatTheDocumentPrints() {
        assertThat(Failing.group("wrong-value", "/title")
                        .pair("\"Night of Small Films\"", "\"Short film evening\"", "Night of Small Films\nat eight")
                        .says())
                .first()
                .isEqualTo("Copy `title` from the document exactly as it is printed, complete and unchanged.");
    }

    @Test
    void showsOneLineAsAnExampleWhenNothingElseIsKnown() {
        Finding finding = Failing.group("wrong-value", "/grade")
                .pair("\"B\"", "\"good\"", "Result: B, passed")
                .finding();
        assertThat(WorkedExample.of(finding).orElseThrow().text("`"))
                .isEqualTo("Example: where a document says \"Result: B, passed\", `grade` is \"B\".");
    }

    @Test
    void showsNoExampleWithoutTheText() {
        assertThat(WorkedExample.of(Failing.group("wrong-value", "/grade")
                        .pair("\"B\"", "\"good\"")
                        .finding()))
                .isEmpty();
    }

    @Test
    void narrowsByTheWordsOfTheDocumentsThatItBroke() {
        Failing group = Failing.group("wrong-value", "/total").pair("-5", "5", "Credit note\nTotal 5");
        group.documents(
                "{\"total\":9}",
                "{\"total\":9}",
                new FailureGroup.Example("broken", "/total", "9", "-9"),
                "Deposit receipt\nTotal 9");
        Bullet plain = new Bullet("Write ", List.of("total"), " as a negative number.");
        assertThat(Narrowing.of(plain, group.finding(), Set.of("broken"))
                        .orElseThrow()
                        .text("`"))
                .isEqualTo(
                        "Write `total` as a negative number. This does not hold for documents with the words \"Deposit"
                                + " receipt\".");
    }

    @Nested
    class OtherWords {

        @Test
        void areMappedWhereTheSameOnesAlwaysStandForTheSameValue() {
            Failing frequency = Failing.group("type-mismatch", "/perYear")
                    .pair("12", "\"monthly\"")
                    .pair("12", "\"monthly\"")
                    .pair("4", "\"quarterly\"")
                    .right("4");
            assertThat(frequency.advice().rule()).isEqualTo("mapping");
            assertThat(frequency.says())
                    .containsExactly(
                            "In `perYear`, write 12 for \"monthly\", 4 for \"quarterly\", and others in the same way.",
                            "Never copy the words of the document into `perYear`: \"monthly\" becomes 12,"
                                    + " \"quarterly\" becomes 4, and so on for others.");
        }

        @Test
        void leaveTheFirstWordToARuleThatKnowsTheConversion() {
            Failing law = Failing.group("wrong-value", "/law")
                    .pair("\"DE\"", "\"German law\"")
                    .pair("\"DE\"", "\"German law\"")
                    .pair("\"FR\"", "\"French law\"")
                    .pair("\"FR\"", "\"French law\"");
            assertThat(law.rules()).startsWith("enumeration").contains("mapping");
        }

        @Test
        void areNoneWhereTheyWouldBeAListOfAnswers() {
            Failing names = Failing.group("wrong-value", "/name")
                    .pair("\"Ada\"", "\"Countess\"")
                    .pair("\"Alan\"", "\"Professor\"")
                    .pair("\"Grace\"", "\"Admiral\"");
            assertThat(names.rules()).doesNotContain("mapping");
        }

        @Test
        void areNoneWhereOneOfThemStandsForTwoValuesOrIsRightElsewhere() {
            Failing two = Failing.group("wrong-value", "/law")
                    .pair("\"DE\"", "\"local law\"")
                    .pair("\"FR\"", "\"local law\"")
                    .right("\"DE\"")
                    .right("\"FR\"");
            Failing misread = Failing.group("wrong-value", "/state")
                    .pair("\"open\"", "\"paid\"")
                    .pair("\"open\"", "\"paid\"")
                    .pair("\"open\"", "\"paid\"")
                    .right("\"paid\"");
            assertThat(two.rules()).doesNotContain("mapping");
            assertThat(misread.rules()).doesNotContain("mapping");
        }
    }
}
