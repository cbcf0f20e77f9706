package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.diff.DiffCommand;
import dev.refine.json.Json;
import dev.refine.problem.RefineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiffCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private int run(String stdin, String... args) {
        DiffCommand command = new DiffCommand(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof RefineException known) {
                        err.write(known.getMessage() + "\n");
                        return 2;
                    }
                    throw e;
                })
                .execute(args);
    }

    private String expected() throws IOException {
        return file(
                "expected.json",
                "{\"no\":\"A-1\",\"rows\":[{\"d\":\"2024-01-25\",\"p\":1.50},{\"d\":\"2024-02-26\",\"p\":2},"
                        + "{\"d\":\"2024-03-27\",\"p\":3},{\"d\":\"2024-04-28\",\"p\":4}]}");
    }

    private String actual() throws IOException {
        return file(
                "actual.json",
                "{\"rows\":[{\"d\":\"25.01.2024\",\"p\":1.5},{\"d\":\"26.02.2024\",\"p\":2.00},"
                        + "{\"d\":\"27.03.2024\",\"p\":3},{\"d\":\"28.04.2024\",\"p\":4}],\"ctl\":\"\\u001b[31m\\u202e\"}");
    }

    @Test
    void showsOneLineForEachPatternWithThreeExamples() throws IOException {
        assertThat(run("", expected(), actual())).isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .containsExactly(
                        "different: score 0.4444, precision 0.4444, recall 0.4444, 6 findings in 3 patterns",
                        "     4  format-only (date)  /rows/*/d",
                        "        /rows/0/d  \"2024-01-25\" | \"25.01.2024\"",
                        "        /rows/1/d  \"2024-02-26\" | \"26.02.2024\"",
                        "        /rows/2/d  \"2024-03-27\" | \"27.03.2024\"",
                        "        and 1 more",
                        "     1  missing  /no",
                        "        /no  \"A-1\" | -",
                        "     1  extra  /ctl",
                        "        /ctl  - | \"\\u001B[31m\\u202e\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsEveryDifferenceWhenAskedForAll() throws IOException {
        run("", expected(), actual(), "--all");

        assertThat(out.toString())
                .contains("/rows/3/d  \"2024-04-28\" | \"28.04.2024\"")
                .doesNotContain("more");
    }

    @Test
    void printsJsonWithAllFindings() throws IOException {
        assertThat(run("", expected(), actual(), "--format", "json")).isEqualTo(1);

        JsonNode document = Json.parse(out.toString());
        assertThat(document.get("equal").booleanValue()).isFalse();
        assertThat(document.get("findings").size()).isEqualTo(6);
        assertThat(document.at("/findings/1/code").asText()).isEqualTo("format-only");
        assertThat(document.at("/findings/1/tag").asText()).isEqualTo("date");
        assertThat(document.at("/findings/1/path").asText()).isEqualTo("/rows/0/d");
        assertThat(document.at("/findings/1/actualPath").asText()).isEqualTo("/rows/0/d");
        assertThat(document.at("/findings/1/expected").asText()).isEqualTo("2024-01-25");
        assertThat(document.at("/findings/1/actual").asText()).isEqualTo("25.01.2024");
        assertThat(document.at("/findings/1/rule").asText()).isEqualTo("exact");
        assertThat(document.at("/findings/1/pattern").asText()).isEqualTo("/rows/*/d format-only date");
        assertThat(document.at("/patterns/0/count").asInt()).isEqualTo(4);
        assertThat(document.at("/patterns/0/examples").size()).isEqualTo(3);
        assertThat(document.get("warnings").size()).isZero();
    }

    @Test
    void printsPatchThatTurnsActualIntoExpected() throws IOException {
        run("{\"b\":[1,3]}", file("e.json", "{\"a\":1,\"b\":[1,2,3]}"), "-", "--format", "patch");

        assertThat(Json.parse(out.toString()))
                .isEqualTo(Json.parse("[{\"op\":\"add\",\"path\":\"/a\",\"value\":1},"
                        + "{\"op\":\"add\",\"path\":\"/b/1\",\"value\":2}]"));
    }

    @Test
    void equalDocumentsExitWithZero() throws IOException {
        assertThat(run("{\"b\":[1.0,100],\"a\":null}", file("e.json", "{\"a\":null,\"b\":[1,1e2]}"), "-"))
                .isZero();
        assertThat(out.toString())
                .isEqualTo("equal: score 1.0000, precision 1.0000, recall 1.0000, 0 findings in 0 patterns"
                        + System.lineSeparator());
    }

    @Test
    void rulesChangeWhatCounts() throws IOException {
        String rules = file(
                "rules.json",
                "{\"rules\":[{\"path\":\"/rows/*/d\",\"type\":\"date\"},{\"path\":\"/ctl\",\"type\":\"ignore\"},"
                        + "{\"path\":\"/no\",\"type\":\"ignore\"},{\"path\":\"/nowhere\",\"weight\":2}]}");

        assertThat(run("", expected(), actual(), "--rules", rules)).isZero();
        assertThat(err.toString().lines().toList())
                .containsExactly(
                        "compare/rules/1/path: the path \"/ctl\" matches nothing in any expected file [compare-unused]. Correct it,"
                                + " unless only outputs have it.",
                        "compare/rules/3/path: the path \"/nowhere\" matches nothing in any expected file [compare-unused]. Correct"
                                + " it, unless only outputs have it.");
    }

    @Test
    void explainsRuleAndPartner() throws IOException {
        String rules = file("rules.json", "{\"rules\":[{\"path\":\"/**/d\",\"type\":\"text\",\"trim\":true}]}");
        String shifted = file(
                "shifted.json",
                "{\"no\":\"A-1\",\"rows\":[{\"d\":\"26.02.2024\",\"p\":2},"
                        + "{\"d\":\"2024-03-27\",\"p\":3},{\"d\":\"2024-04-28\",\"p\":4}]}");

        assertThat(run("", expected(), shifted, "--rules", rules, "--explain", "/rows/1/d"))
                .isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .containsExactly(
                        "path: /rows/1/d",
                        "rule: text /**/d",
                        "partner: /rows/0/d",
                        "/rows/1 is paired with /rows/0: the rows share most of their values",
                        "format-only (date)  /rows/1/d ~ /rows/0/d  \"2024-02-26\" | \"26.02.2024\"");
    }

    @Test
    void explainsInADocumentToo() throws IOException {
        String left = file("left.json", "{\"rows\":[{\"d\":1,\"e\":1},{\"d\":2,\"e\":2}]}");
        String right = file("right.json", "{\"rows\":[{\"d\":2,\"e\":2}]}");

        assertThat(run("", left, right, "--json", "--explain", "/rows/1/d")).isEqualTo(1);

        JsonNode document = Shape.checked("diff-result.schema.json", new Outcome(1, out.toString(), ""));
        assertThat(document.at("/findings")).hasSize(1);
        assertThat(document.at("/explanation/rule").asText()).isEqualTo("exact");
        assertThat(document.at("/explanation/partner").asText()).isEqualTo("/rows/0/d");
        assertThat(document.at("/explanation/findings")).isEmpty();
        assertThat(run("", left, right, "--format", "patch", "--explain", "/rows"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("a patch holds no explanation [diff-format]. --explain goes with the formats text and json."
                        + " Leave out one of --explain and --format patch.\n");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        String good = file("good.json", "{}");
        String bad = file("bad.json", "{\"a\":1,\n}");
        assertThat(run("", bad, good)).isEqualTo(2);
        assertThat(run("", folder.resolve("none.json").toString(), good)).isEqualTo(2);
        assertThat(run("", "-", "-")).isEqualTo(2);
        assertThat(run("", good, good, "--format", "yaml")).isEqualTo(2);
        assertThat(run("", good, good, "--explain", "/a")).isEqualTo(2);

        assertThat(err.toString().lines().toList())
                .containsExactly(
                        bad + ":2:1: EXPECTED is not JSON: a comma stands before the closing \"}\" [diff-json]."
                                + " Correct it there.",
                        "EXPECTED: there is no file \"" + folder.resolve("none.json")
                                + "\" [diff-input]. Correct the path.",
                        "EXPECTED and ACTUAL are both - [diff-stdin]. Standard input holds one document. "
                                + "Give a file for one of them.",
                        "unknown format \"yaml\" [diff-format]. It must be text, json or patch.",
                        "the path \"/a\" leads nowhere in EXPECTED [diff-path]. "
                                + "Take one from the output of refine diff --all.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysInWhichLineARuleIsWrong() throws IOException {
        String rules = file("rules.json", "{\n  \"rules\": [\n    {\"path\": \"/a\", \"type\": \"dat\"}\n  ]\n}");
        String deep = file("deep.json", "{\"rules\":" + "[".repeat(50) + "]".repeat(50) + "}");
        String good = file("good.json", "{}");

        assertThat(run("", good, good, "--rules", rules)).isEqualTo(2);
        assertThat(run("", good, good, "--rules", deep)).isEqualTo(2);
        assertThat(err.toString().lines().toList())
                .containsExactly(
                        rules
                                + ":3:28: \"type\" must be one of anyOf, box, date, datetime, exact, fuzzy, ignore, number,"
                                + " present, regex, set, text, time [compare-value]. Found \"dat\". Did you mean"
                                + " \"date\"?",
                        "compare/rules/0: a rule must be an object with a \"path\" [compare-value]. Correct it;"
                                + " docs/manifest.md has examples.");
    }

    @Test
    void unreadableOutputIsADifferenceNotAnError() throws IOException {
        assertThat(run("no idea", file("e.json", "{\"a\":1}"), "-", "--json")).isEqualTo(1);

        JsonNode document = Json.parse(out.toString());
        assertThat(document.get("score").doubleValue()).isZero();
        assertThat(document.at("/findings/0/code").asText()).isEqualTo("unparseable");
    }
}
