package dev.refine.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.criterion.CriteriaPresets;
import dev.refine.quality.criterion.CriteriaReader;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles what the deliverable is judged by: given, written by the role, or the general rubric. */
final class CriteriaStep {

    private static final String TEMPLATE = "QUALITY_CRITERIA.md";

    private final Bench bench;

    CriteriaStep(Bench bench) {
        this.bench = bench;
    }

    private record Settled(List<Criterion> criteria, String source) {}

    void take() {
        Settled settled = settled();
        boolean asks = bench.asked().criteria() && bench.person().isPresent();
        List<Criterion> criteria = settled.criteria();
        if (asks) {
            criteria = bench.person()
                    .get()
                    .onCriteria(criteria)
                    .orElseThrow(() -> new Stop(QualityEnd.STOPPED, "the user did not take the criteria"));
        }
        if (criteria.size() < CriteriaReader.FEWEST) {
            bench.said().accept("only " + criteria.size() + " criteria: three to seven judge best");
        }
        bench.session().write("criteria.json", Json.pretty(EvaluatorRequest.criteria(criteria)) + "\n");
        bench.session().append(new QualityEvent.CriteriaSettled(criteria, settled.source(), asks));
    }

    private Settled settled() {
        if (!bench.file().criteria().isEmpty()) {
            return new Settled(bench.file().criteria(), bench.file().criteriaSource());
        }
        Optional<Backend> writer = bench.role(Role.CRITERIA);
        if (writer.isEmpty()) {
            return new Settled(CriteriaPresets.general(), "preset " + CriteriaPresets.GENERAL);
        }
        String fault = "";
        for (int attempt = 1; attempt <= 2; attempt++) {
            try {
                return new Settled(
                        written(writer.get(), attempt, fault),
                        "role " + writer.get().name());
            } catch (UsageException e) {
                fault = e.getMessage();
            }
        }
        bench.remark(0, "the criteria role gave none that can be used (" + fault + "); the general rubric is used");
        return new Settled(CriteriaPresets.general(), "preset " + CriteriaPresets.GENERAL);
    }

    /** Fewer than three or more than seven of a role are no rubric, whatever a user may want. */
    private List<Criterion> written(Backend writer, int attempt, String fault) {
        FileTree prior = bench.session().get(bench.state().started().prior());
        String prompt = bench.templates()
                .render(
                        TEMPLATE,
                        Map.of(
                                "query",
                                bench.state().started().query(),
                                "files",
                                prior.names(),
                                "again",
                                fault.isEmpty() ? List.of() : List.of(fault)));
        RoleRequest request = new RoleRequest(
                Role.CRITERIA, 0, String.valueOf(attempt), prompt, FileTree.EMPTY.with("deliverable", prior), true);
        Reply reply = Replies.recorded(bench, writer, request);
        if (!reply.isOk()) {
            throw refused(writer, reply.call().ending(), "");
        }
        Answer answer = new Answer(reply);
        JsonNode json = answer.json("criteria.json", node -> node.isArray() || node.has("criteria"))
                .orElseGet(Json::array);
        List<Criterion> read = CriteriaReader.read(json, "the answer of " + writer.name());
        if (read.size() < CriteriaReader.FEWEST) {
            throw refused(writer, "there must be three to seven criteria", "Found " + read.size() + ".");
        }
        return read.stream().map(criterion -> judged(criterion, writer)).toList();
    }

    private static UsageException refused(Backend writer, String what, String found) {
        return new UsageException(
                new Problem("criteria-role", "the answer of " + writer.name(), what, found, "Write them anew."));
    }

    /** What a model writes is text to judge by. A program that is run on this machine only its user can name. */
    private Criterion judged(Criterion criterion, Backend writer) {
        if (criterion.check() != null) {
            bench.remark(
                    0,
                    "the check that " + writer.name() + " wrote for " + criterion.id()
                            + " is left out, and an evaluator judges it: only a user's program is run");
        }
        return criterion.unchecked();
    }
}
