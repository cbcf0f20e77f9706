package dev.refine.quality.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.judgement.ScoreSheet;
import dev.refine.quality.judgement.Verdict;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads an evaluator's answer. What cannot be read is never guessed: without a verdict the raw text is the packet and the
 * word is iterate, without a packet the evaluation is degraded. A program's score beats the evaluator's.
 */
public final class AnswerReading {

    private static final String VERDICT = "verdict.json";
    private static final String TASKS = "next_tasks.json";
    private static final String PACKET = "critique_packet.md";

    private final Subject subject;
    private final Answer answer;
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private JsonNode tasksJson;

    public AnswerReading(Subject subject, Answer answer) {
        this.subject = subject;
        this.answer = answer;
    }

    /** @param by named in the evaluation */
    public Judged read(String by, List<Call> calls) {
        Optional<Verdict> verdict = verdict();
        String packet = answer.text(PACKET).orElseGet(answer::prose);
        if (packet.isBlank()) {
            faults.add("there is no " + PACKET + " in the answer");
        }
        Optional<NextTasks> tasks = verdict.map(Verdict::converged).orElse(false) ? Optional.empty() : tasks();
        Evaluation evaluation = new Evaluation(
                packet.isBlank(),
                verdict.map(Verdict::converged).orElse(false),
                packet.isBlank() ? Map.of() : scores(verdict.map(Verdict::sheet)),
                verdict.map(read -> read.sheet().reasoning()).orElse(Map.of()),
                verdict.map(Verdict::preserve).orElse(List.of()),
                tasks.orElse(null),
                by,
                Map.of(),
                packet.isBlank() ? List.of("there is no critique packet") : List.copyOf(remarks));
        return new Judged(evaluation, packet, tasks.isPresent() ? tasksJson : null, calls);
    }

    /** Why the evaluator should answer once more; known after {@link #read}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private Optional<Verdict> verdict() {
        Optional<JsonNode> json = answer.json(VERDICT, node -> node.has("verdict"));
        if (json.isEmpty()) {
            boolean twice = answer.isAmbiguous(VERDICT, node -> node.has("verdict"));
            faults.add(
                    twice
                            ? "verdict.json stands in the answer more than once, and not the same; give nothing but your own"
                            : "there is no verdict.json with a \"verdict\" in the answer");
            remarks.add(
                    twice
                            ? "the answer holds verdicts that differ, and none counts; its text is the packet"
                            : "the answer holds no verdict; its text is the packet");
            return Optional.empty();
        }
        Verdict.Reading reading = Verdict.read(json.get(), subject.criteria(), subject.checked());
        faults.addAll(reading.faults());
        reading.faults().forEach(fault -> remarks.add("verdict.json is void: " + fault));
        return reading.verdict();
    }

    private Optional<NextTasks> tasks() {
        Optional<JsonNode> json = answer.json(TASKS, node -> node.has("tasks") || node.has("fix_tasks"));
        if (json.isEmpty()) {
            answer.text(TASKS).ifPresent(unread -> {
                faults.add("next_tasks.json is no JSON with \"tasks\"");
                remarks.add("next_tasks.json is void: it is no JSON with \"tasks\"");
            });
            return Optional.empty();
        }
        tasksJson = json.get();
        NextTasks.Reading reading = NextTasks.read(tasksJson);
        faults.addAll(reading.faults());
        reading.faults().forEach(fault -> remarks.add("next_tasks.json is void: " + fault));
        return reading.tasks();
    }

    private Map<String, Integer> scores(Optional<ScoreSheet> sheet) {
        Map<String, Integer> scores =
                new TreeMap<>(sheet.map(ScoreSheet::scores).orElse(Map.of()));
        for (CheckResult check : subject.checks()) {
            Integer said = scores.get(check.criterion());
            if (!check.ran()) {
                remarks.add("the check of " + check.criterion() + " said nothing: " + check.evidence());
                scores.remove(check.criterion());
            } else {
                if (said != null && Math.abs(said - check.score()) > 1) {
                    remarks.add("on " + check.criterion() + " the evaluator says " + said + " and the program "
                            + check.score() + "; the program counts");
                }
                scores.put(check.criterion(), check.score());
            }
        }
        scores.keySet()
                .removeIf(id -> subject.criteria().stream().map(Criterion::id).noneMatch(id::equals));
        return scores;
    }
}
