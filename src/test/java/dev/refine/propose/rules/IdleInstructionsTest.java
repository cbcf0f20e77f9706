package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.FailureGroup.Example;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest.Effect;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.workload.FileRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When an edit was kept for what it mended, and a part of it mended nothing. */
class IdleInstructionsTest {

    private static final FailureGroup DATES = new FailureGroup(
            "wrong-value /issued",
            "wrong-value",
            "",
            "/issued",
            2,
            List.of("a", "b"),
            List.of(
                    new Example("a", "/issued", "\"2024-03-31\"", "\"31.03.2024\""),
                    new Example("b", "/issued", "\"2024-04-02\"", "\"2 April 2024\"")));

    private static final FailureGroup TOTALS = new FailureGroup(
            "type-mismatch /total",
            "type-mismatch",
            "",
            "/total",
            1,
            List.of("a"),
            List.of(new Example("a", "/total", "12.5", "\"12,50\"")));

    private static final Map<String, JsonNode> EXPECTED = Map.of(
            "a", Json.parse("{\"issued\":\"2024-03-31\",\"total\":12.5}"),
            "b", Json.parse("{\"issued\":\"2024-04-02\",\"total\":3}"));

    private static final Map<String, JsonNode> ACTUAL = Map.of(
            "a", Json.parse("{\"issued\":\"31.03.2024\",\"total\":\"12,50\"}"),
            "b", Json.parse("{\"issued\":\"2 April 2024\",\"total\":3}"));

    private static final String JOINT = """
            Extract the invoice.

            ## Output rules

            - Write `issued` and `paid` as YYYY-MM-DD, for example 2024-03-31.
            - Give `total` without the "EUR" in front.
            """;

    private final Tried kept = tried(edit("Extract the invoice.\n", JOINT), "Improved")
            .with(Map.of("/issued", new Effect(2, 0), "/paid", new Effect(3, 3), "/total", new Effect(1, 1)));

    private static Proposal edit(String before, String after) {
        Hypothesis hypothesis = new Hypothesis("", "", new Prediction(List.of("a"), List.of()), "High");
        return new Proposal(
                hypothesis, List.of(new Edit("prompt.md", before, after)), "wrong-value /paid", "", "rules");
    }

    @Test
    void theNextEditTakesTheFieldOutOfIt() {
        Proposal next = ask(JOINT, List.of(kept), DATES).get(0);
        assertThat(after(JOINT, next)).isEqualTo("""
                        Extract the invoice.

                        ## Output rules

                        - Write `paid` as YYYY-MM-DD, for example 2024-03-31.
                        - Give `total` without the "EUR" in front.
                        - Always convert `issued` to YYYY-MM-DD, whatever form the document uses: "31.03.2024" becomes""" + " \"2024-03-31\".\n");
    }

    @Test
    void anEditForAnotherGroupTakesTheWholeSentenceOut() {
        String alone = JOINT.replace("`issued` and `paid`", "`issued`");
        Tried idle = tried(edit("Extract the invoice.\n", alone), "Improved")
                .with(Map.of("/issued", new Effect(2, 0), "/total", new Effect(1, 1)));
        Proposal next = ask(alone, List.of(idle), TOTALS, DATES).stream()
                .filter(proposal -> proposal.groupId().equals("type-mismatch /total"))
                .findFirst()
                .orElseThrow();
        assertThat(after(alone, next)).doesNotContain("issued").contains("Give `total` without the \"EUR\" in front.");
    }

    @Test
    void whatMendedSomethingStays() {
        Tried some = kept.with(Map.of("/issued", new Effect(9, 1)));
        Proposal next = ask(JOINT, List.of(some), DATES).get(0);
        assertThat(after(JOINT, next)).contains("Write `issued` and `paid` as YYYY-MM-DD");
    }

    @Test
    void whatWasNotMeasuredStays() {
        Tried unknown = kept.with(Map.of("/paid", new Effect(3, 3)));
        Proposal next = ask(JOINT, List.of(unknown), DATES).get(0);
        assertThat(after(JOINT, next)).contains("Write `issued` and `paid` as YYYY-MM-DD");
    }

    private static List<Proposal> ask(String prompt, List<Tried> history, FailureGroup... groups) {
        Reply reply = new RulesProposer()
                .propose(Requests.of(
                        List.of(new FileText("prompt.md", FileRole.PROMPT, "", prompt)),
                        List.of(groups),
                        new Evidence(EXPECTED, ACTUAL, Map.of(), List.of()),
                        history,
                        history.size() + 1));
        return ((Reply.Candidates) reply).proposals();
    }

    private static String after(String prompt, Proposal proposal) {
        return Edits.applyAll("prompt.md", prompt, proposal.edits());
    }

    private static Tried tried(Proposal proposal, String outcome) {
        return new Tried(1, proposal.groupId(), proposal.hypothesis(), proposal.edits(), "", outcome, true, List.of());
    }
}
