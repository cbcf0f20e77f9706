package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Reply;
import dev.refine.workload.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanProposerTest {

    private final Experiment dates = experiment("dates", "no format", "Use ISO dates.", List.of("a"));
    private final Experiment units = experiment("units", "", "Keep units.", List.of());
    private final Experiment other = experiment("dates again", "no format", "Dates are ISO.", List.of("a"));
    private final Reply nothing = new Reply.Nothing("the plan has no further experiment");

    @Test
    void proposesEachExperimentOnceInOrder() {
        PlanProposer proposer = proposer(dates, units);
        assertThat(proposer.propose(request()))
                .isEqualTo(new Reply.Candidates(List.of(new Proposal(
                        new Hypothesis("", "no format", new Prediction(List.of("a"), List.of()), "Medium"),
                        List.of(new Edit("p", "", "Use ISO dates.")),
                        "",
                        "",
                        "plan"))));
        ProposalRequest.Tried first = tried(dates, "Use ISO dates.");
        assertThat(theory(proposer.propose(request(first)))).isEqualTo("units");
        assertThat(proposer.propose(request(first, tried(units, "Keep units."))))
                .isEqualTo(nothing);
    }

    @Test
    void givesTheSameAnswerToTheSameRequestSoThatAResumedSessionGoesOnAsItWould() {
        PlanProposer proposer = proposer(dates, units);
        assertThat(proposer.propose(request())).isEqualTo(proposer.propose(request()));
    }

    @Test
    void passesOverWhatTheOpenBundleHolds() {
        assertThat(theory(proposer(dates, units).propose(request(List.of(dates.edits())))))
                .isEqualTo("units");
    }

    @Test
    void passesOverWhatTheHistoryShows() {
        PlanProposer proposer = proposer(dates, units);
        assertThat(theory(proposer.propose(request(tried(dates, "Use ISO dates.")))))
                .isEqualTo("units");
    }

    @Test
    void knowsAnExperimentWhoseEditTheUserChanged() {
        assertThat(proposer(dates).propose(request(tried(dates, "Use my dates."))))
                .isEqualTo(nothing);
    }

    @Test
    void triesASecondEditOfTheSameHypothesis() {
        PlanProposer proposer = proposer(dates, other);
        Reply reply = proposer.propose(request(tried(dates, "Use ISO dates.")));
        assertThat(((Reply.Candidates) reply).proposals().get(0).edits()).isEqualTo(other.edits());
    }

    private static PlanProposer proposer(Experiment... experiments) {
        return new PlanProposer(new Plan(
                "w",
                "",
                List.of(experiments),
                List.of(),
                List.of(),
                new Plan.Success(OptionalDouble.empty(), List.of()),
                List.of()));
    }

    private static Experiment experiment(String title, String theory, String proposed, List<String> focus) {
        return new Experiment(
                title,
                new Hypothesis("", theory, new Prediction(List.of(), List.of()), "Medium"),
                "",
                "",
                List.of(new Experiment.Change("p", OptionalInt.empty(), "", proposed)),
                focus);
    }

    private static ProposalRequest.Tried tried(Experiment experiment, String replace) {
        Hypothesis claim = new Hypothesis(
                "", experiment.hypothesis().theory(), new Prediction(experiment.focus(), List.of()), "Medium");
        List<Edit> edits = List.of(new Edit("p", "", replace));
        return new ProposalRequest.Tried(1, "", claim, edits, "", "Neutral", false, List.of());
    }

    private static String theory(Reply reply) {
        return ((Reply.Candidates) reply).proposals().get(0).hypothesis().theory();
    }

    private static ProposalRequest request(ProposalRequest.Tried... history) {
        return request(List.of(), history);
    }

    private static ProposalRequest request(List<List<Edit>> beside, ProposalRequest.Tried... history) {
        var metric = new ProposalRequest.Metric(0, 1, 0);
        return new ProposalRequest(
                "w",
                new Mode("accuracy", Map.of(), ""),
                1,
                List.of(),
                List.of(),
                new ProposalRequest.Evidence(Map.of(), Map.of(), Map.of(), List.of()),
                List.of(history),
                new ProposalRequest.Metrics(metric, metric, metric),
                List.of(),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                new ProposalRequest.Underway(beside, List.of(), List.of()));
    }
}
