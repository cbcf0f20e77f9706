package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake workload draws what its definition says. */
class PromptRulesTest {

    @Test
    void drawsThePublishedCheckValues() {
        assertThat(Long.toUnsignedString(PromptRules.draw("0|size|0"))).isEqualTo("14924286487630774489");
        assertThat(PromptRules.choice("0|need|3|0", 5)).isEqualTo(2);
        assertThat(PromptRules.share("0|size|0")).isBetween(0.809, 0.8091);
    }

    @Test
    void aCasePassesWhenItsRulesStandAndNothingSpoilsIt() {
        PromptRules rules = new PromptRules(5, 0, Path.of("prompt.md"));
        StringBuilder prompt = new StringBuilder(FewestRuns.HEADER);
        rules.needs(0).forEach(rule -> prompt.append("RULE ").append(rule).append('\n'));

        assertThat(rules.needs(0)).hasSize(3).contains("R01");
        assertThat(rules.answer(0, prompt.toString())).isEqualTo(rules.expected(0));
        assertThat(rules.answer(0, FewestRuns.HEADER).properties())
                .allSatisfy(field -> assertThat(field.getValue().asText()).isEqualTo("bad"));
        assertThat(List.copyOf(PromptRules.standing(prompt.toString()))).isEqualTo(rules.needs(0));
    }
}
