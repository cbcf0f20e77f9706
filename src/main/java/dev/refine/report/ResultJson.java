package dev.refine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.Ledger;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.StateFigures;
import dev.refine.journal.Tested;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.score.Evidence;
import dev.refine.score.Metric;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A session as {@code --json} prints it, {@code schemas/run-result.schema.json}: fields are added, never renamed. */
public final class ResultJson {

    private ResultJson() {}

    /** @param exit the exit code that the program is about to give */
    public static ObjectNode of(SessionState state, String session, int exit) {
        Scorecard baseline = state.baseline().scorecard();
        ObjectNode json = Json.object();
        json.put("workload", state.started().workload());
        json.put("session", session);
        json.put("end", state.end().map(SessionEnd::code).orElse(null));
        json.put("cases", state.started().cases().size());
        json.put("notSelected", state.started().notSelected());
        json.set("baseline", card(baseline));
        json.set("final", last(state, baseline));
        json.set("best", state.best().map(ResultJson::best).orElse(null));
        ObjectNode metrics = json.putObject("metrics");
        metrics.set("baseline", Json.tree(StateFigures.of(state.baseline())));
        metrics.set("final", Json.tree(state.bestFigures()));
        json.set(
                "change",
                EvidenceJson.of(Evidence.between(
                        baseline, state.best().map(BestState::scorecard).orElse(baseline))));
        ArrayNode iterations = json.putArray("iterations");
        state.iterations().stream()
                .filter(iteration -> iteration.number() > 0)
                .forEach(iteration -> iterations(iteration).forEach(iterations::add));
        json.set("executions", executions(state.ledger()));
        state.current().stop().ifPresent(stop -> json.put("reason", stop.reason()));
        state.validationFailure().ifPresent(failure -> json.put("problem", failure.problem()));
        state.forked()
                .ifPresent(from ->
                        json.putObject("forked").put("session", from.session()).put("iteration", from.iteration()));
        json.set("insights", Json.tree(state.insights()));
        json.put("exit", exit);
        return json;
    }

    /** The same of a session that somebody interrupted; one that had come to its end by then is over. */
    public static ObjectNode interrupted(SessionState state, String session, int exit) {
        ObjectNode json = of(state, session, exit);
        return json.put("end", state.end().map(SessionEnd::code).orElse("interrupted"));
    }

    private static ObjectNode card(Scorecard card) {
        ObjectNode json = Json.object();
        json.put("passing", card.passing());
        json.put("score", card.score());
        return json;
    }

    /** What the files hold, which is the best state once a session has ended; until then only what ran under their bytes. */
    private static ObjectNode last(SessionState state, Scorecard baseline) {
        HeldFiles held = HeldFiles.of(state);
        Scorecard card = switch (held.kind()) {
            case BEST -> state.best().map(BestState::scorecard).orElse(baseline);
            case PROVISIONAL -> state.provisional().orElseThrow().exact();
            case UNMEASURED, UNDECIDED, UNVERIFIED ->
                state.iterations().get(held.iteration()).scorecard();
        };
        boolean verified = state.best().map(BestState::verified).orElse(false);
        return standing(held.iteration(), card, verified && held.isBest());
    }

    private static ObjectNode best(BestState best) {
        return standing(best.iteration(), best.scorecard(), best.verified());
    }

    private static ObjectNode standing(int iteration, Scorecard card, boolean verified) {
        ObjectNode json = Json.object();
        json.put("iteration", iteration);
        json.setAll(card(card));
        json.put("verified", verified);
        return json;
    }

    /** An entry for each hypothesis: those that shared a measurement share the number of the iteration and its figures. */
    private static List<ObjectNode> iterations(Iteration iteration) {
        if (iteration.bundle().members().size() < 2) {
            return List.of(iteration(iteration));
        }
        return Tested.of(iteration).stream()
                .map(tested -> iteration(iteration).setAll(own(tested)))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static ObjectNode own(Tested tested) {
        ObjectNode json = Json.object();
        json.put("verdict", tested.verdict().map(ResultJson::word).orElse(null));
        json.put("accepted", tested.kept());
        json.set("hypothesis", Json.tree(tested.formed().hypothesis()));
        json.set("edits", Json.tree(tested.formed().edits()));
        json.put(
                "prediction",
                tested.prediction()
                        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.set(
                "regressions",
                Json.tree(tested.regressions().stream().map(Event.Loss::caseId).toList()));
        json.put("group", tested.formed().groupId());
        return json;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode iteration(Iteration iteration) {
        Scorecard card = iteration.seenScorecard();
        ObjectNode json = Json.object();
        json.put("iteration", iteration.number());
        json.put(
                "verdict",
                iteration.isSkipped()
                        ? "skipped"
                        : iteration.verdict().map(ResultJson::word).orElse(null));
        json.put("passing", card.passing());
        json.put("measured", card.size());
        json.put("score", card.score());
        json.put("accepted", iteration.isKept());
        json.put("verified", iteration.isVerified());
        iteration.hypothesis().ifPresent(formed -> {
            json.set("hypothesis", Json.tree(formed.hypothesis()));
            json.set("edits", Json.tree(edits(iteration, formed)));
        });
        if (iteration.hypothesis().isEmpty()) {
            json.putNull("hypothesis");
            json.putArray("edits");
        }
        json.put(
                "prediction",
                iteration
                        .result()
                        .map(Event.ResultJudged::prediction)
                        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.set("regressions", Json.tree(regressions(iteration)));
        json.put("refused", iteration.refusals().size());
        json.set("metrics", Json.tree(repeatable(StateFigures.of(iteration))));
        iteration.metrics().map(Event.MetricsTaken::versusBest).ifPresent(evidence -> {
            json.set("versusBest", EvidenceJson.of(evidence));
        });
        iteration.metrics().map(Event.MetricsTaken::versusBaseline).ifPresent(evidence -> {
            json.set("versusBaseline", EvidenceJson.of(evidence));
        });
        return json;
    }

    /** What came into the files, or would have. */
    private static List<Edit> edits(Iteration iteration, Event.HypothesisFormed formed) {
        return iteration
                .drafts()
                .announced()
                .map(Event.EditAnnounced::edits)
                .filter(own -> !own.isEmpty())
                .orElse(formed.edits());
    }

    /** Without what clocks say: a session that was killed and went on tells the same as one that was not. */
    private static Map<String, Double> repeatable(Map<String, Double> figures) {
        Map<String, Double> kept = new TreeMap<>(figures);
        Stream.of(Metric.values()).filter(Metric::isClock).map(Metric::title).forEach(kept::remove);
        return kept;
    }

    private static List<String> regressions(Iteration iteration) {
        return iteration
                .result()
                .map(result ->
                        result.regressions().stream().map(Event.Loss::caseId).toList())
                .orElse(List.of());
    }

    private static ObjectNode executions(Ledger ledger) {
        ObjectNode json = Json.object();
        for (Purpose purpose : Purpose.COUNTED) {
            json.put(purpose.word(), ledger.started(purpose));
        }
        json.put("remembered", ledger.remembered());
        json.put("total", ledger.total());
        return json;
    }
}
