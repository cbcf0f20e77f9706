package dev.refine.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Comparison.Dimension;
import dev.refine.quality.judgement.Comparison.Standing;
import dev.refine.quality.record.QualityEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** guard_verdict.json: what was derived from a blind comparison. */
final class GuardVerdict {

    private GuardVerdict() {}

    static ObjectNode json(QualityEvent.CandidateGuarded event) {
        ObjectNode json = Json.object();
        json.put("schema_version", "1").put("verdict", word(event.outcome())).put("accepted", event.accepted());
        json.put("round", event.round()).put("attempt", event.attempt());
        json.put("compared_by", event.by()).put("candidate", event.candidate());
        json.put("summary", event.comparison().summary());
        ArrayNode dimensions = json.putArray("dimensions");
        event.comparison().dimensions().forEach(dimension -> dimensions.add(dimension(dimension)));
        ArrayNode regressions = json.putArray("regressions");
        event.comparison()
                .losses()
                .forEach(loss -> regressions
                        .addObject()
                        .put("criterion", loss.criterion())
                        .put("severity", severity(loss))
                        .put("evidence", loss.evidence()));
        ArrayNode improvements = json.putArray("improvements");
        event.comparison().wins().forEach(win -> improvements.add(win.criterion()));
        return json;
    }

    static String word(Comparison.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String lost(Comparison comparison) {
        List<Dimension> losses = comparison.losses();
        return losses.isEmpty()
                ? ""
                : "; lost "
                        + losses.stream()
                                .map(loss -> loss.criterion()
                                        + (loss.evidence().isEmpty() ? "" : " (" + loss.evidence() + ")"))
                                .collect(Collectors.joining(", "));
    }

    private static String severity(Dimension loss) {
        if (loss.standing() == Standing.LOSS_MARGINAL) {
            return "minor";
        }
        return loss.stretch() ? "significant" : "critical";
    }

    private static ObjectNode dimension(Dimension dimension) {
        String status = switch (dimension.standing()) {
            case LOSS_SUBSTANTIAL, LOSS_MARGINAL -> "regressed";
            case EQUIVALENT -> "equivalent";
            case WIN_MARGINAL, WIN_SUBSTANTIAL -> "improved";
        };
        boolean marginal =
                dimension.standing() == Standing.LOSS_MARGINAL || dimension.standing() == Standing.WIN_MARGINAL;
        return Json.object()
                .put("criterion", dimension.criterion())
                .put("status", status)
                .put("difference", status.equals("equivalent") ? "none" : marginal ? "marginal" : "substantial")
                .put("evidence", dimension.evidence());
    }
}
