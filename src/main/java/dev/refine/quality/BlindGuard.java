package dev.refine.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the guard, who sees two folders, A and B, and nothing that tells which is newer. */
final class BlindGuard {

    private static final String TEMPLATE = "QUALITY_GUARD.md";

    private final Bench bench;

    BlindGuard(Bench bench) {
        this.bench = bench;
    }

    /** @param label of the candidate */
    Optional<Comparison> compare(int round, int attempt, FileTree before, FileTree candidate, String label) {
        Optional<Comparison> once = ask(round, attempt + "", before, candidate, label);
        if (once.isEmpty() || !bench.file().limits().guardSwap()) {
            return once;
        }
        String other = label.equals("A") ? "B" : "A";
        return ask(round, attempt + "-exchanged", before, candidate, other)
                .map(swapped -> once.get().confirmedBy(swapped));
    }

    private Optional<Comparison> ask(int round, String name, FileTree before, FileTree candidate, String label) {
        Backend guard = bench.role(Role.GUARD).orElseThrow();
        boolean isA = label.equals("A");
        FileTree inputs = FileTree.EMPTY
                .with("A", isA ? candidate : before)
                .with("B", isA ? before : candidate)
                .with("criteria.json", Json.pretty(EvaluatorRequest.criteria(criteria())) + "\n");
        List<String> faults = List.of();
        for (int attempt = 1; attempt <= 2; attempt++) {
            String prompt = bench.templates()
                    .render(
                            TEMPLATE,
                            Map.of(
                                    "query",
                                    bench.state().started().query(),
                                    "criteria",
                                    criteria().stream()
                                            .map(criterion -> criterion.id() + ": " + criterion.text())
                                            .toList(),
                                    "again",
                                    faults));
            Reply reply = Replies.recorded(
                    bench, guard, new RoleRequest(Role.GUARD, round, name + "-" + attempt, prompt, inputs, true));
            if (!reply.isOk()) {
                bench.remark(round, reply.call().line());
                return Optional.empty();
            }
            Optional<JsonNode> json = new Answer(reply)
                    .json("guard_verdict.json", node -> node.has("dimensions"))
                    .or(() -> new Answer(reply).json("verdict.json", node -> node.has("dimensions")));
            Comparison.Reading reading = Comparison.read(json.orElseGet(Json::object), criteria(), label);
            if (reading.comparison().isPresent()) {
                return reading.comparison();
            }
            faults = reading.faults();
        }
        bench.remark(round, "the guard's answer cannot be used: " + String.join("; ", faults));
        return Optional.empty();
    }

    private List<Criterion> criteria() {
        return bench.state().criteria();
    }
}
