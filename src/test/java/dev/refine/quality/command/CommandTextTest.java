package dev.refine.quality.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTextTest {

    private static final Map<String, String> PLACES = Map.of("home", "/a b", "criterion", "E1; rm -rf /");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sh {home}/x|sh \"${REFINE_HOME}\"/x",
                "sh \"{home}/x\"|sh \"${REFINE_HOME}/x\"",
                "sh '{home}/x'|sh ''\"${REFINE_HOME}\"'/x'",
                "awk '{print $1}' {home}|awk '{print $1}' \"${REFINE_HOME}\"",
                "echo ${home} {other} \\\"{home}|echo ${home} {other} \\\"\"${REFINE_HOME}\"",
                "{ echo {criterion}; }|{ echo \"${REFINE_CRITERION}\"; }"
            })
    void placeholdersAreDataForTheShell(String text, String filled) {
        assertThat(new CommandText(List.of(text), true).argv(PLACES)).containsExactly("sh", "-c", filled);
    }

    @Test
    void argumentsAreExact() {
        assertThat(new CommandText(List.of("run", "--in={home}", "{criterion}", "{x}"), false).argv(PLACES))
                .containsExactly("run", "--in=/a b", "E1; rm -rf /", "{x}");
    }
}
