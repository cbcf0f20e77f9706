package dev.refine.propose.rules.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for values that are read right and written wrong. */
class FormRulesTest {

    @Nested
    class DateFormat {

        @Test
        void namesTheFormThatAllExpectedDatesHave() {
            Failing group = Failing.group("format-only:date", "/issueDate")
                    .pair("\"2024-03-04\"", "\"4 March 2024\"")
                    .pair("\"2023-12-11\"", "\"11.12.2023\"")
                    .right("\"2024-01-09\"");
            assertThat(group.says())
                    .containsExactly(
                            "Write `issueDate` as YYYY-MM-DD, for example 2024-03-31.",
                            "Always convert `issueDate` to YYYY-MM-DD, whatever form the document uses: \"4 March 2024\" becomes"
                                    + " \"2024-03-04\".");
            assertThat(group.advice().schema().get(0))
                    .isEqualTo(SchemaChange.keyword(group.finding().field(), "format", Json.tree("date")));
        }

        @Test
        void infersTheOrderOfDayAndMonthFromCasesThatPass() {
            assertThat(Failing.group("wrong-value", "/d")
                            .pair("\"03/04/2024\"", "\"2024-04-03\"")
                            .right("\"28/02/2024\"")
                            .says())
                    .first()
                    .isEqualTo("Write `d` as DD/MM/YYYY, for example 31/03/2024.");
        }

        @Test
        void knowsTimesOfDay() {
            assertThat(Failing.group("wrong-value", "/start")
                            .pair("\"19:30\"", "\"7.30 pm\"")
                            .says())
                    .first()
                    .isEqualTo("Write `start` as HH:MM (24-hour clock), for example 18:30.");
        }

        @Test
        void isSilentWhenTheDayItselfIsWrong() {
            assertThat(Failing.group("wrong-value", "/d")
                            .pair("\"2024-03-04\"", "\"2 May 2023\"")
                            .rules())
                    .doesNotContain("date-format");
        }
    }

    @Nested
    class NumberFormat {

        @Test
        void asksForBareNumbers() {
            assertThat(Failing.group("type-mismatch:coercible", "/lines/*/unitPrice")
                            .pair("1234.5", "\"1.234,50 EUR\"")
                            .pair("12", "\"€ 12,00\"")
                            .says())
                    .containsExactly(
                            "Write `lines[].unitPrice` as a plain JSON number: no quotes, currency, unit or thousands"
                                    + " separator; a point as the decimal mark.",
                            "Never put quotes around `lines[].unitPrice` and never copy its figures as printed; give a bare"
                                    + " number: \"1.234,50 EUR\" becomes 1234.5.");
        }

        @Test
        void countsTheDecimalsOfAmountsThatAreTexts() {
            assertThat(Failing.group("format-only:number", "/total")
                            .pair("\"1234.50\"", "\"1,234.50\"")
                            .pair("\"12.00\"", "\"$12\"")
                            .says())
                    .first()
                    .isEqualTo(
                            "Write `total` as text with figures only: no currency or unit, no thousands separator, a point"
                                    + " and exactly 2 decimals.");
        }

        @Test
        void countsDecimalsOnlyWhereAZeroFillsThemUp() {
            Failing group = Failing.group("format-only:number", "/mark").pair("\"1.5\"", "\"1,5\"");
            assertThat(group.says()).first().asString().endsWith(", a point as the decimal mark.");
            assertThat(group.pair("\"2.0\"", "\"2,0\"").says())
                    .first()
                    .asString()
                    .endsWith(", a point and exactly one decimal.");
        }

        @Test
        void forbidsDecimalsOnlyWhereTheyAreGiven() {
            assertThat(Failing.group("format-only:number", "/seats")
                            .pair("\"1200\"", "\"1,200\"")
                            .pair("\"30\"", "\"30 seats\"")
                            .says())
                    .first()
                    .asString()
                    .endsWith(": no currency or unit, no thousands separator.");
            assertThat(Failing.group("format-only:number", "/seats")
                            .pair("\"1200\"", "\"1,200.00\"")
                            .says())
                    .first()
                    .asString()
                    .endsWith(", no thousands separator, no decimals.");
        }

