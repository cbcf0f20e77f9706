package dev.refine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.json.Json;
import dev.refine.workload.FileRole;
import dev.refine.workload.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every proposer keeps, whatever stands behind it. */
public abstract class ProposerContract {

    private static final String PROMPT = "Extract the record.\n";

    /** A fresh proposer that has something to say about {@link #request}. */
    protected abstract Proposer proposer();

    /** One prompt, two cases, and the field {@code total} missing in one of them. */
    protected static ProposalRequest request(List<FailureGroup> groups) {
        ProposalRequest.Metric metric = new ProposalRequest.Metric(1, 2, 0.75);
        return new ProposalRequest(
                "contract",
                new Mode("accuracy", Map.of(), ""),
                1,
                List.of(new ProposalRequest.FileText("prompt.md", FileRole.PROMPT, "0".repeat(64), PROMPT)),
                groups,
                new ProposalRequest.Evidence(
                        Map.of("a", Json.parse("{\"id\":1,\"total\":2}"), "b", Json.parse("{\"id\":2,\"total\":3}")),
                        Map.of("a", Json.parse("{\"id\":1}"), "b", Json.parse("{\"id\":2,\"total\":3}")),
                        Map.of("a", "id 1 total 2", "b", "id 2 total 3"),
                        List.of("b")),
                List.of(),
                new ProposalRequest.Metrics(metric, metric, metric),
                List.of(),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }

    protected static List<FailureGroup> missingTotal() {
        return List.of(new FailureGroup(
                "missing /total",
                "missing",
                "",
                "/total",
                1,
                List.of("a"),
                List.of(new FailureGroup.Example("a", "/total", "2", ""))));
    }

    @Test
    void hasAShortNameThatDoesNotChange() {
        Proposer proposer = proposer();
        String name = proposer.name();
        proposer.propose(request(missingTotal()));

        assertThat(name).isNotBlank().hasSizeLessThan(40).isEqualTo(proposer.name());
    }

    @Test
    void givesCandidatesWithEditsUnderItsName() {
        Proposer proposer = proposer();

        assertThat(proposer.propose(request(missingTotal())))
                .isInstanceOfSatisfying(
                        Reply.Candidates.class,
                        candidates -> assertThat(candidates.proposals())
                                .isNotEmpty()
                                .allSatisfy(proposal -> {
                                    assertThat(proposal.edits()).isNotEmpty();
                                    assertThat(proposer.name()).contains(proposal.proposer());
                                    assertThat(proposal.hypothesis().confidence())
                                            .isIn("High", "Medium", "Low");
                                }));
    }

    @Test
    void answersARequestWithoutFailuresInsteadOfThrowing() {
        assertThat(proposer().propose(request(List.of()))).isNotNull();
    }

    @Test
    void answersTheSameRequestAgain() {
        Proposer proposer = proposer();
        proposer.propose(request(missingTotal()));

        assertThat(proposer.propose(request(missingTotal()))).isNotNull();
    }
}
