package dev.refine.workload.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    private static PathTemplate path(String text) {
        return PathTemplate.of(text, EnumSet.of(Placeholder.CASE, Placeholder.CASE_ID), "m.json: outputPath");
    }

    @Test
    void rendersItsPlaceholders() {
        assertThat(path("out/{caseId}/{case}.json")
                        .render(Map.of(Placeholder.CASE_ID, "a", Placeholder.CASE, "in/a.txt")))
                .isEqualTo("out/a/in/a.txt.json");
    }

    @Test
    void knowsTheExtensionItGives() {
        assertThat(path("out/{caseId}.json").extension()).isEqualTo(".json");
        assertThat(path("out.d/{caseId}").extension()).isEmpty();
        assertThat(path("out/.hidden").extension()).isEmpty();
        assertThat(path("out/x.{caseId}").extension()).isEmpty();
    }
}