        /** A letter before the figures is part of a name, or a mark that is not wanted; neither is a currency. */
        @Test
        void takesNoNameForAnAmount() {
            assertThat(Failing.group("wrong-value", "/version")
                            .pair("\"4.4\"", "\"v4.4\"")
                            .pair("\"3.1\"", "\"v3.1\"")
                            .says())
                    .first()
                    .isEqualTo("Give `version` without the \"v\" in front.");
            assertThat(Failing.group("wrong-value", "/tracking")
                            .pair("\"123456789012\"", "\"1234 5678 9012\"")
                            .says())
                    .first()
                    .isEqualTo("Write `tracking` without spaces.");
            String input = "Severity: Blocker\n1. open\n2. close\n";
            assertThat(Failing.group("wrong-value", "/severity")
                            .pair("\"S1\"", "\"Blocker\"", input)
                            .pair("\"S2\"", "\"Critical\"", input)
                            .right("\"S1\"")
                            .right("\"S2\"")
                            .says())
                    .first()
                    .isEqualTo(
                            "Give `severity` as one of \"S1\" or \"S2\", spelt exactly so, wherever one of these is meant.");
        }

        @Test
        void asksForTheFormThatNearlyAllAmountsHave() {
            Failing group = Failing.group("format-only:number", "/total").pair("\"60.30\"", "\"RM 60.3\"");
            for (String amount : List.of("8.00", "7.25", "19.90")) {
                group.right('"' + amount + '"');
            }
            assertThat(group.right("\"RM8.60\"").says())
                    .first()
                    .isEqualTo(
                            "Write `total` as text with figures only: no currency or unit, no thousands separator, a point"
                                    + " and exactly 2 decimals.");
            assertThat(group.right("\"RM 5.00\"").rules()).doesNotContain("number-format");
        }

        @Test
        void takesWordsWithoutFiguresForAWrongReading() {
            assertThat(Failing.group("type-mismatch", "/amount")
                            .pair("279.84", "\"illegible\"")
                            .rules())
                    .doesNotContain("type");
        }

        @Test
        void keepsTheSchemaNullableWhereSomeExpectedValueIsNull() {
            Advice advice = Failing.group("type-mismatch", "/tax")
                    .pair("1.5", "\"1,50\"")
                    .right("null")
                    .advice();
            assertThat(advice.schema().get(0).value()).isEqualTo(Json.parse("[\"number\",\"null\"]"));
        }

        @Test
        void roundsWhereFewerDecimalsAreExpected() {
            assertThat(Failing.group("wrong-value", "/rate")
                            .pair("0.33", "0.3333")
                            .pair("1.67", "1.6667")
                            .says())
                    .first()
                    .isEqualTo("Round `rate` to 2 decimals.");
        }
    }

    @Nested
    class Type {

        @Test
        void asksForTrueOrFalse() {
            assertThat(Failing.group("type-mismatch", "/paid")
                            .pair("true", "\"yes\"")
                            .pair("false", "\"no\"")
                            .says())
                    .containsExactly(
                            "Give `paid` as true or false, without quotes.",
                            "Mind the JSON type of `paid`: a bare true or false: \"yes\" becomes true.");
        }

        @Test
        void asksForTextThatKeepsItsZeros() {
            assertThat(Failing.group("type-mismatch", "/code")
                            .pair("\"123\"", "123")
                            .says())
                    .first()
                    .isEqualTo("Give `code` as text in double quotes, with all its characters and leading zeros.");
        }

        @Test
        void asksForAListEvenWithOneEntry() {
            assertThat(Failing.group("structural", "/tags")
                            .pair("[\"a\"]", "\"a\"")
                            .says())
                    .first()
                    .isEqualTo("Give `tags` as a list, also when there is only one entry.");
        }

        @Test
        void namesThePartsOfAnObject() {
            assertThat(Failing.group("structural", "/seller")
                            .pair("{\"name\":\"A\",\"city\":\"B\"}", "\"A, B\"")
                            .says())
                    .first()
                    .isEqualTo("Give `seller` as an object with the keys \"name\" and \"city\".");
        }
    }

