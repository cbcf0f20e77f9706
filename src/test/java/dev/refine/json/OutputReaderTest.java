package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutputReaderTest {

    private static Reading read(String text) {
        return OutputReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(Reading reading) {
        return reading.value().map(Json::compact).orElse("none");
    }

    private static List<String> codes(Reading reading) {
        return reading.oddities().stream()
                .map(one -> one.code() + (one.tag().isEmpty() ? "" : "/" + one.tag()) + " " + one.pointer())
                .toList();
    }

    private static void assertReading(String text, String value, String... codes) {
        Reading reading = read(text);
        assertThat(value(reading)).isEqualTo(value);
        assertThat(codes(reading)).containsExactly(codes);
    }

    @Test
    void plainJsonHasNothingToRemark() {
        assertReading(" {\"a\":[1,2.50,true,null,\"x\"]}\n", "{\"a\":[1,2.50,true,null,\"x\"]}");
    }

    @Nested
    class AroundTheValue {

        @Test
        void stripsByteOrderMark() {
            assertReading("\uFEFF[1]", "[1]", "not-json-wrapper/bom ");
        }

        @Test
        void unwrapsFence() {
            assertReading("```json\n{\"a\":1}\n```\n", "{\"a\":1}", "not-json-wrapper/fence ");
        }

        @Test
        void unwrapsFenceInsideProse() {
            assertReading(
                    "Here is [your] result:\n```\n{\"a\":1}\n```\nAnything else?",
                    "{\"a\":1}",
                    "not-json-wrapper/fence ",
                    "not-json-wrapper/prose ");
        }

        @Test
        void unwrapsProse() {
            assertReading("Sure {name}! {\"a\":{\"b\":2}} Bye.", "{\"a\":{\"b\":2}}", "not-json-wrapper/prose ");
        }

        @Test
        void takesTheLongestValueAmongProse() {
            assertReading("See [1] and {x}: {\"a\":{\"b\":2}}", "{\"a\":{\"b\":2}}", "not-json-wrapper/prose ");
            assertReading(
                    "<think>{\"a\":0}?</think>\n{\"a\":{\"b\":2}}", "{\"a\":{\"b\":2}}", "not-json-wrapper/prose ");
            assertReading(
                    "```\n[1]\n```\nor\n```json\n{\"a\":2}\n```",
                    "{\"a\":2}",
                    "not-json-wrapper/fence ",
                    "not-json-wrapper/prose ");
            assertReading(
                    "[INFO] { done: {\"a\":1,\"b\":[", "{\"a\":1,\"b\":[]}", "not-json-wrapper/prose ", "truncated ");
        }

        @Test
        void keepsFirstValueBeforeTrailingText() {
            assertReading("{\"a\":1}\n{\"a\":2}", "{\"a\":1}", "not-json-wrapper/trailing-text ");
        }

        @Test
        void refusesProseWithoutValue() {
            assertReading("I could not read the invoice.", "none", "unparseable ");
            assertReading("42 is the answer", "none", "unparseable ");
        }

        @Test
        void saysWhenThereIsNothing() {
            assertThat(read("I could not read the invoice.").oddities())
                    .extracting(Oddity::message)
                    .containsExactly("there is no JSON in it");
            assertReading(" \n", "none", "unparseable/empty ");
        }
    }

    @Nested
    class InsideTheValue {

        @Test
        void lastOfTwoEqualKeysCounts() {
            assertReading(
                    "{\"rows\":[{\"a/b\":1,\"a/b\":2}]}", "{\"rows\":[{\"a/b\":2}]}", "duplicate-key /rows/0/a~1b");
        }

        @Test
        void notANumberBecomesText() {
            assertReading(
                    "{\"a\":[1,NaN],\"b\":-Infinity}",
                    "{\"a\":[1,\"NaN\"],\"b\":\"-Infinity\"}",
                    "unparseable/nan /a/1",
                    "unparseable/nan /b");
        }

        @Test
        void hugeNumbersAreRemarkedAndHarmless() {
            assertReading("{\"a\":1e9999999}", "{\"a\":1E+9999999}", "unparseable/huge-number /a");
            assertReading("[1e99999999999]", "[\"1e99999999999\"]", "unparseable/huge-number /0");
            assertThat(codes(read("[" + "9".repeat(201) + "]"))).containsExactly("unparseable/huge-number /0");
        }

        @Test
        void keepsWhatStandsBeforeTheCut() {
            assertReading(
                    "{\"a\":1,\"rows\":[{\"b\":2},{\"c\":\"half a te",
                    "{\"a\":1,\"rows\":[{\"b\":2},{}]}",
                    "truncated ");
            assertReading("{\"a\":1,\"b\":tru", "{\"a\":1}", "truncated ");
            assertReading("```json\n{\"a\":1,", "{\"a\":1}", "not-json-wrapper/fence ", "truncated ");
            assertReading("{", "none", "truncated ");
        }

        @Test
        void refusesOtherDialects() {
            for (String text :
                    List.of("{\"a\":1,}", "{'a':1}", "{a:1}", "[1 2]", "[01]", "[+1]", "[\"a\nb\"]", "[.5]")) {
                assertThat(codes(read(text))).as(text).containsExactly("unparseable ");
                assertThat(read(text).value()).as(text).isEmpty();
            }
        }

        /** A part of it that happens to be JSON is not the answer. */
        @Test
        void doesNotLookInsideAnotherDialect() {
            assertReading("{'a':1,'b':{'c':[1,2]}}", "none", "unparseable ");
            assertReading("{\"a\":01,\"b\":{\"c\":[1,2]}}", "none", "unparseable ");
            assertReading("{\"a\":1,\"b\":[{\"c\":2}],'d'", "none", "unparseable ");
        }

        @Test
        void placeOfAFaultCountsTheProseBeforeIt() {
            assertThat(read("Sure!\nHere: {\"a\":1,\n \"b\" 2}").oddities())
                    .extracting(Oddity::message)
                    .containsExactly(
                            "there is text before the JSON", "line 3, column 6: a colon is missing after the key");
        }

        @Test
        void saysWhereItStopped() {
            assertThat(read("{\"a\":1,\n \"b\" 2}").oddities())
                    .extracting(Oddity::message)
                    .containsExactly("line 2, column 6: a colon is missing after the key");
        }
    }

    @Nested
    class Limit {

        @Test
        void readsAThousandLevels() {
            Reading reading = read("[".repeat(1_000) + "]".repeat(1_000));

            assertThat(reading.value()).isPresent();
            assertThat(reading.oddities()).isEmpty();
        }

        @Test
        void refusesTenThousandAndAHundredThousandLevels() {
            assertThat(codes(read("[".repeat(10_000) + "]".repeat(10_000)))).containsExactly("too-deep ");
            assertThat(codes(read("[".repeat(100_000)))).containsExactly("too-deep ");
            assertThat(codes(read("{\"a\":".repeat(100_000)))).containsExactly("too-deep ");
        }

        @Test
        void refusesMoreThanSixteenMegabytes() {
            assertThat(codes(OutputReader.read(new byte[16 * 1024 * 1024 + 1])))
                    .containsExactly("unparseable/too-large ");
        }

        @Test
        void refusesMoreTokensThanAreReadAndSaysSo() {
            Reading reading = read("[" + "1,".repeat(Limits.TOKENS) + "1]");

            assertThat(codes(reading)).containsExactly("unparseable/too-large ");
            assertThat(reading.oddities().get(0).message())
                    .isEqualTo("it has more than 2000000 keys, values and brackets");
        }

        @Test
        void readsInvalidEncodingWithReplacement() {
            byte[] bytes = "[\"?\"]".getBytes(StandardCharsets.US_ASCII);
            bytes[2] = (byte) 0xFF;

            assertThat(value(OutputReader.read(bytes))).isEqualTo("[\"\uFFFD\"]");
            assertThat(codes(OutputReader.read(bytes))).containsExactly("not-json-wrapper/encoding ");
        }
    }
}
