package dev.refine.compare;

import static dev.refine.compare.Compare.compare;
import static dev.refine.compare.Compare.lines;
import static dev.refine.compare.Compare.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareRulesTest {

    private static List<String> under(String rule, String expected, String actual) {
        return lines(compare(rules("{\"rules\":[" + rule + "]}"), expected, actual));
    }

    @Nested
    class Values {

        @Test
        void numberWithinTolerance() {
            String rule = "{\"path\":\"/*\",\"type\":\"number\",\"abs\":0.5,\"rel\":0.1}";
            assertThat(under(rule, "{\"a\":100,\"b\":1,\"c\":1}", "{\"a\":109.5,\"b\":1.5,\"c\":1.6}"))
                    .containsExactly("wrong-value /c");
        }

        @Test
        void numberReadFromText() {
            String rule = "{\"path\":\"/a\",\"type\":\"number\",\"parse\":true}";
            assertThat(under(rule, "{\"a\":1240}", "{\"a\":\"1,240.00\"}")).isEmpty();
            assertThat(under(rule, "{\"a\":1240}", "{\"a\":\"1,241.00\"}")).containsExactly("type-mismatch /a");
            assertThat(under(
                            "{\"path\":\"/a\",\"type\":\"number\",\"parse\":true,\"locale\":\"de\"}",
                            "{\"a\":1.24}",
                            "{\"a\":\"1,240\"}"))
                    .isEmpty();
        }

        @Test
        void hugeExponentsAreComparedAtOnce() {
            String rule = "{\"path\":\"/a\",\"type\":\"number\",\"abs\":1}";
            assertThat(under(rule, "{\"a\":1}", "{\"a\":1e999999999}"))
                    .containsExactly("unparseable[huge-number] /a (note)", "wrong-value /a");
        }

        @Test
        void dateInAnyForm() {
            String rule = "{\"path\":\"/a\",\"type\":\"date\",\"dayFirst\":true}";
            assertThat(under(rule, "{\"a\":\"2024-04-03\"}", "{\"a\":\"03/04/2024\"}"))
                    .isEmpty();
            assertThat(under(rule, "{\"a\":\"2024-04-03\"}", "{\"a\":\"3. April 2024\"}"))
                    .isEmpty();
            assertThat(under(rule, "{\"a\":\"2024-04-03\"}", "{\"a\":\"04/03/2024\"}"))
                    .containsExactly("wrong-value /a");
        }

        @Test
        void dateOfOpenOrderStaysAFormDifference() {
            assertThat(under("{\"path\":\"/a\",\"type\":\"date\"}", "{\"a\":\"2024-04-03\"}", "{\"a\":\"03/04/2024\"}"))
                    .containsExactly("format-only[date-ambiguous] /a");
        }

        @Test
        void instantsInTwoZones() {
            String rule = "{\"path\":\"/a\",\"type\":\"datetime\",\"zone\":\"instant\"}";
            assertThat(under(rule, "{\"a\":\"2024-04-03T10:00:00Z\"}", "{\"a\":\"2024-04-03T12:00:00+02:00\"}"))
                    .isEmpty();
        }

        @Test
        void textWithoutItsManner() {
            String rule = "{\"path\":\"/a\",\"type\":\"text\",\"case\":\"ignore\",\"punctuation\":\"ignore\"}";
            assertThat(under(rule, "{\"a\":\"Smith, Ltd.\"}", "{\"a\":\" smith  LTD\"}"))
                    .isEmpty();
            assertThat(under(rule, "{\"a\":\"Smith, Ltd.\"}", "{\"a\":\"Smyth Ltd\"}"))
                    .containsExactly("wrong-value /a");
        }

        @Test
        void fuzzyTextAboveItsThreshold() {
            String rule = "{\"path\":\"/a\",\"type\":\"fuzzy\",\"threshold\":0.8}";
            assertThat(under(rule, "{\"a\":\"Nordwind GmbH\"}", "{\"a\":\"Nordwint GmbH\"}"))
                    .isEmpty();
            assertThat(under(rule, "{\"a\":\"Nordwind GmbH\"}", "{\"a\":\"Southwind AG\"}"))
                    .containsExactly("wrong-value /a");
        }

        @Test
        void patternPresenceChoiceAndNothing() {
            assertThat(under(
                            "{\"path\":\"/a\",\"type\":\"regex\",\"pattern\":\"[A-Z]-\\\\d+\"}",
                            "{\"a\":\"\"}",
                            "{\"a\":\"B-12\"}"))
                    .isEmpty();
            assertThat(under(
                            "{\"path\":\"/a\",\"type\":\"regex\",\"pattern\":\"[A-Z]\"}",
                            "{\"a\":\"A\"}",
                            "{\"a\":\"AB\"}"))
                    .containsExactly("wrong-value /a");
            assertThat(under("{\"path\":\"/a\",\"type\":\"present\"}", "{\"a\":1}", "{\"a\":[2]}"))
                    .isEmpty();
            assertThat(under("{\"path\":\"/a\",\"type\":\"present\"}", "{\"a\":1}", "{\"a\":null}"))
                    .containsExactly("missing /a");
            assertThat(under("{\"path\":\"/a\",\"type\":\"anyOf\"}", "{\"a\":[\"NYC\",\"\"]}", "{}"))
                    .isEmpty();
            assertThat(under(
                            "{\"path\":\"/a\",\"type\":\"anyOf\"}", "{\"a\":[\"NYC\",\"New York\"]}", "{\"a\":\"LA\"}"))
                    .containsExactly("wrong-value /a");
            assertThat(under("{\"path\":\"/a\",\"type\":\"ignore\"}", "{\"a\":[1,2]}", "{\"a\":{\"b\":3}}"))
                    .isEmpty();
        }

        @Test
        void boxesThatOverlap() {
            String rule = "{\"path\":\"/box\",\"type\":\"box\",\"threshold\":0.8}";
            assertThat(under(rule, "{\"box\":[0,0,10,10]}", "{\"box\":[0,0,10,9]}"))
                    .isEmpty();
            assertThat(under(rule, "{\"box\":[0,0,10,10]}", "{\"box\":[0,0,10,7]}"))
                    .containsExactly("wrong-value /box");
        }
    }

    @Nested
    class Containers {

        @Test
        void rowsPairedByTheirKey() {
            assertThat(under(
                            "{\"path\":\"/r\",\"order\":\"ignore\",\"keyBy\":[\"/k\"]}",
                            "{\"r\":[{\"k\":1,\"v\":\"x\",\"w\":\"p\"},{\"k\":2,\"v\":\"y\",\"w\":\"q\"}]}",
                            "{\"r\":[{\"k\":3,\"v\":\"y\",\"w\":\"q\"},{\"k\":1,\"v\":\"n\",\"w\":\"m\"}]}"))
                    .containsExactly("wrong-value /r/0/v", "wrong-value /r/0/w", "missing /r/1", "extra /r/0");
        }

        @Test
        void setsHaveNeitherOrderNorRepetition() {
            assertThat(under("{\"path\":\"/r\",\"type\":\"set\"}", "{\"r\":[1,2,2]}", "{\"r\":[2,1]}"))
                    .isEmpty();
            assertThat(under("{\"path\":\"/r\",\"type\":\"set\"}", "{\"r\":[1,2,2]}", "{\"r\":[2,1,3]}"))
                    .containsExactly("extra /r/2");
        }

        @Test
        void orderOnlyReported() {
            assertThat(under("{\"path\":\"/r\",\"order\":\"reportOnly\"}", "{\"r\":[1,2]}", "{\"r\":[2,1]}"))
                    .containsExactly("moved /r/0 (note)");
        }

        @Test
        void extrasKeysAndNulls() {
            assertThat(under("{\"path\":\"\",\"extraFields\":\"info\"}", "{\"a\":1}", "{\"a\":1,\"b\":2}"))
                    .containsExactly("extra /b (note)");
            assertThat(under("{\"path\":\"\",\"extraFields\":\"ignore\"}", "{\"a\":1}", "{\"a\":1,\"b\":2}"))
                    .isEmpty();
            assertThat(under("{\"path\":\"\",\"keyCase\":\"ignore\"}", "{\"unitPrice\":1}", "{\"unit_price\":1}"))
                    .isEmpty();
            assertThat(lines("{\"a\":null}", "{}")).containsExactly("null-vs-absent /a (note)");
            assertThat(under("{\"path\":\"\",\"missingNull\":\"error\"}", "{\"a\":null}", "{}"))
                    .containsExactly("null-vs-absent /a");
        }
    }

    @Test
    void laterRuleWinsOptionByOption() {
        CompareRules rules = rules("{\"defaults\":{\"weight\":2},\"rules\":["
                + "{\"path\":\"/**\",\"type\":\"text\",\"case\":\"ignore\"},{\"path\":\"/b\",\"type\":\"exact\"}]}");

        Comparison comparison = compare(rules, "{\"a\":\"X\",\"b\":\"X\"}", "{\"a\":\"x\",\"b\":\"x\"}");

        assertThat(lines(comparison)).containsExactly("format-only[case] /b");
        assertThat(comparison.differences().get(0).weight()).isEqualTo(2);
        assertThat(comparison.differences().get(0).rule()).isEqualTo("exact /b");
    }

    @Test
    void creditIsEarnedUnlessCritical() {
        Comparison half =
                compare(rules("{\"defaults\":{\"credit\":0.5}}"), "{\"a\":\"X\",\"b\":1}", "{\"a\":\"x\",\"b\":1}");
        assertThat(half.score()).isEqualTo(0.75);
        Comparison full = compare(rules("{\"defaults\":{\"credit\":1}}"), "{\"a\":\"X\"}", "{\"a\":\"x\"}");
        assertThat(full.equal()).isTrue();
        Comparison critical = compare(
                rules("{\"defaults\":{\"credit\":1},\"rules\":[{\"path\":\"/a\",\"critical\":true}]}"),
                "{\"a\":\"X\"}",
                "{\"a\":\"x\"}");
        assertThat(critical.equal()).isFalse();
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThatThrownBy(() -> rules("{\"defaults\":{\"wieght\":1},\"extra\":1,\"rules\":["
                        + "{\"path\":\"a\"},{\"path\":\"/a\",\"type\":\"numer\"},{\"path\":\"/b\",\"type\":\"text\",\"abs\":1},"
                        + "{\"path\":\"/c\",\"order\":\"any\"},{\"path\":\"/d\",\"type\":\"ignore\",\"weight\":2},"
                        + "{\"path\":\"/e\",\"weight\":2},{\"path\":\"/e\",\"weight\":3},7]}"))
                .isInstanceOf(UsageException.class)
                .hasMessage(String.join(
                        "\n",
                        "compare/extra: unknown key \"extra\" [compare-key]. Allowed here: defaults, rules. Correct it, or"
                                + " take it out.",
                        "compare/defaults/wieght: unknown key \"wieght\" [compare-key]. Allowed here: autoKey, credit,"
                                + " critical, duplicates, extraFields, keyBy, keyCase, minSimilarity, missingNull, order,"
                                + " type, weight. Did you mean \"weight\"?",
                        "compare/rules/0/path: the path \"a\" does not start with \"/\" [compare-path]. A path is a JSON "
                                + "Pointer in which * stands for one key or index and ** for any number. Correct it:"
                                + " \"/a\"?",
                        "compare/rules/1/type: \"type\" must be one of anyOf, box, date, datetime, exact, fuzzy, ignore, "
                                + "number, present, regex, set, text, time [compare-value]. Found \"numer\". Did you mean"
                                + " \"number\"?",
                        "compare/rules/2/abs: \"abs\" does not belong to the type \"text\" [compare-conflict]. It belongs to "
                                + "number. Give the rule that \"type\" or remove \"abs\".",
                        "compare/rules/3/order: \"order\" must be one of strict, ignore, reportOnly [compare-value]."
                                + " Found \"any\". Correct it.",
                        "compare/rules/4: \"weight\" does not go with the type \"ignore\" [compare-conflict]. What is "
                                + "ignored is never counted. Remove one of them.",
                        "compare/rules/7: a rule must be an object with a \"path\" [compare-value]. Correct it;"
                                + " docs/manifest.md has examples.",
                        "compare/rules/6: contradicts compare/rules/5 about \"weight\" [compare-conflict]. Both have the "
                                + "path \"/e\". Keep one of the two."));
    }

    @Test
    void refusesADateFormatThatIsNoneAlsoOutsideOfAList() {
        assertThatThrownBy(() -> rules("{\"rules\":[{\"path\":\"/a\",\"type\":\"date\",\"formats\":\"bogus\"}]}"))
                .isInstanceOf(UsageException.class)
                .hasMessage("compare/rules/0/formats: \"formats\" must be date formats such as \"dd.MM.uuuu\" (Unknown"
                        + " pattern letter: b) [compare-value]. Found \"bogus\". Correct it.");
    }

    @Test
    void keyOfJustTheSameLettersComesFirstWhereCaseDoesNotMatter() {
        String rule = "{\"path\":\"/**\",\"keyCase\":\"ignore\"}";
        for (String actual : List.of("{\"ID\":2,\"id\":1}", "{\"id\":1,\"ID\":2}")) {
            assertThat(under(rule, "{\"a\":{\"id\":1}}", "{\"a\":" + actual + "}"))
                    .as("the other one is not lost behind it")
                    .containsExactly("extra /a/ID");
        }
        assertThat(under(rule, "{\"a\":{\"unit_price\":1,\"id\":2}}", "{\"a\":{\"unitPrice\":1,\"Id\":2}}"))
                .isEmpty();
    }

    @Test
    void keysOfJustTheSameLettersKeepTheirValuesApartWhereCaseDoesNotMatter() {
        String rule = "{\"path\":\"/**\",\"keyCase\":\"ignore\"}";
        String one = "{\"id\":1,\"ID\":2}";
        String other = "{\"ID\":1,\"id\":2}";
        assertThat(under(rule, "{\"a\":" + one + "}", "{\"a\":" + other + "}"))
                .containsExactlyInAnyOrder("wrong-value /a/ID", "wrong-value /a/id");
        assertThat(under(rule, "[" + one + ",[" + one + "]]", "[" + one + ",[" + other + "]]"))
                .containsExactlyInAnyOrder("wrong-value /1/0/ID", "wrong-value /1/0/id");
        assertThat(under(rule, "[[" + one + "]]", "[[{\"ID\":2,\"id\":1}]]")).isEmpty();
    }

    @Test
    void emptyObjectIsRightBesideFieldsThatDoNotCount() {
        for (String extra : List.of("ignore", "info")) {
            Comparison comparison = compare(
                    rules("{\"defaults\":{\"extraFields\":\"" + extra + "\"}}"),
                    "{\"meta\":{},\"a\":1}",
                    "{\"meta\":{\"b\":5},\"a\":1}");
            assertThat(comparison.equal()).isTrue();
            assertThat(comparison.score()).isEqualTo(1);
        }
    }

    /** Java takes them, too, and would read nothing by them. */
    @ParameterizedTest
    @CsvSource({
        "DD. MMMM YYYY, 03. May 2024",
        "D MMM YY, 3 May 24",
        "dd|mm|yyyy, 03|05|2024",
        "DD|mm|YYYY 'D', 03|05|2024 D",
        "uuuu/DDD, 2024/124",
        "YYYY-'W'ww-e, 2024-W18-6"
    })
    void readsDateFormatsInTheLettersOfOtherTools(String format, String given) {
        var rules = rules("{\"rules\":[{\"path\":\"/d\",\"type\":\"date\",\"formats\":[\"" + format + "\"]}]}");

        assertThat(compare(rules, "{\"d\":\"2024-05-03\"}", "{\"d\":\"" + given + "\"}")
                        .equal())
                .isTrue();
        assertThat(compare(rules, "{\"d\":\"2024-05-04\"}", "{\"d\":\"" + given + "\"}")
                        .equal())
                .isFalse();
    }

    @Test
    void warnsOfRuleThatMatchesNothing() {
        assertThat(rules(
                                "{\"rules\":[{\"path\":\"/rows/*/price\",\"weight\":2},{\"path\":\"/row/*/price\",\"weight\":2}]}")
                        .warnings(List.of(Json.parse("{}"), Json.parse("{\"rows\":[{\"price\":1}]}"))))
                .extracting(Problem::sentence)
                .containsExactly("compare/rules/1/path: the path \"/row/*/price\" matches nothing in any expected file"
                        + " [compare-unused]. Did you mean \"/rows/*/price\"?");
    }
}