    @Nested
    class Identifier {

        @Test
        void namesTheWayInWhichWordsRunTogether() {
            assertThat(Failing.group("format-only:whitespace", "/intent")
                            .pair("\"PlayMusic\"", "\"play music\"")
                            .pair("\"GetWeather\"", "\"Get weather\"")
                            .says())
                    .containsExactly(
                            "Write `intent` in PascalCase: no spaces, every word with a capital.",
                            "Spell `intent` as one name, in PascalCase: no spaces, every word with a capital, such as"
                                    + " \"play music\" becomes \"PlayMusic\".");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "in_progress|done|In progress|in snake_case: small letters, with \"_\" between the words.",
                    "IN_PROGRESS|DONE|In progress|in capital letters with \"_\" between the words.",
                    "in-progress|done|In progress|in kebab-case: small letters, with \"-\" between the words.",
                    "inProgress|done|In progress|in camelCase: no spaces, every word but the first with a capital.",
                })
        void knowsTheUsualWays(String wanted, String other, String given, String how) {
            assertThat(Failing.group("wrong-value", "/state")
                            .pair('"' + wanted + '"', '"' + given + '"')
                            .right('"' + other + '"')
                            .says())
                    .first()
                    .isEqualTo("Write `state` " + how);
        }

        @Test
        void saysNothingOfCharactersWhereNoneIsForeign() {
            assertThat(Failing.group("format-only:whitespace", "/intent")
                            .pair("\"PlayMusic\"", "\"play music\"")
                            .pair("\"Rate a book\"", "\"rate-a-book\"")
                            .rules())
                    .doesNotContain("characters", "identifier");
        }
    }

    @Nested
    class Enumeration {

        private final Failing group = Failing.group("wrong-value", "/kind")
                .pair("\"invoice\"", "\"Tax Invoice\"")
                .pair("\"credit\"", "\"Credit Note\"")
                .right("\"invoice\"")
                .right("\"invoice\"")
                .right("\"credit\"");

        @Test
        void saysHowToSpellTheKnownValuesAndForbidsNoOther() {
            assertThat(group.says())
                    .containsExactly(
                            "Give `kind` as one of \"credit\" or \"invoice\", spelt exactly so, wherever one of these is"
                                    + " meant.",
                            "Choose `kind` from \"credit\" and \"invoice\" where one of these is meant; write \"credit\" for"
                                    + " \"Credit Note\", \"invoice\" for \"Tax Invoice\".",
                            "The only allowed values of `kind` are \"credit\" and \"invoice\"; write \"credit\" for \"Credit"
                                    + " Note\", \"invoice\" for \"Tax Invoice\".");
            assertThat(group.advice().schema()).singleElement().satisfies(change -> {
                assertThat(change.keyword()).isEqualTo("examples");
                assertThat(change.value()).isEqualTo(Json.parse("[\"credit\",\"invoice\"]"));
            });
            assertThat(group.advice().strict())
                    .singleElement()
                    .satisfies(change -> assertThat(change.keyword()).isEqualTo("enum"));
        }

        @Test
        void neverRulesOutOtherValuesWhereADocumentHasOneOfItsOwn() {
            group.right("\"reminder\"").right("\"invoice\"");

            assertThat(group.says()).hasSize(2).noneMatch(says -> says.contains("only allowed"));
            assertThat(group.advice().strict()).isEmpty();
        }

        @Test
        void leavesRoomBesideAValueThatAllDocumentsHave() {
            assertThat(Failing.group("wrong-value", "/country")
                            .pair("\"DE\"", "\"Germany\"")
                            .right("\"DE\"")
                            .right("\"DE\"")
                            .right("\"DE\"")
                            .says())
                    .containsExactly(
                            "Give `country` as \"DE\", spelt exactly so, unless the document names another.",
                            "Write \"DE\" in `country` unless the document clearly says otherwise; write \"DE\" for"
                                    + " \"Germany\".");
        }

        @Test
        void rulesOutOtherValuesOnlyWhenManyDocumentsBroughtNoNewOne() {
            for (int more = 0; more < 28; more++) {
                group.right("\"invoice\"").right("\"credit\"");
            }
            assertThat(group.advice().schema().get(0).keyword()).isEqualTo("enum");
            assertThat(group.says())
                    .containsExactly(
                            "Give `kind` as one of \"credit\" or \"invoice\", spelt exactly so.",
                            "The only allowed values of `kind` are \"credit\" and \"invoice\"; write \"credit\" for \"Credit"
                                    + " Note\", \"invoice\" for \"Tax Invoice\".");

            group.right("\"reminder\"");

            assertThat(group.says().get(0))
                    .as("one document had a value of its own, so the next may, too")
                    .endsWith("wherever one of these is meant.");
        }

        @Test
        void keepsWhatTheSchemaListsAlthoughNoCaseHasIt() {
            Failing listed = group.permits("order", "invoice", "reminder");

            assertThat(listed.says())
                    .containsExactly(
                            "Give `kind` as one of \"order\", \"invoice\", \"reminder\" or \"credit\", spelt exactly so.",
                            "The only allowed values of `kind` are \"order\", \"invoice\", \"reminder\" and \"credit\";"
                                    + " write \"credit\" for \"Credit Note\", \"invoice\" for \"Tax Invoice\".");
            assertThat(listed.advice().schema().get(0).value())
                    .isEqualTo(Json.parse("[\"order\",\"invoice\",\"reminder\",\"credit\"]"));
        }

        @Test
        void replacesWhatTheSchemaListsInAnotherSpellingOrInOtherWords() {
            assertThat(group.permits("Credit", "invoice", "order").says().get(0))
                    .isEqualTo("Give `kind` as one of \"invoice\", \"order\" or \"credit\", spelt exactly so.");
            assertThat(group.permits("Tax Invoice", "Credit Note").says().get(0))
                    .isEqualTo("Give `kind` as one of \"credit\" or \"invoice\", spelt exactly so.");
        }

        @Test
        void refersToALongListOfTheSchema() {
            String[] many = new String[30];
            Arrays.setAll(many, index -> index == 0 ? "invoice" : "kind-" + index);

            assertThat(group.permits(many).says())
                    .containsExactly(
                            "Give `kind` as one of the values that the schema lists, spelt exactly so.",
                            "The only allowed values of `kind` are those that the schema lists; write \"credit\" for"
                                    + " \"Credit Note\", \"invoice\" for \"Tax Invoice\".");
        }

        @Test
        void isNoneWhenValuesHardlyRepeat() {
            assertThat(Failing.group("wrong-value", "/name")
                            .pair("\"Ada\"", "\"Bob\"")
                            .right("\"Cy\"")
                            .right("\"Di\"")
                            .right("\"Di\"")
                            .rules())
                    .doesNotContain("enumeration");
        }
    }

    @Nested
    class Currency {

        @Test
        void asksForTheCode() {
            assertThat(Failing.group("wrong-value", "/currency")
                            .pair("\"EUR\"", "\"€\"")
                            .pair("\"GBP\"", "\"£\"")
                            .says())
                    .first()
                    .isEqualTo(
                            "Give `currency` as the three-letter ISO 4217 currency code: GBP for \"£\", EUR for \"€\".");
        }
    }

    @Nested
    class LetterCaseAndSpaces {

        @Test
        void namesTheCommonCase() {
            assertThat(Failing.group("format-only:case", "/city")
                            .pair("\"LEEDS\"", "\"Leeds\"")
                            .right("\"YORK\"")
                            .says())
                    .containsExactly(
                            "Write `city` in capital letters.",
                            "Change the letters of `city` where needed, so that it stands in capital letters: \"Leeds\" becomes"
                                    + " \"LEEDS\".");
        }

        @Test
        void copiesTheCaseOfTheDocumentWhereThereIsNoCommonOne() {
            assertThat(Failing.group("format-only:case", "/name")
                            .pair("\"eBay GmbH\"", "\"EBAY GMBH\"", "Seller: eBay GmbH")
                            .right("\"iRobot\"")
                            .says())
                    .first()
                    .isEqualTo("Write `name` with the letter case that the document uses.");
        }

        @Test
        void trimsAndCollapses() {
            assertThat(Failing.group("format-only:whitespace", "/name")
                            .pair("\"A B\"", "\" A  B \"")
                            .says())
                    .first()
                    .isEqualTo("Write `name` on one line with single spaces and none at the start or end.");
        }

        @Test
        void joinsThePartsOfAnAddress() {
            assertThat(Failing.group("wrong-value", "/address")
                            .pair("\"1 High St, Leeds, LS1\"", "\"1 High St\\nLeeds\\nLS1\"")
                            .says())
                    .first()
                    .isEqualTo("Join the parts of `address` with a comma and a space between them.");
        }

        @Test
        void keepsOrReplacesSpecialCharacters() {
            assertThat(Failing.group("format-only:unicode", "/name")
                            .pair("\"Café Zoë\"", "\"Cafe Zoe\"", "At: Café Zoë")
                            .says())
                    .first()
                    .isEqualTo(
                            "Copy `name` with exactly the characters of the document: accents, quotes, dashes, dots.");
            assertThat(Failing.group("wrong-value", "/name")
                            .pair("\"A & B\"", "\"A &amp; B\"")
                            .says())
                    .first()
                    .isEqualTo("Write the characters of `name` as they are, without HTML entities or escape codes.");
        }
    }

    @Nested
    class Affixes {

        @Test
        void namesAPrefixThatAlwaysStandsThere() {
            assertThat(Failing.group("wrong-value", "/number")
                            .pair("\"17\"", "\"Invoice No. 17\"")
                            .pair("\"2044\"", "\"Invoice No. 2044\"")
                            .says())
                    .containsExactly(
                            "Give `number` without the \"Invoice No.\" in front.",
                            "Cut off everything around `number` that is not the value itself, such as words, labels, units and"
                                    + " punctuation: \"Invoice No. 17\" becomes \"17\".");
        }

        @Test
        void speaksOfLabelsWhereTheyVary() {
            assertThat(Failing.group("wrong-value", "/number")
                            .pair("\"17\"", "\"No. 17\"")
                            .pair("\"2044\"", "\"Nummer 2044\"")
                            .says())
                    .first()
                    .isEqualTo("Give `number` as the bare value, without the label, title or unit around it.");
        }

        @Test
        void asksForAPrefixThatIsCutOff() {
            assertThat(Failing.group("wrong-value", "/id")
                            .pair("\"INV-17\"", "\"17\"")
                            .pair("\"INV-3\"", "\"3\"")
                            .says())
                    .first()
                    .isEqualTo("Give `id` with the \"INV-\" in front.");
        }

        @Test
        void asksForAPrefixOnlyWhereEveryExpectedValueHasIt() {
            assertThat(Failing.group("wrong-value", "/total")
                            .pair("\"RM 17.00\"", "\"17.00\"")
                            .pair("\"RM 3.50\"", "\"3.50\"")
                            .right("\"12.00\"")
                            .says())
                    .first()
                    .isEqualTo("Give `total` in full, with every part that the document prints.");
        }

        @Test
        void takesOutMarksThatNoExpectedValueHas() {
            assertThat(Failing.group("wrong-value", "/account")
                            .pair("\"NL50INGB0001\"", "\"NL50 INGB 0001\"")
                            .pair("\"NL51RABO0002\"", "\"NL51 RABO-0002\"")
                            .says())
                    .containsExactly(
                            "Write `account` without spaces and hyphens.",
                            "Take all spaces and hyphens out of `account`, also those that the document prints:"
                                    + " \"NL50 INGB 0001\" becomes \"NL50INGB0001\".");
        }

        @Test
        void leavesMarksThatSomeExpectedValueHas() {
            assertThat(Failing.group("wrong-value", "/account")
                            .pair("\"50INGB\"", "\"50-INGB\"")
                            .right("\"51-RABO\"")
                            .rules())
                    .doesNotContain("separator");
        }

        @Test
        void keepsLeadingZeros() {
            assertThat(Failing.group("wrong-value", "/id")
                            .pair("\"0017\"", "\"17\"")
                            .says())
                    .first()
                    .isEqualTo("Keep the leading zeros of `id` and write it in double quotes.");
        }
    }
}
