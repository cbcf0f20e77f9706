package dev.refine.propose.plan;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerContract;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

class PlanProposerContractTest extends ProposerContract {

    @Override
    protected Proposer proposer() {
        Experiment experiment = new Experiment(
                "total",
                new Hypothesis("total is missing", "nobody asks", new Prediction(List.of("a"), List.of()), "Medium"),
                "",
                "",
                List.of(new Experiment.Change("prompt.md", OptionalInt.empty(), "", "Include total.\n")),
                List.of("a"));
        return new PlanProposer(new Plan(
                "contract",
                "",
                List.of(experiment),
                List.of(),
                List.of(),
                new Plan.Success(OptionalDouble.empty(), List.of()),
                List.of()));
    }
}
