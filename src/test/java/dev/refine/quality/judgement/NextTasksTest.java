package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextTasksTest {

    private static final Path FULL = Path.of("examples/landing-page/recorded/evaluator/round_001/next_tasks.json");

    @Test
    void fullPlanHasNothingToRemark() throws IOException {
        NextTasks read = NextTasks.read(full()).tasks().orElseThrow();

        assertThat(read.lint()).isEmpty();
        assertThat(read.tasks())
                .extracting(Task::relatesTo)
                .containsExactly(List.of("E2"), List.of("E3"), List.of("E5"), List.of("E4"), List.of("E7"));
        assertThat(read.hasMaterialTask()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:b:fix b::fix|b a",
                "a:c:fix b:a:evolution c::fix d::evolution|c a b d",
                "a:b:fix b:a:fix c::fix|b a c",
                "a:a:fix b:nobody:fix|a b"
            })
    void nothingIsDoneBeforeWhatItNeeds(String tasks, String order) {
        ObjectNode plan = Json.object();
        for (String task : tasks.split(" ")) {
            String[] parts = task.split(":");
            plan.withArray("tasks")
                    .addObject()
                    .put("id", parts[0])
                    .put("task_category", parts[2])
                    .put("description", "d")
                    .put("verification", "v")
                    .putArray("depends_on")
                    .add(parts[1]);
        }

        assertThat(NextTasks.read(plan).tasks().orElseThrow().tasks())
                .extracting(Task::id)
                .containsExactly(order.split(" "));
    }

    @Test
    void ordersAChainOfAnyLength() {
        int length = 4000;
        ObjectNode plan = Json.object();
        ArrayNode tasks = plan.putArray("tasks");
        for (int number = 1; number <= length; number++) {
            tasks.addObject()
                    .put("id", "t" + number)
                    .put("description", "d")
                    .put("verification", "v")
                    .putArray("depends_on")
                    .add("t" + (number + 1));
        }

        List<Task> ordered = NextTasks.read(plan).tasks().orElseThrow().tasks();

        assertThat(ordered).hasSize(length);
        assertThat(ordered.get(0).id()).isEqualTo("t" + length);
        assertThat(ordered.get(length - 1).id()).isEqualTo("t1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "verification"})
    void taskWithoutThisIsRefused(String key) throws IOException {
        ObjectNode plan = full();
        ((ObjectNode) plan.at("/tasks/0")).remove(key);

        assertThat(NextTasks.read(plan).faults()).containsExactly("task t1 needs a description and a verification");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/objective|plan: objective is missing",
                "/primary_strategy|plan: primary_strategy is missing",
                "/why_this_strategy|plan: why_this_strategy is missing",
                "/success_contract/outcome_statement|success_contract: outcome_statement is missing",
                "/success_contract/quality_bar|success_contract: quality_bar is missing",
                "/success_contract/fail_if_any|success_contract: fail_if_any is missing or empty",
                "/success_contract/required_evidence|success_contract: required_evidence is missing or empty",
                "/strategy_mode|plan: strategy_mode is none of [incremental_refinement, thesis_shift]",
                "/tasks/0/success_criteria|task t1: success_criteria is missing",
                "/tasks/0/failure_signals|task t1: failure_signals is missing or empty",
                "/tasks/0/required_evidence|task t1: required_evidence is missing or empty"
            })
    void planWithoutThisIsAcceptedWithARemark(String pointer, String lint) throws IOException {
        ObjectNode plan = full();
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) plan.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));

        assertThat(NextTasks.read(plan).tasks().orElseThrow().lint()).containsExactly(lint);
    }

    @Test
    void planWithoutTasksIsNone() {
        assertThat(NextTasks.read(Json.parse("{\"tasks\": []}")).faults())
                .containsExactly("\"tasks\" must hold at least one task");
    }

    @Test
    void atTheCeilingEvolutionLeadsButForWhatItNeeds() throws IOException {
        ObjectNode plan = full();
        ((ObjectNode) plan.path("approach_assessment")).put("ceiling_status", "ceiling_reached");

        assertThat(NextTasks.read(plan).tasks().orElseThrow().tasks())
                .extracting(Task::id)
                .containsExactly("t3", "t4", "t5", "t1", "t2");
    }

    @ParameterizedTest
    @CsvSource({"transformative, true", "Structural, true", "incremental, false", "enormous, false", "'', false"})
    void impactThatNobodyKnowsIsPolish(String impact, boolean material) {
        ObjectNode plan = Json.object();
        plan.putArray("tasks")
                .addObject()
                .put("description", "d")
                .put("verification", "v")
                .putObject("metadata")
                .put("impact", impact);

        assertThat(NextTasks.read(plan).tasks().orElseThrow().hasMaterialTask()).isEqualTo(material);
    }

    private static ObjectNode full() throws IOException {
        return (ObjectNode) Json.parse(Files.readString(FULL));
    }
}
