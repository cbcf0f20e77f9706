package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanGateTest {

    private static final List<String> ALL = List.of("E1", "E2", "E3");
    private static final List<Preserved> VOICE = List.of(new Preserved("E1", "the voice", ""));

    private final ObjectNode plan = Json.object();

    @Test
    void oneMaterialTaskForEverythingThatFailsIsEnough() {
        task("structural", "E1", "E2");
        task("incremental", "E2");

        assertThat(PlanGate.faults(read())).isEmpty();
        assertThat(remarks("E1", "E2")).isEmpty();
    }

    @Test
    void polishAloneGoesBack() {
        task("incremental", "E1");
        task("colossal", "E1");

        assertThat(PlanGate.faults(read()))
                .containsExactly("every task is incremental: at least one must change the structure or the approach");
    }

    @Test
    void criterionThatFailsAndIsLeftOutIsNamed() {
        task("transformative", "E1");

        assertThat(remarks("E1", "E2", "E3"))
                .containsExactly("no task of the plan relates to E2, E3, which do not pass");
    }

    @Test
    void taskForLaterCoversToo() {
        task("structural", "E1").put("chunk", "c1");
        task("structural", "E2").put("chunk", "c2");
        plan.putObject("execution_scope").put("active_chunk", "c1");

        assertThat(remarks("E1", "E2")).isEmpty();
        assertThat(read().now()).extracting(Task::relatesTo).containsExactly(List.of("E1"));
    }

    @Test
    void planThatRelatesToNothingDoesNotSayWhatItLeavesOut() {
        task("structural");

        assertThat(remarks("E1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fresh, false", "new, false", "E1, true", "'', true"})
    void onlyABeginningFromNothingNeedNotSayWhatStays(String source, boolean forgets) {
        ObjectNode task = task("structural", "E1");
        if (!source.isEmpty()) {
            task.withObject("/metadata").putArray("sources").add(source);
        }

        String remark = "the plan does not say what must stay";
        assertThat(PlanGate.remarks(read(), List.of(), ALL, List.of("E1")))
                .isEqualTo(forgets ? List.of(remark) : List.of());
        assertThat(PlanGate.remarks(read(), List.of(), List.of("E1"), List.of("E1")))
                .as("nothing passes")
                .isEmpty();
        assertThat(PlanGate.remarks(read(), VOICE, ALL, List.of("E1"))).isEmpty();
    }

    private ObjectNode task(String impact, String... relatesTo) {
        ObjectNode task =
                plan.withArray("tasks").addObject().put("description", "d").put("verification", "v");
        ObjectNode metadata = task.putObject("metadata").put("impact", impact);
        for (String id : relatesTo) {
            metadata.withArray("relates_to").add(id);
        }
        return task;
    }

    private NextTasks read() {
        return NextTasks.read(plan).tasks().orElseThrow();
    }

    private List<String> remarks(String... failed) {
        return PlanGate.remarks(read(), VOICE, ALL, List.of(failed));
    }
}
