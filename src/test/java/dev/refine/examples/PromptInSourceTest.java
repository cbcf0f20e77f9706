package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in a process of its own: the prompt gets better, and the program around it stays. */
class PromptInSourceTest {

    private static final String FROM = "PROMPT = \"\"\"";

    @TempDir
    Path folder;

    @Test
    void improvesThePromptAndLeavesTheProgramAlone() throws IOException, InterruptedException {
        assumeTrue(ExampleFolder.runs("python3"), "no python3 on this machine");
        ExampleFolder example = ExampleFolder.of("prompt-in-source", folder);
        String before = example.read("extract.py");

        assertThat(example.refine("--auto", "--json")).as(example.err()).isZero();

        JsonNode result = Json.parse(example.out());
        assertThat(result.at("/baseline/passing").asInt()).isZero();
        assertThat(result.at("/final/passing").asInt()).isEqualTo(8);
        String after = example.read("extract.py");
        assertThat(prompt(after)).isNotEqualTo(prompt(before)).contains("YYYY-MM-DD");
        assertThat(after.replace(prompt(after), prompt(before))).isEqualTo(before);
    }

    private static String prompt(String program) {
        int start = program.indexOf(FROM) + FROM.length();
        return program.substring(start, program.indexOf("\"\"\"", start));
    }
}
