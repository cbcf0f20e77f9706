package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultKeyTest {

    private static final CommandLine COMMAND = new CommandLine.Shell("./run.sh {case}");

    @Test
    void dependsOnEachPart() {
        Map<String, String> one = Map.of("a", "1");
        Map<String, String> other = Map.of("a", "2");
        String state = ResultKey.stateKey(COMMAND, one, one, one);
        assertThat(Set.of(
                        state,
                        ResultKey.stateKey(new CommandLine.Shell("./run.sh  {case}"), one, one, one),
                        ResultKey.stateKey(new CommandLine.Argv(List.of("./run.sh", "{case}")), one, one, one),
                        ResultKey.stateKey(new CommandLine.Argv(List.of("./run.sh {case}")), one, one, one),
                        ResultKey.stateKey(COMMAND, other, one, one),
                        ResultKey.stateKey(COMMAND, one, other, one),
                        ResultKey.stateKey(COMMAND, one, one, other),
                        ResultKey.stateKey(COMMAND, Map.of(), one, one),
                        ResultKey.key(state, "c1", 1),
                        ResultKey.key(state, "c2", 1),
                        ResultKey.key(state, "c1", 2)))
                .hasSize(11);
    }

    @Test
    void cannotBeConfusedByNamesThatLookLikeParts() {
        assertThat(ResultKey.stateKey(COMMAND, Map.of("a", "1\n1:b\n1:2"), Map.of(), Map.of()))
                .isNotEqualTo(ResultKey.stateKey(COMMAND, Map.of("a", "1", "b", "2"), Map.of(), Map.of()));
    }

    @Test
    void ignoresTheOrderOfTheParts() {
        Map<String, String> forward = new LinkedHashMap<>();
        forward.put("a", "1");
        forward.put("b", "2");
        Map<String, String> backward = new LinkedHashMap<>();
        backward.put("b", "2");
        backward.put("a", "1");
        assertThat(ResultKey.stateKey(COMMAND, forward, Map.of(), Map.of()))
                .isEqualTo(ResultKey.stateKey(COMMAND, backward, Map.of(), Map.of()));
    }

    @Test
    void countsTheScriptsThatTheCommandNames(@TempDir Path folder) throws IOException {
        WorkloadFixture given = new WorkloadFixture(folder)
                .files("run.sh", "lib/tool.py", "cases/a.txt", "unused.sh")
                .keys(
                        "\"casePaths\": [\"cases/*\"], \"worker\": \"python 'lib/tool.py' --prompt=prompt.md /bin/sh ..\"");
        assertThat(InputFiles.hashes(given.resolve()).keySet())
                .as("not the prompt, nothing outside")
                .containsExactly("lib/tool.py", "run.sh");
    }

    @Test
    void countsNothingThatTheCommandWrites(@TempDir Path folder) throws IOException {
        WorkloadFixture given = new WorkloadFixture(folder)
                .files("run.sh", "calls.log", "err.log", "read.txt", "answer.json", "cases/a.txt")
                .outputs("\"outputPath\": \"./answer.json\"")
                .keys(
                        "\"casePaths\": [\"cases/*\"], \"worker\": \"sh run.sh <read.txt answer.json >>calls.log 2> err.log\"");
        assertThat(InputFiles.hashes(given.resolve()).keySet()).containsExactly("read.txt", "run.sh");
    }

    @Test
    void countsTheInputsThatAreNamed(@TempDir Path folder) throws IOException {
        WorkloadFixture given = new WorkloadFixture(folder)
                .files("run.sh", "lib/a.py", "lib/b.py", "cases/a.txt")
                .keys("\"casePaths\": [\"cases/*\"], \"inputs\": [\"lib/*.py\"]");
        Map<String, String> before = InputFiles.hashes(given.resolve());
        assertThat(before.keySet()).containsExactly("lib/a.py", "lib/b.py");
        Files.writeString(folder.resolve("lib/a.py"), "changed");
        assertThat(InputFiles.hashes(given.resolve()))
                .doesNotContainEntry("lib/a.py", before.get("lib/a.py"))
                .containsEntry("lib/b.py", before.get("lib/b.py"));
    }
}
