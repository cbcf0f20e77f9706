package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.model.LoopbackModels;
import dev.refine.model.LoopbackModels.Turn;
import dev.refine.model.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret goes to the workload and comes back in everything that it says; nothing that refine writes has it. */
class SecretsTest {

    private static final String VARIABLE = "correct horse/battery+staple";
    private static final String FILE = "of-the-env-file-1234";
    private static final String TOKEN = "sk" + "-proj-0123456789abcdefghijklmnop";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void loudWorkload() {
        workshop = new Workshop(folder)
                .write(".env", "HARMLESS_NAME=" + FILE + "\n")
                .write("model.sh", """
                        echo "out $MY_API_KEY $HARMLESS_NAME %s"; echo "err $MY_API_KEY $HARMLESS_NAME %s" >&2
                        printf '%%s' "$MY_API_KEY" | base64
                        printf '{"name": "%%s", "total": 1, "%%s": "%s"}' "$MY_API_KEY" "$HARMLESS_NAME" > "$2"
                        """.formatted(TOKEN, TOKEN, TOKEN))
                .write("check.sh", "echo \"check $MY_API_KEY\"; cat \"$1\"; exit 1\n")
                .with(manifest -> {
                    manifest.put("envFile", ".env");
                    manifest.putArray("validationScripts").add("sh check.sh {output}");
                    manifest.putObject("proposer").put("command", "sh propose.sh");
                    manifest.put("cache", "workload");
                    manifest.putArray("env").add("MY_API_KEY");
                })
                .write("propose.sh", """
                        cat > /dev/null
                        echo "proposing with $MY_API_KEY" >&2
                        cat reply.json
                        """)
                .write(
                        "reply.json",
                        Workshop.reply("prompt.md", "", "Never say " + VARIABLE + " or " + TOKEN + ".\n", "ada"));
        workshop.variables.put("MY_API_KEY", VARIABLE);
    }

