package dev.refine.quality.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A next_tasks.json. It is accepted when every task says what to do and how to verify it; what more a careful plan would
 * hold is told as {@code lint} and stops nobody, since throwing a rich plan away for a missing list loses more.
 *
 * @param ceiling how far the approach can still carry
 * @param chunk the part of the plan that is to be done now; may be empty
 * @param tasks at least one, in the order to do them
 * @param evolvedPrompt the original task, rewritten; may be empty
 */
public record NextTasks(
        Ceiling ceiling,
        String ceilingExplanation,
        String chunk,
        List<Task> tasks,
        String evolvedPrompt,
        List<String> lint) {

    /** Whether the approach still has room. */
    public enum Ceiling {
        NOT_REACHED,
        APPROACHING,
        REACHED;

        static Ceiling of(String written) {
            return switch (written) {
                case "ceiling_reached" -> REACHED;
                case "ceiling_approaching" -> APPROACHING;
                default -> NOT_REACHED;
            };
        }
    }

    /** Tasks, or the reasons why the text holds none. */
    public record Reading(Optional<NextTasks> tasks, List<String> faults) {}

    public static Reading read(JsonNode json) {
        List<JsonNode> found = tasks(json);
        if (found.isEmpty()) {
            return new Reading(Optional.empty(), List.of("\"tasks\" must hold at least one task"));
        }
        List<String> faults = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Task task = task(found.get(i), i + 1);
            if (task.description().isBlank() || task.verification().isBlank()) {
                faults.add("task " + task.id() + " needs a description and a verification");
            }
            tasks.add(task);
        }
        JsonNode assessment = json.path("approach_assessment");
        Ceiling ceiling = Ceiling.of(assessment.path("ceiling_status").asText(""));
        NextTasks read = new NextTasks(
                ceiling,
                assessment.path("ceiling_explanation").asText(""),
                json.path("execution_scope").path("active_chunk").asText(""),
                ordered(tasks, ceiling),
                json.path("evolved_prompt").path("prompt").asText(""),
                TaskLint.of(json, found));
        return faults.isEmpty() ? new Reading(Optional.of(read), List.of()) : new Reading(Optional.empty(), faults);
    }

    /** The tasks of the active chunk; all where none of them belongs to it. */
    public List<Task> now() {
        List<Task> now = tasks.stream()
                .filter(task -> task.chunk().isEmpty() || task.chunk().equals(chunk))
                .toList();
        return chunk == null || chunk.isEmpty() || now.isEmpty() ? tasks : now;
    }

    /** Whether at least one task is more than polish. */
    public boolean hasMaterialTask() {
        return tasks.stream().anyMatch(task -> task.impact() != Impact.INCREMENTAL);
    }

    private static List<JsonNode> tasks(JsonNode json) {
        List<JsonNode> tasks = new ArrayList<>();
        json.path("tasks").forEach(tasks::add);
        if (tasks.isEmpty()) {
            Stream.of("fix_tasks", "evolution_tasks")
                    .forEach(list -> json.path(list).forEach(tasks::add));
        }
        return tasks;
    }

    private static Task task(JsonNode json, int number) {
        JsonNode metadata = json.path("metadata");
        String verification = json.path("verification").asText("");
        return new Task(
                json.path("id").asText("t" + number),
                json.path("task_category").asText("").equals("evolution"),
                json.path("description").asText("").strip(),
                json.path("implementation_guidance").asText("").strip(),
                verification.isBlank() ? metadata.path("verification").asText("") : verification,
                Impact.of(metadata.path("impact").asText("")),
                texts(metadata.path("relates_to")),
                texts(json.path("depends_on")),
                json.path("chunk").asText(""),
                texts(metadata.has("sources") ? metadata.path("sources") : json.path("sources")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Repairs come first, until the approach is at its end: then polishing it is wasted. Nothing comes before what it needs. */
    private static List<Task> ordered(List<Task> tasks, Ceiling ceiling) {
        Set<Task> order = new LinkedHashSet<>();
        tasks.stream()
                .sorted(Comparator.comparing(task -> task.evolution() != (ceiling == Ceiling.REACHED)))
                .forEach(task -> place(task, tasks, order));
        return List.copyOf(order);
    }

    /** With all that it needs before it; of tasks that wait for each other one begins all the same. */
    private static void place(Task task, List<Task> tasks, Set<Task> order) {
        Set<Task> above = new HashSet<>();
        Deque<Task> open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            Task next = open.peek();
            if (order.contains(next) || !above.add(next)) {
                order.add(open.pop());
            } else {
                needs(next, tasks).filter(other -> !above.contains(other)).forEach(open::push);
            }
        }
    }

    /** The last first. */
    private static Stream<Task> needs(Task task, List<Task> tasks) {
        List<Task> needs = new ArrayList<>(tasks);
        needs.removeIf(other -> !task.dependsOn().contains(other.id()));
        Collections.reverse(needs);
        return needs.stream();
    }
}
