package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest.Effect;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the rules do when a model does not heed plain words in the prompt. Two attempts without a gain end a session. */
class UnheededWordsTest {

    private static final String PROMPT = "Give issued, sent, paid and parts.\n";

    private static final FailureGroup ISSUED = group("format-only", "/issued", "\"2024-03-31\"", "\"31.03.2024\"");
    private static final FailureGroup SENT = group("format-only", "/sent", "\"2024-04-02\"", "\"02.04.2024\"");
    private static final FailureGroup PARTS = group("moved", "/parts/*", "\"b\"", "\"a\"");

    private String schema = """
            {"properties": {"issued": {}, "sent": {}, "parts": {"type": "array"}}}
            """;

    @Test
    void saysItMoreExplicitlyAndInTheSchemaTooByOneEdit() {
        Proposal plain = first(List.of(), ISSUED);
        Proposal firm = first(List.of(tried(plain, "Neutral")), ISSUED);

        assertThat(applied("prompt.md", PROMPT, firm)).contains("Always convert `issued` to YYYY-MM-DD");
        assertThat(Json.parse(applied("schema.json", schema, firm)).at("/properties/issued"))
                .isEqualTo(Json.parse(
                        "{\"format\": \"date\", \"description\": \"Written as YYYY-MM-DD, for example 2024-03-31\"}"));
    }

    @Test
    void saysItSoAtOnceOfOtherFieldsAndOfSeveralTogether() {
        Proposal plain = first(List.of(), PARTS);
        Proposal firm = first(List.of(tried(plain, "Neutral")), ISSUED, SENT);

        assertThat(applied("prompt.md", PROMPT, firm))
                .contains("Always convert `issued`")
                .contains("Always convert `sent`");
        JsonNode described = Json.parse(applied("schema.json", schema, firm));
        assertThat(described.at("/properties/issued/format").asText()).isEqualTo("date");
        assertThat(described.at("/properties/sent/format").asText()).isEqualTo("date");
    }

    @Test
    void keepsToPlainWordsWhereTheyHaveHelped() {
        Proposal plain = first(List.of(), PARTS);
        Proposal next = first(List.of(tried(plain, "Improved")), ISSUED);

        assertThat(next.edits()).extracting(Edit::path).containsOnly("prompt.md");
        assertThat(applied("prompt.md", PROMPT, next)).contains("Write `issued` as YYYY-MM-DD");
    }

    @Test
    void describesTheListWhereItsRowsAreInTheWrongOrder() {
        Proposal plain = first(List.of(), PARTS);
        Proposal firm = first(List.of(tried(plain, "Neutral")), PARTS);

        assertThat(Json.parse(applied("schema.json", schema, firm))
                        .at("/properties/parts/description")
                        .asText())
                .isEqualTo("Keep the entries of parts in the order of the document.");
    }

    @Test
    void triesNeitherPartAloneWhenBothTogetherDidNothing() {
        List<Tried> history = new ArrayList<>();
        history.add(tried(first(history, ISSUED), "Neutral"));
        history.add(tried(first(history, ISSUED), "Neutral"));

        assertThat(ask(history, ISSUED)).isInstanceOf(Reply.Nothing.class);
    }

    @Test
    void triesEachPartAloneWhenBothTogetherBrokeSomething() {
        List<Tried> history = new ArrayList<>();
        history.add(tried(first(history, ISSUED), "Neutral"));
        history.add(tried(first(history, ISSUED), "Mixed"));
        Proposal words = first(history, ISSUED);
        history.add(tried(words, "Neutral"));
        Proposal schemaAlone = first(history, ISSUED);

        assertThat(words.edits()).extracting(Edit::path).containsOnly("prompt.md");
        assertThat(schemaAlone.edits()).extracting(Edit::path).containsOnly("schema.json");
    }

    @Test
    void writesASchemaThatCanBeReadAlsoWhereSeveralKeysAreNew() {
        schema = "{\"properties\": {}}\n";
        Proposal plain = first(
                List.of(),
                group("missing", "/vat", "\"CZ1\"", ""),
                group("missing", "/note", "\"soon\"", ""),
                group("missing", "/iban", "\"CZ65\"", ""));

        JsonNode declared = Json.parse(applied("schema.json", schema, plain)).path("properties");
        assertThat(declared.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("vat", "note", "iban");
    }

    private Proposal first(List<Tried> history, FailureGroup... groups) {
        return ((Reply.Candidates) ask(history, groups)).proposals().get(0);
    }

    private Reply ask(List<Tried> history, FailureGroup... groups) {
        List<FileText> files = List.of(
                new FileText("prompt.md", FileRole.PROMPT, "", PROMPT),
                new FileText("schema.json", FileRole.SCHEMA, "", schema));
        Evidence evidence = new Evidence(
                documents("2024-03-31", "2024-04-02", "[\"b\", \"a\"]"),
                documents("31.03.2024", "02.04.2024", "[\"a\", \"b\"]"),
                Map.of(),
                List.of());
        return new RulesProposer().propose(Requests.of(files, List.of(groups), evidence, history, history.size() + 1));
    }

    private static String applied(String path, String text, Proposal proposal) {
        return Edits.applyAll(path, text, proposal.edits());
    }

    private static Map<String, JsonNode> documents(String issued, String sent, String parts) {
        return List.of("a", "b").stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> Json.parse("{\"issued\": \"" + issued + "\", \"sent\": \"" + sent + "\", \"parts\": "
                                + parts + ", \"vat\": \"CZ1\", \"note\": \"soon\", \"iban\": \"CZ65\"}")));
    }

    private static Tried tried(Proposal proposal, String outcome) {
        Map<String, Effect> effects = outcome.equals("Neutral") ? Map.of("/issued", new Effect(2, 0)) : Map.of();
        return new Tried(
                1,
                proposal.groupId(),
                proposal.hypothesis(),
                proposal.edits(),
                "",
                outcome,
                outcome.equals("Improved"),
                outcome.equals("Mixed") ? List.of("b") : List.of(),
                effects);
    }

    private static FailureGroup group(String category, String path, String wanted, String given) {
        return new FailureGroup(
                category + " " + path,
                category,
                "",
                path,
                2,
                List.of("a", "b"),
                List.of(
                        new FailureGroup.Example("a", path.replace("*", "0"), wanted, given),
                        new FailureGroup.Example("b", path.replace("*", "0"), wanted, given)));
    }
}
