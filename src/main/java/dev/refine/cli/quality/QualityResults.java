package dev.refine.cli.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.quality.Best;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import dev.refine.quality.role.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of a quality session, for people or as one JSON document. */
final class QualityResults {

    private final Console console;
    private final boolean json;

    QualityResults(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void print(QualitySession session, int exit) {
        if (json) {
            console.out()
                    .println(Json.pretty(json(session.state(), session.folder()).put("exit", exit)));
            return;
        }
        QualityState state = session.state();
        rounds(state);
        String end = state.end().map(QualityEnd::title).orElse("not ended");
        say(end + (state.endReason().isEmpty() ? "" : ": " + state.endReason()));
        Best.of(state)
                .filter(best -> state.delivered().isPresent())
                .ifPresent(best -> say("round " + best.number() + " is in "
                        + console.shown(Path.of(state.started().deliverable()))));
        say("session " + console.shown(session.folder()));
    }

    /** A line for each round. */
    void rounds(QualityState state) {
        Optional<Evaluation> before = Optional.empty();
        for (Round round : state.rounds()) {
            say(line(round));
            boolean same = round.evaluation().isPresent() && round.evaluation().equals(before) && isKept(round);
            if (same) {
                say("  the version before it stays, and so does its judgement");
            } else {
                round.evaluation().ifPresent(judged -> judged.remarks().forEach(remark -> say("  " + remark)));
            }
            before = round.evaluation();
        }
    }

    private static boolean isKept(Round round) {
        return round.submitted().filter(QualityEvent.AnswerSubmitted::kept).isPresent();
    }

    private String line(Round round) {
        String guard = round.guarded().stream()
                .map(verdict ->
                        verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String scores = round.evaluation()
                .map(evaluation -> evaluation.degraded() ? "degraded" : evaluation.scoresInWords())
                .orElse("not judged");
        return "round " + round.number() + ": " + scores + (guard.isEmpty() ? "" : " · guard: " + guard)
                + round.closed()
                        .map(closed -> closed.failed().isEmpty()
                                ? " · all pass"
                                : " · failing " + String.join(", ", closed.failed()))
                        .orElse("");
    }

    /** Everything but the exit code. */
    static ObjectNode json(QualityState state, Path folder) {
        ObjectNode result = Json.object();
        result.put("id", state.started().id()).put("session", folder.toString());
        result.put("query", state.started().query());
        result.put("deliverable", state.started().deliverable());
        result.put("end", state.end().map(QualityEnd::code).orElse("interrupted"))
                .put("reason", state.endReason());
        result.set("criteria", EvaluatorRequest.criteria(state.criteria()));
        ArrayNode rounds = result.putArray("rounds");
        state.rounds().forEach(round -> rounds.add(round(round)));
        Optional<Round> best = Best.of(state);
        ObjectNode last = result.putObject("final");
        last.put("round", best.map(Round::number).orElse(0));
        Map<String, Integer> scores =
                best.flatMap(Round::evaluation).map(Evaluation::scores).orElse(Map.of());
        last.put("passing", passing(state.criteria(), scores));
        last.put("criteria", state.criteria().size());
        ObjectNode finalScores = last.putObject("scores");
        scores.forEach(finalScores::put);
        ObjectNode calls = result.putObject("calls");
        for (Role role : Role.values()) {
            calls.put(
                    role.word(),
                    state.calls().stream().filter(call -> call.role() == role).count());
        }
        calls.put("total", state.calls().size());
        ObjectNode cost = result.putObject("cost");
        cost.put("usd", state.spent());
        cost.put(
                "unknownCalls",
                state.calls().stream().filter(call -> call.costUsd() == null).count());
        ObjectNode roles = cost.putObject("roles");
        for (Role role : Role.values()) {
            roles.put(role.word(), state.spent(role));
        }
        state.remarks().forEach(result.putArray("remarks")::add);
        return result;
    }

    private static long passing(List<Criterion> criteria, Map<String, Integer> scores) {
        return criteria.stream()
                .filter(criterion -> criterion.passes(scores.getOrDefault(criterion.id(), -1)))
                .count();
    }

    private static ObjectNode round(Round round) {
        ObjectNode json = Json.object();
        json.put("round", round.number());
        json.put("kept", round.submitted().map(submitted -> submitted.kept()).orElse(false));
        ArrayNode guard = json.putArray("guard");
        round.guarded().forEach(verdict -> {
            ObjectNode one = guard.addObject();
            one.put("attempt", verdict.attempt());
            one.put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            one.put("accepted", verdict.accepted());
            ArrayNode lost = one.putArray("lost");
            verdict.comparison().losses().forEach(loss -> lost.add(loss.criterion()));
        });
        round.evaluation().ifPresent(evaluation -> evaluation(json, evaluation));
        ObjectNode trends = json.putObject("trends");
        ArrayNode failed = json.putArray("failed");
        round.closed().ifPresent(closed -> {
            closed.failed().forEach(failed::add);
            closed.trends().forEach((id, trend) -> trends.put(id, trend.name().toLowerCase(Locale.ROOT)));
        });
        return json;
    }

    private static void evaluation(ObjectNode json, Evaluation evaluation) {
        json.put("verdict", evaluation.converged() ? "converged" : "iterate");
        json.put("degraded", evaluation.degraded()).put("evaluator", evaluation.evaluator());
        ObjectNode scores = json.putObject("scores");
        evaluation.scores().forEach(scores::put);
        ObjectNode spread = json.putObject("spread");
        evaluation.spread().forEach(spread::put);
        evaluation.remarks().forEach(json.putArray("remarks")::add);
    }

    void say(String text) {
        console.out().println(VisibleText.of(text).replace('\n', ' '));
    }
}
