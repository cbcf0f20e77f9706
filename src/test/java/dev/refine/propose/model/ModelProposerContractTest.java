package dev.refine.propose.model;

import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.ScriptedClient;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerContract;
import java.util.SplittableRandom;

class ModelProposerContractTest extends ProposerContract {

    @Override
    protected Proposer proposer() {
        ModelClient model = new ModelClient() {

            @Override
            public String name() {
                return "scripted/model";
            }

            @Override
            public ModelReply ask(ModelRequest request) {
                return ScriptedClient.answer("""
                        {"hypothesis": {"observation": "o", "theory": "t", "confidence": "High"},
                         "edits": [{"path": "prompt.md", "search": "", "replace": "Give the total."}]}""");
            }
        };
        return new ModelProposer(model, ModelRequest.Limits.NONE, new SplittableRandom(3));
    }
}
