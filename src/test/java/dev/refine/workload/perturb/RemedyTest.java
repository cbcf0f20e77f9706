package dev.refine.workload.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.json.Json;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.rules.failure.Advice;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.failure.Rules;
import dev.refine.workload.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built-in rules know a remedy against each kind of damage. */
class RemedyTest {

    /** The first advice where {@code failing} lack a field that the others have. */
    private static Advice advice(Map<String, Case.Variant> copies, List<String> failing, List<String> passing) {
        var examples = failing.stream()
                .map(id -> new FailureGroup.Example(id, "/no", "1", "null"))
                .toList();
        var group = new FailureGroup("missing:null /no", "missing", "null", "/no", failing.size(), failing, examples);
        var right = Json.parse("{\"no\": 1}");
        var evidence = new Evidence(Map.of("a", right), Map.of("a", right), Map.of(), passing, copies);
        return Rules.advise(new Finding(group, evidence, new InputSearch(), true, List.of()))
                .get(0);
    }

    private static Case.Variant copy(String origin, Perturbation kind) {
        return new Case.Variant(origin, kind.title(), "");
    }

    @ParameterizedTest
    @EnumSource(Perturbation.class)
    void isKnownForEveryKind(Perturbation kind) {
        Advice advice = advice(Map.of("a~1", copy("a", kind)), List.of("a~1"), List.of("a"));

        assertThat(advice.rule()).isEqualTo("perturbation");
        assertThat(advice.wordings().get(0).text("")).matches("Documents may be damaged; .{20,}\\.");
    }

    @Test
    void isTheSameForEveryGroupAndSpeaksOfWhatBreaksSomethingOnly() {
        Map<String, Case.Variant> copies = Map.of(
                "a~1", copy("a", Perturbation.CASE),
                "a~2", copy("a", Perturbation.OCR),
                "a~3", copy("a", Perturbation.TRUNCATION));

        Advice one = advice(copies, List.of("a~1"), List.of("a", "a~3"));
        Advice other = advice(copies, List.of("a~2"), List.of("a", "a~3"));

        assertThat(one).isEqualTo(other);
        assertThat(one.wordings().get(0).text(""))
                .contains("capitals", "scanner")
                .doesNotContain("missing");
    }

    @Test
    void isNoAnswerWhereTheCaseItselfFails() {
        Map<String, Case.Variant> copies = Map.of("b~1", copy("b", Perturbation.CASE));

        assertThat(advice(copies, List.of("b", "b~1"), List.of("a")).rule()).isEqualTo("missing-field");
    }
}
