package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Metric;
import dev.refine.propose.ProposalRequest.Metrics;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.Reply;
import dev.refine.workload.FileRole;
import dev.refine.workload.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesProposerTest {

    private static final FailureGroup DATES = group(
            "wrong-value",
            "/issued",
            new FailureGroup.Example("a", "/issued", "\"2024-03-31\"", "\"31.03.2024\""),
            new FailureGroup.Example("b", "/issued", "\"2024-04-02\"", "\"2 April 2024\""));

    private static final FailureGroup TOTALS =
            group("type-mismatch", "/total", new FailureGroup.Example("a", "/total", "12.5", "\"12,50\""));

    private static final Map<String, String> EXPECTED = Map.of(
            "a", "{\"issued\":\"2024-03-31\",\"total\":12.5}",
            "b", "{\"issued\":\"2024-04-02\",\"total\":3}",
            "c", "{\"issued\":\"2024-05-01\",\"total\":4}");

    private static final Map<String, String> ACTUAL = Map.of(
            "a", "{\"issued\":\"31.03.2024\",\"total\":\"12,50\"}",
            "b", "{\"issued\":\"2 April 2024\",\"total\":3}",
            "c", "{\"issued\":\"2024-05-01\",\"total\":4}");

    @Test
    void joinsWhatOneTheoryCoversAndSaysWhatItSawAndPredicts() {
        List<Proposal> proposals = ask("Extract the invoice.\n", List.of(), DATES, TOTALS);
        assertThat(proposals)
                .containsExactly(new Proposal(
                        new Hypothesis(
                                "issued: wrong-value in 2 of 3 cases, for instance in a: expected \"2024-03-31\", got"
                                        + " \"31.03.2024\". Also total: type-mismatch.",
                                "the values are read right, but written as the document prints them: nothing says which form"
                                        + " they have",
                                new Prediction(List.of("a", "b"), List.of("c")),
                                "High"),
                        List.of(new Edit(
                                "prompt.md",
                                "",
                                "\n## Output rules\n\n- Write `issued` as YYYY-MM-DD, for example 2024-03-31.\n- Write"
                                        + " `total` as a plain JSON number: no quotes, currency, unit or thousands separator;"
                                        + " a point as the decimal mark.\n")),
                        "wrong-value /issued",
                        "2 of 2 failing cases show it, 2 of them fail in nothing else",
                        "rules"));
    }

    @Test
    void answersTheSameRequestInTheSameWay() {
        assertThat(ask("Extract.\n", List.of(), DATES, TOTALS)).isEqualTo(ask("Extract.\n", List.of(), DATES, TOTALS));
    }

    @Test
    void namesFieldsWithoutBackticksInsideOfSourceCode() {
        ProposalRequest request = request(
                List.of(new FileText("extract.py", FileRole.PROMPT, "", "\nExtract the invoice.\n")), List.of(), DATES);
        assertThat(first(request).edits().get(0).replace())
                .isEqualTo("\n## Output rules\n\n- Write issued as YYYY-MM-DD, for example 2024-03-31.\n");
    }

    @Test
    void choosesThePromptThatNamesTheField() {
        ProposalRequest request = request(
                List.of(
                        new FileText("a.md", FileRole.PROMPT, "", "General advice.\n"),
                        new FileText("b.md", FileRole.PROMPT, "", "- issued: the day\n")),
                List.of(),
                DATES);
        assertThat(first(request).edits())
                .containsExactly(new Edit(
                        "b.md",
                        "- issued: the day",
                        "- issued: the day. Write `issued` as YYYY-MM-DD, for example 2024-03-31."));
    }

    @Nested
    class AfterAnAttempt {

        @Test
        void thatHadNoEffectSpeaksMoreExplicitly() {
            Proposal plain = single(List.of());
            Proposal next = single(List.of(tried(plain, "Neutral")));
            assertThat(next.edits().get(0).replace())
                    .contains(
                            "- Always convert `issued` to YYYY-MM-DD, whatever form the document uses: \"31.03.2024\" becomes"
                                    + " \"2024-03-31\".");
            assertThat(next.hypothesis().confidence()).isEqualTo("Low");
        }

        @Test
        void thatWasKeptReplacesItsWordingByTheBetterOne() {
            Proposal plain = single(List.of());
            String prompt = Edits.applyAll("prompt.md", "Extract.\n", plain.edits());
            Proposal next =
                    ask(prompt, List.of(tried(plain, "Improved")), DATES).get(0);
            assertThat(Edits.applyAll("prompt.md", prompt, next.edits()))
                    .isEqualTo(
                            "Extract.\n\n## Output rules\n\n- Always convert `issued` to YYYY-MM-DD, whatever form the"
                                    + " document uses: \"31.03.2024\" becomes \"2024-03-31\".\n");
        }

        @Test
        void thatWasRefusedSaysTheSameInAnotherPlace() {
            String prompt = "- issued: the day\n\nMore.\n";
            Proposal plain = ask(prompt, List.of(), DATES).get(0);
            Proposal next = ask(prompt, List.of(tried(plain, "Refused")), DATES).get(0);
            assertThat(next.edits())
                    .containsExactly(new Edit(
                            "prompt.md",
                            "",
                            "\n## Output rules\n\n- Write `issued` as YYYY-MM-DD, for example 2024-03-31.\n"));
        }

        @Test
        void thatBrokeSomethingTogetherTriesThePartsAlone() {
            Proposal joint = ask("Extract.\n", List.of(), DATES, TOTALS).get(0);
            List<Proposal> next = ask("Extract.\n", List.of(tried(joint, "Mixed")), DATES, TOTALS);
            assertThat(next).hasSize(2);
            assertThat(next)
                    .extracting(Proposal::groupId)
                    .containsExactly("wrong-value /issued", "type-mismatch /total");
            assertThat(next.get(0).edits().get(0).replace())
                    .isEqualTo("\n## Output rules\n\n- Write `issued` as YYYY-MM-DD, for example 2024-03-31.\n");
        }

        @Test
        void thatCouldNotBeMeasuredIsTriedOnceMore() {
            Proposal plain = single(List.of());
            Tried unmeasured = tried(plain, "Unmeasured");
            assertThat(single(List.of(unmeasured))).extracting(Proposal::edits).isEqualTo(plain.edits());
            assertThat(single(List.of(unmeasured, unmeasured)).edits()).isNotEqualTo(plain.edits());
        }

        @Test
        void neverRepeatsAnEditAndEndsInTheSchemaThenInNothing() {
            for (String outcome : List.of("Neutral", "Degraded", "Mixed", "Refused", "Skipped")) {
                List<Tried> history = new ArrayList<>();
                Set<List<Edit>> seen = new HashSet<>();
                Reply reply = propose(history);
                while (reply instanceof Reply.Candidates candidates) {
                    Proposal proposal = candidates.proposals().get(0);
                    assertThat(seen.add(proposal.edits()))
                            .as(outcome + proposal)
                            .isTrue();
                    history.add(tried(proposal, outcome));
                    assertThat(history).as(outcome).hasSizeLessThan(60);
                    reply = propose(history);
                }
                assertThat(history).as(outcome).hasSizeGreaterThan(4);
                assertThat(history)
                        .as(outcome)
                        .anyMatch(tried -> tried.edits().stream()
                                .allMatch(edit -> edit.path().equals("schema.json")));
                assertThat(reply)
                        .isEqualTo(
                                new Reply.Nothing(
                                        "every wording that the rules know was tried for wrong-value /issued, type-mismatch /total"));
            }
        }

        private Reply propose(List<Tried> history) {
            return new RulesProposer()
                    .propose(request(
                            List.of(
                                    new FileText("prompt.md", FileRole.PROMPT, "", "Extract.\n\n- total: the sum\n"),
                                    new FileText(
                                            "schema.json",
                                            FileRole.SCHEMA,
                                            "",
                                            "{\"properties\": {\"issued\": {\"type\": \"string\"}, \"total\": {}}}")),
                            history,
                            DATES,
                            TOTALS));
        }

        private Proposal single(List<Tried> history) {
            return ask("Extract.\n", history, DATES).get(0);
        }
    }

    @Test
    void skipsItsFirstChoiceWhenTheRequestSaysThatItWasRefused() {
        ProposalRequest asked = request(
                List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Extract.\n")),
                List.of(),
                group("missing", "/total", new FailureGroup.Example("a", "/total", "12.5", "")),
                DATES);
        ProposalRequest refused = new ProposalRequest(
                asked.workloadId(),
                asked.mode(),
                asked.iteration(),
                asked.files(),
                asked.groups(),
                asked.evidence(),
                asked.history(),
                asked.metrics(),
                asked.notes(),
                Optional.of("the edit adds a brace"),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
        assertThat(first(refused)).isNotEqualTo(first(asked));
    }

    @Test
    void saysThatNoEditCuresARunWithoutOutput() {
        FailureGroup run = new FailureGroup("run exit 3", "run", "", "", 1, List.of("a"), List.of());
        assertThat(new RulesProposer().propose(request(List.of(), List.of(), run)))
                .isEqualTo(new Reply.Nothing("no edit of a prompt cures a run without output: run exit 3"));
        assertThat(new RulesProposer().propose(request(List.of(), List.of())))
                .isEqualTo(new Reply.Nothing("no failing group to work on"));
    }

    @Test
    void proposesNothingWhereNoFileIsAPrompt() {
        assertThat(new RulesProposer().propose(request(List.of(), List.of(), DATES)))
                .isInstanceOf(Reply.Nothing.class);
    }

    @Test
    void offersTheNextBestToAUserWhoWantsAnother() {
        List<FileText> files = List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Extract the invoice.\n"));
        ProposalRequest asked = request(files, List.of(), DATES);
        Proposal unwanted = first(asked);
        Tried skipped = new Tried(
                1, unwanted.groupId(), unwanted.hypothesis(), unwanted.edits(), "", "Skipped", false, List.of());

        ProposalRequest silent = again(asked, skipped, Optional.empty());
        ProposalRequest told = again(asked, skipped, Optional.of("the user asked for another hypothesis"));

        assertThat(first(told)).isEqualTo(first(silent)).isNotEqualTo(unwanted);
    }

    @Test
    void offersItsFirstChoiceWhereItHadNothingForAnotherGroupOfTheBundle() {
        List<FileText> files = List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Extract the invoice.\n"));
        ProposalRequest asked = request(files, List.of(), DATES);
        Tried elsewhere = new Tried(7, "other", first(asked).hypothesis(), List.of(), "", "Neutral", false, List.of());

        ProposalRequest next = again(asked, elsewhere, Optional.of(Reply.Nothing.LEAD + "every wording was tried"));

        assertThat(first(next)).isEqualTo(first(asked));
    }

    private static ProposalRequest again(ProposalRequest asked, Tried tried, Optional<String> refusal) {
        return new ProposalRequest(
                asked.workloadId(),
                asked.mode(),
                asked.iteration(),
                asked.files(),
                asked.groups(),
                asked.evidence(),
                List.of(tried),
                asked.metrics(),
                asked.notes(),
                refusal,
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }

    @Test
    void tellsWhatIsTooManyFromWhatIsMissing() {
        FailureGroup missing = group("missing", "/vat", new FailureGroup.Example("a", "/vat", "\"CZ1\"", ""));
        FailureGroup extra = group("extra", "/due", new FailureGroup.Example("a", "/due", "", "\"soon\""));

        assertThat(ask("Extract.\n", List.of(), missing, extra)
                        .get(0)
                        .hypothesis()
                        .observation())
                .isEqualTo(
                        "vat: missing in 1 of 3 cases, for instance in a: expected \"CZ1\", got nothing. Also due: extra.");
    }

    @Test
    void countsAllCasesWhereACriticJudges() {
        FailureGroup advice = new FailureGroup(
                "recommendation Label both axes.",
                "recommendation",
                "prompt.md",
                "",
                1,
                List.of("a"),
                List.of(new FailureGroup.Example("a", "", "", "Label both axes.")));
        Metric five = new Metric(4, 5, 0.8);
        ProposalRequest request = new ProposalRequest(
                "charts",
                new Mode("accuracy", Map.of(), ""),
                1,
                List.of(new FileText("prompt.md", FileRole.PROMPT, "", "Draw.\n")),
                List.of(advice),
                new Evidence(Map.of(), Map.of(), Map.of(), List.of()),
                List.of(),
                new Metrics(five, five, five),
                List.of(),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);

        assertThat(first(request).hypothesis().observation())
                .isEqualTo("recommendation (prompt.md) in 1 of 5 cases, for instance in a: Label both axes.");
    }

    @Test
    void takesWhatACriticSaysOfAFieldForWordsAndNotForAValueThatNobodyExpects() {
        FailureGroup shouted =
                group("critique", "/total", new FailureGroup.Example("a", "/total", "", "the total shows a currency"));

        Proposal proposal = ask("Extract the invoice.\n", List.of(), shouted).get(0);

        assertThat(proposal.hypothesis().observation())
                .isEqualTo("total: critique in 1 of 3 cases, for instance in a: the total shows a currency.");
        assertThat(proposal.edits().get(0).replace())
                .contains("The answer must not give reason for this complaint: \"the total shows a currency\".");
    }

    private static List<Proposal> ask(String prompt, List<Tried> history, FailureGroup... groups) {
        Reply reply = new RulesProposer()
                .propose(request(List.of(new FileText("prompt.md", FileRole.PROMPT, "", prompt)), history, groups));
        return ((Reply.Candidates) reply).proposals();
    }

    private static Proposal first(ProposalRequest request) {
        return ((Reply.Candidates) new RulesProposer().propose(request))
                .proposals()
                .get(0);
    }

    private static ProposalRequest request(List<FileText> files, List<Tried> history, FailureGroup... groups) {
        Evidence evidence = new Evidence(documents(EXPECTED), documents(ACTUAL), Map.of(), List.of("c"));
        return Requests.of(files, List.of(groups), evidence, history, history.size() + 1);
    }

    private static Map<String, JsonNode> documents(Map<String, String> texts) {
        Map<String, JsonNode> documents = new HashMap<>();
        texts.forEach((id, text) -> documents.put(id, Json.parse(text)));
        return documents;
    }

    private static Tried tried(Proposal proposal, String outcome) {
        boolean kept = outcome.equals("Improved");
        return new Tried(1, proposal.groupId(), proposal.hypothesis(), proposal.edits(), "", outcome, kept, List.of());
    }

    private static FailureGroup group(String category, String path, FailureGroup.Example... examples) {
        List<String> cases =
                List.of(examples).stream().map(FailureGroup.Example::caseId).toList();
        return new FailureGroup(category + " " + path, category, "", path, examples.length, cases, List.of(examples));
    }
}
