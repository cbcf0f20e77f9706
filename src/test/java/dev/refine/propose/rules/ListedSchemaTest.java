package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.Reply;
import dev.refine.workload.FileRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules write into a schema that the user has written. */
class ListedSchemaTest {

    private static final String SCHEMA = """
            {"type": "object", "properties": {
              "kind": {"type": "string", "enum": ["order", "legal", "other"]},
              "level": {"type": "string"},
              "ids": {"type": "string"}
            }}
            """;

    private static final String PROMPT = "Give kind, level and ids.\n";

    private static Map<String, JsonNode> documents(String kind, String level, String ids) {
        Map<String, JsonNode> documents = new HashMap<>();
        for (String id : List.of("a", "b")) {
            documents.put(id, Json.parse("{\"kind\": " + kind + ", \"level\": " + level + ", \"ids\": " + ids + "}"));
        }
        for (String id : List.of("c", "d")) {
            documents.put(id, Json.parse("{\"kind\": \"order\", \"level\": \"low\", \"ids\": [\"3\"]}"));
        }
        return documents;
    }

    private static FailureGroup group(String category, String tag, String path, String wanted, String given) {
        return new FailureGroup(
                category + path,
                category,
                tag,
                path,
                2,
                List.of("a", "b"),
                List.of(
                        new FailureGroup.Example("a", path, wanted, given),
                        new FailureGroup.Example("b", path, wanted, given)));
    }

    private static Proposal first(FailureGroup... groups) {
        Evidence evidence = new Evidence(
                documents("\"refund\"", "\"high\"", "[\"1\", \"2\"]"),
                documents("\"other\"", "\"High\"", "\"1, 2\""),
                Map.of(),
                List.of("c", "d"));
        List<FileText> files = List.of(
                new FileText("prompt.md", FileRole.PROMPT, "", PROMPT),
                new FileText("schema.json", FileRole.SCHEMA, "", SCHEMA));
        Reply reply = new RulesProposer().propose(Requests.of(files, List.of(groups), evidence, List.of(), 1));
        return ((Reply.Candidates) reply).proposals().get(0);
    }

    private static String schemaWith(Proposal proposal) {
        String text = SCHEMA;
        for (Edit edit : proposal.edits()) {
            text = edit.path().equals("schema.json") ? text.replace(edit.search(), edit.replace()) : text;
        }
        return text;
    }

    @Test
    void addsAValueToAListAndDropsNone() {
        Proposal proposal = first(group("wrong-value", "", "/kind", "\"refund\"", "\"other\""));

        assertThat(schemaWith(proposal)).contains("\"enum\": [\"order\", \"legal\", \"other\", \"refund\"]");
        assertThat(proposal.edits().get(0).replace())
                .contains("Give `kind` as one of \"order\", \"legal\", \"other\" or \"refund\", spelt exactly so.");
    }

    @Test
    void saysWhatTheItemsOfAListAre() {
        Proposal proposal = first(group("structural", "", "/ids", "[\"1\", \"2\"]", "\"1, 2\""));

        assertThat(schemaWith(proposal)).contains("\"ids\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}");
    }

    @Test
    void saysNothingOfLettersWhereItSpellsTheValues() {
        Proposal proposal = first(
                group("wrong-value", "", "/level", "\"high\"", "\"Urgent\""),
                group("format-only", "case", "/level", "\"high\"", "\"High\""));

        assertThat(proposal.edits().get(0).replace())
                .contains(
                        "Give `level` as one of \"high\" or \"low\", spelt exactly so, wherever one of these is meant.")
                .doesNotContain("lower case");
    }

    /** That the samples are whole may be chance; what a schema says of them is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"string\" | 12 | \"number\"",
                "[\"number\", \"string\"] | 12 | [\"number\", \"string\"]",
                "[\"integer\", \"string\"] | 12 | [\"integer\", \"string\"]",
                "\"integer\" | 12 | \"integer\"",
                "\"integer\" | 12.5 | \"number\""
            })
    void writesOfNumbersThatTheyAreWholeOnlyWhereTheSchemaSaysSo(String standing, String wanted, String then) {
        String schema = "{\"type\": \"object\", \"properties\": {\"kg\": {\"type\": " + standing + "}}}\n";
        Evidence evidence = new Evidence(
                Map.of("a", Json.parse("{\"kg\": " + wanted + "}"), "b", Json.parse("{\"kg\": 30}")),
                Map.of("a", Json.parse("{\"kg\": \"" + wanted + " kg\"}"), "b", Json.parse("{\"kg\": \"30 kg\"}")),
                Map.of(),
                List.of());
        List<FileText> files = List.of(
                new FileText("prompt.md", FileRole.PROMPT, "", PROMPT),
                new FileText("schema.json", FileRole.SCHEMA, "", schema));
        FailureGroup group = group("type-mismatch", "", "/kg", wanted, "\"" + wanted + " kg\"");
        Reply reply = new RulesProposer().propose(Requests.of(files, List.of(group), evidence, List.of(), 1));

        String text = schema;
        for (Edit edit : ((Reply.Candidates) reply).proposals().get(0).edits()) {
            text = edit.path().equals("schema.json") ? text.replace(edit.search(), edit.replace()) : text;
        }
        assertThat(text).isEqualTo(schema.replace(standing, then));
    }

    @Test
    void asksForLeadingZerosOnce() {
        Evidence evidence = new Evidence(
                Map.of("a", Json.parse("{\"zip\": \"01234\"}"), "b", Json.parse("{\"zip\": \"45678\"}")),
                Map.of("a", Json.parse("{\"zip\": 1234}"), "b", Json.parse("{\"zip\": 45678}")),
                Map.of(),
                List.of());
        List<FailureGroup> groups =
                List.of(zip("coercible", "b", "\"45678\"", "45678"), zip("", "a", "\"01234\"", "1234"));
        List<FileText> files = List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Give the zip.\n"));
        Reply reply = new RulesProposer().propose(Requests.of(files, groups, evidence, List.of(), 1));

        assertThat(((Reply.Candidates) reply).proposals().get(0).edits().get(0).replace())
                .contains("Give `zip` as text in double quotes, with all its characters and leading zeros.")
                .doesNotContain("Keep the leading zeros");
    }

    private static FailureGroup zip(String tag, String id, String wanted, String given) {
        return new FailureGroup(
                "type-mismatch:" + tag + "/zip",
                "type-mismatch",
                tag,
                "/zip",
                1,
                List.of(id),
                List.of(new FailureGroup.Example(id, "/zip", wanted, given)));
    }
}
