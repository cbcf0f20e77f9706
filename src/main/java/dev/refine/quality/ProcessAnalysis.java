package dev.refine.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.judgement.MemoryFilter;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be learnt from how the work went. The numbers are counted in our own journal; a role, where there is one, puts
 * them into words. It sees the trace and nothing of the deliverable, and what it wants to be remembered is filtered.
 */
final class ProcessAnalysis {

    private static final String TEMPLATE = "QUALITY_ANALYZER.md";

    private final Bench bench;

    ProcessAnalysis(Bench bench) {
        this.bench = bench;
    }

    /** {@code reply} is null when nobody was asked. */
    record Analyzed(ObjectNode counts, String trace, Reply reply) {}

    Optional<Backend> analyzer() {
        return bench.role(Role.ANALYZER);
    }

    /** Names no round, no score and no file of the deliverable. */
    String trace() {
        StringBuilder trace = new StringBuilder();
        calls().forEach(call -> trace.append(call.line()).append('\n'));
        return trace.toString();
    }

    /** What led to the submission. The judgement that runs beside the analysis is none of its business, done or not. */
    private List<Call> calls() {
        int round = bench.state().rounds().size();
        return bench.state().calls().stream()
                .filter(call -> call.round() < round || call.role() == Role.BUILDER || call.role() == Role.GUARD)
                .toList();
    }

    /** Touches neither journal nor state: it runs beside the evaluation. */
    Analyzed analyze(int round, String trace) {
        ObjectNode counts = counts();
        if (analyzer().isEmpty()) {
            return new Analyzed(counts, trace, null);
        }
        String prompt = bench.templates().render(TEMPLATE, Map.of("counts", Json.pretty(counts)));
        RoleRequest request = new RoleRequest(
                Role.ANALYZER,
                round,
                "1",
                prompt,
                FileTree.EMPTY.with("trace.txt", trace).with("counts.json", Json.pretty(counts) + "\n"),
                true);
        return new Analyzed(counts, trace, bench.calls().call(analyzer().get(), request));
    }

    private ObjectNode counts() {
        List<Call> calls = calls();
        long errors = calls.stream()
                .filter(call -> call.status() != Call.Status.OK && call.status() != Call.Status.NO_ACTION)
                .count();
        long again = calls.stream()
                .filter(call -> call.label().endsWith("-again") || call.label().matches(".*-[2-9]"))
                .count();
        long refused = bench.state().rounds().stream()
                .mapToLong(round -> round.refusals().size())
                .sum();
        ObjectNode counts = Json.object();
        counts.put("total_tool_calls", calls.size()).put("total_errors", errors);
        counts.put("avoidable_errors", again + refused);
        counts.put("milliseconds", calls.stream().mapToLong(Call::millis).sum());
        counts.put(
                "cost_usd",
                calls.stream()
                        .mapToDouble(call -> call.costUsd() == null ? 0 : call.costUsd())
                        .sum());
        return counts;
    }

    void record(int round, Analyzed analyzed) {
        Optional<Reply> reply = Optional.ofNullable(analyzed.reply());
        reply.ifPresent(found -> Replies.record(bench, found.call()));
        reply.filter(found -> !found.isOk())
                .ifPresent(found -> bench.remark(round, found.call().line()));
        Optional<Reply> sound = reply.filter(Reply::isOk);
        JsonNode said = sound.flatMap(found -> new Answer(found)
                        .json("process_verdict.json", node -> node.has("key_learnings") || node.has("scores")))
                .orElseGet(Json::object);
        List<String> learnings = new ArrayList<>();
        said.path("key_learnings").forEach(learning -> learnings.add(learning.asText()));
        FileTree deliverable = bench.session().get(bench.state().previous());
        MemoryFilter filter = new MemoryFilter(
                bench.state().criteria(),
                deliverable.files().keySet(),
                deliverable.files().values().stream().map(file -> file.text()).toList());
        List<String> remembered = learnings.stream()
                .map(bench.secrets()::hide)
                .flatMap(learning -> filter.line(learning).stream())
                .filter(line -> !bench.state().remembered().contains(line))
                .distinct()
                .toList();
        String folder = Places.evaluation(round);
        bench.session()
                .write(
                        folder + "/process_report.md",
                        sound.map(found -> new Answer(found))
                                        .flatMap(answer ->
                                                answer.text("process_report.md").or(() -> Optional.of(answer.prose())))
                                        .filter(text -> !text.isBlank())
                                        .orElseGet(() -> report(analyzed))
                                + "\n");
        bench.session().write(folder + "/process_verdict.json", Json.pretty(verdict(analyzed.counts(), said)) + "\n");
        bench.session()
                .append(new QualityEvent.ProcessAnalyzed(
                        round, sound.isPresent(), remembered, learnings.size() - remembered.size()));
        if (!bench.state().remembered().isEmpty()) {
            bench.session().write("memory.md", String.join("\n", bench.state().remembered()) + "\n");
        }
    }

    private static String report(Analyzed analyzed) {
        return "# Process\n\n## Execution Overview\n\n"
                + analyzed.trace().lines().map(line -> "- " + line + "\n").reduce("", String::concat)
                + "\nNobody put this into words.\n";
    }

    /** The counts are ours whatever the role says; older analyzers call the dimensions E where they are P. */
    private static ObjectNode verdict(ObjectNode counts, JsonNode said) {
        ObjectNode verdict = Json.object();
        verdict.put("schema_version", "1");
        ObjectNode scores = verdict.putObject("scores");
        said.path("scores").properties().forEach(score -> {
            if (score.getValue().isNumber() && score.getKey().matches("[EP][1-7]")) {
                scores.put(
                        "P" + score.getKey().substring(1),
                        Math.max(0, Math.min(10, score.getValue().asInt())));
            }
        });
        verdict.putArray("key_learnings");
        verdict.putArray("effective_patterns");
        for (String list : List.of("key_learnings", "effective_patterns")) {
            if (said.path(list).isArray()) {
                verdict.set(list, said.path(list));
            }
        }
        verdict.setAll(counts);
        return verdict;
    }
}
