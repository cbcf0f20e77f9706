package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Belief;
import dev.refine.journal.ProvisionalState;
import dev.refine.score.CaseScore;
import dev.refine.score.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AimsTest {

    private static List<String> shown(Set<String> flaky, FailureGroup... aims) {
        Map<String, Belief> beliefs =
                Stream.of("c1", "c2", "c3").collect(Collectors.toMap(Function.identity(), AimsTest::belief));
        ProvisionalState state = new ProvisionalState(1, Map.of(), beliefs);
        return new Aims(state, Set.of(), flaky, id -> 0).shown(List.of(aims));
    }

    private static Belief belief(String id) {
        return new Belief(null, false, Set.of(), new CaseScore(id, Standing.FAILED, 0, Set.of("/a"), Set.of()));
    }

    private static FailureGroup group(String id, String... cases) {
        return new FailureGroup(id, "x", "", "/a", cases.length, Arrays.asList(cases), List.of());
    }

    @Test
    void takesTheCaseThatShowsMost() {
        assertThat(shown(Set.of(), group("a", "c1", "c2"), group("b", "c2", "c3")))
                .containsExactly("c2");
    }

    @Test
    void takesACaseThatContradictsItselfOnlyWhereNoOtherShowsTheGroup() {
        assertThat(shown(Set.of("c2"), group("a", "c1", "c2"), group("b", "c2", "c3")))
                .containsExactly("c1", "c3");
        assertThat(shown(Set.of("c2"), group("a", "c1", "c2"), group("b", "c2")))
                .containsExactly("c1", "c2");
    }
}
