package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several builders, as real processes, and who plays a role. */
class QualityBuildersTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
        // A task says "put WORD in line N of the text"; a builder that is asked to do nothing writes the first version.
        shop.write("builder.sh", """
                echo "builder $2" >> $1/asked
                test -e deliverable/text.txt || { for i in good b c d e f; do echo $i; done > deliverable/text.txt; exit 0; }
                test -e trial.md && { sed -i 's/bad/good/' deliverable/text.txt; exit 0; }
                sed -n 's/.*put \\([a-z]*\\) in line \\([0-9]\\).*/\\2s:$: \\1:/p' TASKS.md > script
                sed -i -f script deliverable/text.txt
                """);
        ArrayNode builders = Json.array();
        for (String name : new String[] {"one", "two"}) {
            builders.addObject().put("command", "sh {home}/builder.sh {home} " + name);
        }
        shop.with(file -> file.withObject("/roles").set("builder", builders));
    }

    @Test
    void tasksAreDealtOutAndWhatWasMadeComesTogether() {
        shop.says(plan("put x in line 2", "put y in line 6", "put z in line 2"));

        JsonNode result = shop.result("--max-rounds", "2");

        assertThat(shop.read("text/text.txt")).isEqualTo("good\nb x z\nc\nd\ne\nf y\n");
        assertThat(result.at("/calls/builder").asInt()).isEqualTo(3);
        assertThat(shop.read("asked").lines().filter(line -> line.startsWith("builder")))
                .containsExactlyInAnyOrder("builder one", "builder one", "builder two");
    }

    @Test
    void whoeverMeetsTheOtherInOnePlaceBuildsAgainOnWhatThatOneMade() {
        shop.says(plan("put x in line 2", "put y in line 3"));

        JsonNode result = shop.result("--max-rounds", "2");

        assertThat(shop.read("text/text.txt")).isEqualTo("good\nb x\nc y\nd\ne\nf\n");
        assertThat(result.at("/calls/builder").asInt()).isEqualTo(4);
        assertThat(result.at("/remarks").toString())
                .contains(
                        "builder 1-piece-2-1 changed the same place as another one in text.txt; it builds again on what"
                                + " the others made");
    }

    @Test
    void whatWasPutTogetherStandsTheOwnCheckAsAWhole() {
        shop.with(file -> file.putObject("build").put("check", "! grep bad {deliverable}/text.txt"));
        shop.says(plan("put bad in line 2", "put y in line 6"));

        JsonNode result = shop.result("--max-rounds", "2");

        assertThat(shop.read("text/text.txt")).isEqualTo("good\nb good\nc\nd\ne\nf y\n");
        assertThat(result.at("/calls/builder").asInt()).isEqualTo(4);
    }

    @Test
    void agentProgramsPlayRolesByTheirPresets() {
        shop.write("templates/presets.json", """
                {"talker": {"command": ["talker"], "prompt": "stdin", "reply": {"format": "text"}},
                 "ghost": {"command": ["no-such-agent"], "prompt": "stdin", "reply": {"format": "text"}}}
                """);
        shop.write("bin/talker", """
                #!/bin/sh
                if grep -q 'You build'; then printf '```text deliverable/text.txt\\ngood\\ngood\\n```\\n'
                else echo Fine.; printf '```json verdict.json\\n{"verdict": "converged", "scores": {"E2": 9}}\\n```\\n'; fi
                """);
        assertThat(shop.folder.resolve("bin/talker").toFile().setExecutable(true))
                .isTrue();
        shop.variables.put("PATH", shop.folder.resolve("bin") + ":" + shop.variables.get("PATH"));
        shop.with(file -> {
            file.withObject("/roles").putObject("builder").put("preset", "talker");
            file.withObject("/roles").putObject("evaluator").put("preset", "talker");
        });

        JsonNode result = shop.result();

        assertThat(result.path("end").asText()).isEqualTo("converged");
        assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
        assertThat(result.at("/cost/unknownCalls").asInt()).isEqualTo(2);

        shop.with(file -> file.withObject("/roles").putObject("builder").put("preset", "ghost"));
        Outcome missing = shop.quality();
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err())
                .isEqualTo("backend builder: the program no-such-agent is not there [program-missing]. The preset"
                        + " \"ghost\" asks it, and no folder of PATH holds it. Install it, or name another backend; refine"
                        + " doctor tells which are there.\n");

        shop.with(file -> file.withObject("/roles").putObject("builder").put("preset", "takler"));
        assertThat(shop.quality().exit()).isEqualTo(2);
    }

    private static String plan(String... tasks) {
        StringBuilder list = new StringBuilder();
        for (String task : tasks) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append("{\"description\": \"" + task + "\", \"verification\": \"Look.\","
                            + " \"metadata\": {\"impact\": \"structural\"}}");
        }
        return QualityWorkshop.ITERATE + "\n```json next_tasks.json\n{\"tasks\": [" + list + "]}\n```\n";
    }
}
