package dev.refine.quality;

import dev.refine.json.Json;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.judgement.Task;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files that a builder finds beside the deliverable: what to do, what must stay, what was refused, and how to work.
 * They come from the last evaluation; nothing of what an earlier builder thought is among them.
 */
final class WorkOrder {

    private static final String TASKS = "TASKS.md";
    private static final String HEADING = "# Tasks\n\n";

    private final Bench bench;
    private final Round round;

    WorkOrder(Bench bench, Round round) {
        this.bench = bench;
        this.round = round;
    }

    FileTree files() {
        QualityState state = bench.state();
        FileTree files = FileTree.EMPTY
                .with("query.md", query() + "\n")
                .with("criteria.json", Json.pretty(EvaluatorRequest.criteria(state.criteria())) + "\n")
                .with(TASKS, HEADING + tasks() + "\n")
                .with("preserve.json", Json.pretty(state.preserve()) + "\n");
        if (!state.remembered().isEmpty()) {
            files = files.with("memory.md", String.join("\n", state.remembered()) + "\n");
        }
        List<QualityEvent.CandidateGuarded> refusals = refusals();
        if (!refusals.isEmpty()) {
            files = files.with("refusals.md", refusals(refusals));
        }
        return files.with("evaluation", evaluation());
    }

    /** The plan may hold the task in better words; they replace the original's and never each other's. */
    private String query() {
        return last().map(Evaluation::tasks)
                .map(NextTasks::evolvedPrompt)
                .filter(evolved -> !evolved.isBlank())
                .orElse(bench.state().started().query());
    }

    private Optional<Evaluation> last() {
        return bench.state().lastJudged().flatMap(Round::evaluation);
    }

    List<Task> planned() {
        return last().map(Evaluation::tasks).map(NextTasks::now).orElse(List.of());
    }

    private String tasks() {
        return planned().isEmpty()
                ? "- [ ] Do what query.md asks, as well as criteria.json wants it."
                : lines(planned());
    }

    /**
     * The tasks in turn, for at most so many builders; a task goes to whoever has one that it depends on. Fewer than two
     * pieces mean that there is nothing to deal out.
     */
    List<String> dealt(int builders) {
        List<List<Task>> hands = new ArrayList<>();
        Map<String, Integer> holder = new HashMap<>();
        for (Task task : planned()) {
            int next = hands.size() < builders ? hands.size() : holder.size() % builders;
            int hand = task.dependsOn().stream()
                    .filter(holder::containsKey)
                    .map(holder::get)
                    .findFirst()
                    .orElse(next);
            if (hand == hands.size()) {
                hands.add(new ArrayList<>());
            }
            hands.get(hand).add(task);
            holder.put(task.id(), hand);
        }
        return hands.stream().map(WorkOrder::lines).toList();
    }

    /** These files once for each list of tasks, with it in the place of the whole. */
    List<FileTree> with(List<String> lists) {
        FileTree files = files();
        return lists.stream()
                .map(list -> files.with(TASKS, HEADING + list + "\n"))
                .toList();
    }

    private static String lines(List<Task> tasks) {
        return tasks.stream().map(WorkOrder::line).collect(Collectors.joining("\n"));
    }

    private static String line(Task task) {
        return "- [" + String.join(", ", task.relatesTo()) + "] "
                + task.description().replace('\n', ' ')
                + (task.guidance().isEmpty() ? "" : " How: " + task.guidance().replace('\n', ' '))
                + " Done when: " + task.verification().replace('\n', ' ');
    }

    /** Of this round, or, at its beginning, of the round before if nothing of that one got past the guard. */
    private List<QualityEvent.CandidateGuarded> refusals() {
        if (!round.refusals().isEmpty()) {
            return round.refusals();
        }
        List<Round> rounds = bench.state().rounds();
        Round before = rounds.size() < 2 ? round : rounds.get(rounds.size() - 2);
        boolean kept =
                before.submitted().map(QualityEvent.AnswerSubmitted::kept).orElse(false);
        return kept ? before.refusals() : List.of();
    }

    private static String refusals(List<QualityEvent.CandidateGuarded> refusals) {
        StringBuilder text = new StringBuilder("# Refused candidates\n\nEach was compared with the version that you"
                + " find in deliverable/ and was worse in this:\n");
        for (QualityEvent.CandidateGuarded refusal : refusals) {
            text.append("\n## Attempt ").append(refusal.attempt()).append("\n\n");
            for (Comparison.Dimension loss : refusal.comparison().losses()) {
                text.append("- [")
                        .append(loss.criterion())
                        .append("] ")
                        .append(loss.evidence().replace('\n', ' '));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private FileTree evaluation() {
        Optional<Round> judged = bench.state().lastJudged();
        if (judged.isEmpty()) {
            return FileTree.EMPTY;
        }
        Path folder =
                bench.session().folder().resolve(Places.evaluation(judged.get().number()));
        FileTree all = TreeDisk.take(folder).tree();
        FileTree given = FileTree.EMPTY;
        for (String name : List.of("critique_packet.md", "next_tasks.json")) {
            if (all.files().containsKey(name)) {
                given = given.with(name, all.files().get(name).text());
            }
        }
        return given;
    }
}