    @Test
    void areInNothingThatIsWritten() {
        Outcome outcome = workshop.auto("--iterations", "2");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).doesNotContain(forms());
        assertNothingIsWritten();
        assertThat(workshop.inSession("runs/0/ada/1/stdout")).startsWith("out [masked] [masked] [masked]\n[masked]");
        assertThat(workshop.inSession("journal.jsonl")).contains("[masked]");
        assertThat(workshop.read("out/ada.json")).as("what belongs to the user").contains(VARIABLE);
    }

    @Test
    void areAlsoWhatIsTheKeyOfAModelWhateverItsVariableIsCalled() {
        workshop.variables.remove("MY_API_KEY");
        workshop.variables.put("GATEWAY", VARIABLE);
        workshop.with(manifest -> {
            manifest.putArray("env").add("GATEWAY");
            manifest.putObject("proposer")
                    .putArray("race")
                    .add("rules")
                    .addObject()
                    .putObject("model")
                    .put("name", "openai/small-1")
                    .put("keyVariable", "GATEWAY");
        });
        workshop.model("echo \"asking with $GATEWAY\" >&2; exit 3");

        assertThat(workshop.refine("check").toString())
                .contains("asking with [masked]")
                .doesNotContain(forms());
        assertNothingIsWritten();
        assertThat(workshop.inSession("runs/0/ada/1/stderr")).isEqualTo("asking with [masked]\n");
    }

    @Test
    void areInNothingThatAWorkerSaysAlsoWhenItsAttemptIsMadeAgainAndAfterItsLastCase() {
        workshop.write("worker.sh", """
                value() { printf '%s' "$line" | sed 's/.*"'$1'":"\\([^"]*\\)".*/\\1/'; }
                status=75
                while IFS= read -r line; do
                  echo "out $MY_API_KEY"; echo "err $MY_API_KEY" >&2
                  cp "$(value case)" "$(value output)"
                  printf '{"id":"%s","status":%s}\\n' "$(value id)" $status >&3
                  status=0
                done
                echo "bye $MY_API_KEY" >&2
                """)
                .with(manifest -> manifest.put("worker", "sh worker.sh").put("retries", 1));

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.toString()).doesNotContain(forms());
        assertNothingIsWritten();
        assertThat(workshop.inSession("runs/0/ada/1/stdout")).isEqualTo("out [masked]\n");
        assertThat(workshop.inSession("runs/0/ada/1/stderr")).isEqualTo("err [masked]\n");
        assertThat(workshop.inSession("runs/0/ada/1/retry-1/stderr")).isEqualTo("err [masked]\n");
        assertThat(workshop.inSession("workers/1/stderr")).isEqualTo("bye [masked]\n");
    }

    @Test
    void areInNoQuestionToAModelAndInNothingThatIsKeptOfItsAnswers() {
        workshop.write("cases/ada.txt", "name: Ada\ntotal: 1\nseen with " + TOKEN + "\n");
        workshop.variables.put("OPENAI_API_KEY", VARIABLE);
        Turn chat = Turn.says("They gave me " + VARIABLE + " to answer with.");
        Turn reply = Turn.says(Workshop.reply("prompt.md", "", "Never say " + VARIABLE + ".\n", "ada"));
        try (LoopbackModels server = new LoopbackModels(chat, reply)) {
            workshop.variables.put("OPENAI_BASE_URL", server.address(Provider.OPENAI));
            workshop.with(manifest -> manifest.putObject("proposer").put("model", "openai/small-1"));

            Outcome outcome = workshop.auto("--iterations", "1");

            assertThat(outcome.toString()).doesNotContain(forms());
            assertNothingIsWritten();
            assertThat(server.asked()).hasSize(2);
            assertThat(server.asked().toString()).contains("seen with [masked]");
            assertThat(server.asked())
                    .allSatisfy(asked -> assertThat(asked.body().toString()).doesNotContain(forms()));
            assertThat(workshop.inSession("REFINE_LOG.md")).contains("Never say [masked].");
        }
    }

    @Test
    void areInNoResultAndNoPlan() {
        assertThat(workshop.auto("--iterations", "1", "--json").out()).doesNotContain(forms());
        assertThat(workshop.refine("check", "--json").out()).doesNotContain(forms());
        assertThat(workshop.refine("propose").out()).doesNotContain(forms());
        workshop.refine("plan");
        workshop.refine("log");
        assertNothingIsWritten();
    }

    @Test
    void areJudgedAsTheyAre() {
        workshop.model("printf '{\"name\": \"%s\", \"total\": 3}' \"$MY_API_KEY\" > \"$2\"")
                .write("check.sh", "grep -q staple \"$1\"\n");
        for (String id : List.of("ada", "bob", "cleo")) {
            workshop.write("expected/" + id + ".json", "{\"name\": \"" + VARIABLE + "\", \"total\": 3}");
        }

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.json().at("/baseline/passing").asInt()).isEqualTo(3);
    }

    @Test
    void inTheManifestAreNotInTheSessionsCopyAndTheSessionGoesOn() {
        workshop.with(manifest -> {
            manifest.remove("cache");
            manifest.putObject("env").put("MY_API_KEY", VARIABLE);
        });
        workshop.variables.remove("MY_API_KEY");
        workshop.auto("--iterations", "1");
        assertThat(workshop.inSession("manifest.json")).doesNotContain(forms()).contains("[masked]");

        Outcome again = workshop.auto(
                "--continue",
                "--iterations",
                "2",
                "--session",
                workshop.session().toString());

        assertThat(again.exit()).as(again.err()).isEqualTo(1);
        assertNothingIsWritten();
    }

    private void assertNothingIsWritten() {
        for (Map.Entry<String, String> file : workshop.tree().entrySet()) {
            if (file.getKey().startsWith("sessions/") || file.getKey().startsWith(".refine/")) {
                String text = new String(file.getValue().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                assertThat(text).as(file.getKey()).doesNotContain(forms());
            }
        }
    }

    private static String[] forms() {
        return new String[] {
            VARIABLE,
            FILE,
            TOKEN,
            URLEncoder.encode(VARIABLE, StandardCharsets.UTF_8),
            Base64.getEncoder()
                    .encodeToString(VARIABLE.getBytes(StandardCharsets.UTF_8))
                    .replace("=", "")
        };
    }
}
