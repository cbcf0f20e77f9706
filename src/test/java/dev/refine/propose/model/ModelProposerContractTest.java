package dev.refine.propose.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.ScriptedClient;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerContract;
import dev.refine.propose.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelProposerContractTest extends ProposerContract {

    private final List<ModelRequest> asked = new ArrayList<>();

    private static ProposalRequest noting(String... notes) {
        ProposalRequest plain = request(missingTotal());
        return new ProposalRequest(
                plain.workloadId(),
                plain.mode(),
                plain.iteration(),
                plain.files(),
                plain.groups(),
                plain.evidence(),
                plain.history(),
                plain.metrics(),
                List.of(notes),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }

    private static ProposalRequest refused(String reason) {
        ProposalRequest plain = request(missingTotal());
        return new ProposalRequest(
                plain.workloadId(),
                plain.mode(),
                plain.iteration(),
                plain.files(),
                plain.groups(),
                plain.evidence(),
                plain.history(),
                plain.metrics(),
                plain.notes(),
                Optional.of(reason),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }

    /** The words to the model without the parts that are passing. */
    private static String lasting(ModelRequest request) {
        String text = request.messages().get(0).text();
        for (String part : request.passing()) {
            text = text.replace(part, "");
        }
        return text.replace(request.boundary(), "boundary");
    }

    @Test
    void tellsTheModelOfEarlierSessionsInAPartThatIsPassing() {
        String debrief = ProposalRequest.DEBRIEF + "X\n\nIt went well.\n";

        proposer().propose(noting("Mind the gap."));
        proposer().propose(noting("Mind the gap.", debrief));
        proposer().propose(noting(debrief));
        proposer().propose(noting());

        assertThat(asked.get(1).messages().get(0).text())
                .contains("It went well.")
                .contains("Mind the gap.");
        assertThat(lasting(asked.get(1))).isEqualTo(lasting(asked.get(0))).contains("Mind the gap.");
        assertThat(lasting(asked.get(2))).isEqualTo(lasting(asked.get(3))).doesNotContain("It went well.");
    }

    @Test
    void tellsTheModelTheReasonInTheSameConversationOrWithTheWholeQuestionWhereThatIsLost() {
        Proposer proposer = proposer();
        proposer.propose(request(missingTotal()));
        proposer.propose(refused("no anchor"));
        proposer().propose(refused("no anchor"));

        assertThat(asked.get(1).messages()).hasSize(3);
        assertThat(asked.get(1).messages().get(2).text()).contains("no anchor");
        assertThat(asked.get(2).messages()).hasSize(1);
        assertThat(asked.get(2).messages().get(0).text())
                .contains("why your last proposal was refused", "no anchor", "prompt.md");
    }

    @Test
    void takesAnAnswerThatWasCutForOneThatDoesNotFitAndNoOtherFailure() {
        assertThat(failing(ModelFault.CUT).misfit()).isTrue();
        assertThat(failing(ModelFault.MISFIT).misfit()).isFalse();
        assertThat(failing(ModelFault.KEY).misfit()).isFalse();
    }

    private Reply.Failed failing(ModelFault fault) {
        ModelClient model = new ScriptedClient(ModelReply.Failure.of(fault, "so it is"));
        Reply reply = new ModelProposer(model.name(), model, ModelRequest.Limits.NONE, new SplittableRandom(3))
                .propose(request(missingTotal()));
        assertThat(reply.shortfall()).isEqualTo("scripted/model: so it is");
        return (Reply.Failed) reply;
    }

    @Override
    protected Proposer proposer() {
        ModelClient model = new ModelClient() {

            @Override
            public String name() {
                return "scripted/model";
            }

            @Override
            public ModelReply ask(ModelRequest request) {
                asked.add(request);
                return ScriptedClient.answer("""
                        {"hypothesis": {"observation": "o", "theory": "t", "confidence": "High"},
                         "edits": [{"path": "prompt.md", "search": "", "replace": "Give the total."}]}""");
            }
        };
        return new ModelProposer(model.name(), model, ModelRequest.Limits.NONE, new SplittableRandom(3));
    }
}
