package dev.refine.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
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
import java.util.Objects;
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
        return new Analyzed(counts, trace, bench.calls().call(analyzer().get(), request(round, trace, counts)));
    }

    /** The analyzer, unless there is none or its answer is there already. */
    List<Backend> asks(int round, String trace) {
        return analyzer()
                .filter(backend -> !bench.calls().isAnswered(backend, request(round, trace, counts())))
                .stream()
                .toList();
    }

    private RoleRequest request(int round, String trace, ObjectNode counts) {
        String prompt = bench.templates().render(TEMPLATE, Map.of("counts", Json.pretty(counts)));
        return new RoleRequest(
                Role.ANALYZER,
                round,
                "1",
                prompt,
                FileTree.EMPTY.with("trace.txt", trace).with("counts.json", Json.pretty(counts) + "\n"),
                true);
    }

    private ObjectNode counts() {
        List<Call> calls = calls();
        long errors = calls.stream()
                .filter(call -> call.status() != Call.Status.OK && call.status() != Call.Status.NO_ACTION)
                .count();
        long again = calls.stream().filter(ProcessAnalysis::isAskedAgain).count();
        long refused = bench.state().rounds().stream()
                .mapToLong(round -> round.refusals().size())
                .sum();
        ObjectNode counts = Json.object();
        counts.put("total_tool_calls", calls.size()).put("total_errors", errors + again + refused);
        counts.put("avoidable_errors", again + refused);
        counts.put("milliseconds", calls.stream().mapToLong(Call::millis).sum());
        List<Double> costs =
                calls.stream().map(Call::costUsd).filter(Objects::nonNull).toList();
        // What nobody said is not nothing.
        counts.put(
                "cost_usd",
                costs.isEmpty()
                        ? null
                        : (Double) costs.stream().mapToDouble(cost -> cost).sum());
        return counts;
    }

    /** Because the answer before could not be used; the second step of a panel is none of these. */
    private static boolean isAskedAgain(Call call) {
        return call.label().endsWith("-again")
                || call.role() != Role.EVALUATOR && call.label().matches(".*-([2-9]|\\d{2,})");
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
        texts(said, "key_learnings").forEach(learning -> learnings.add(learning.asText()));
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
    }

    /** For people; the journal has it already. */
    void writeMemory() {
        if (!bench.state().remembered().isEmpty()) {
            bench.session().write("memory.md", String.join("\n", bench.state().remembered()) + "\n");
        }
    }

    /** What of a list is text. */
    private static ArrayNode texts(JsonNode said, String list) {
        ArrayNode texts = Json.array();
        if (said.path(list).isArray()) {
            said.path(list).forEach(text -> {
                if (text.isTextual()) {
                    texts.add(text);
                }
            });
        }
        return texts;
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
            double value = score.getValue().asDouble(-1);
            boolean sound = score.getValue().isNumber() && value >= 0 && value <= Criterion.HIGHEST;
            if (sound && score.getKey().matches("[EP][1-7]")) {
                scores.put("P" + score.getKey().substring(1), (int) value);
            }
        });
        for (String list : List.of("key_learnings", "effective_patterns")) {
            verdict.set(list, texts(said, list));
        }
        verdict.setAll(counts);
        return verdict;
    }
}
