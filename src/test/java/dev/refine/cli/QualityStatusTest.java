package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at sessions, and those that go on with the sessions of one loop alone. */
class QualityStatusTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
    }

    @Test
    void statusTellsHowItEnded() {
        shop.addsGood(1).addsGood(1).says(QualityWorkshop.ITERATE).says(QualityWorkshop.CONVERGED);
        shop.result();

        assertThat(shop.refine("status").out().replaceAll("session \\S+", "session S"))
                .isEqualTo("""
                        session S
                        round 1: E1 1, E2 5 · failing E1, E2
                        round 2: E1 2, E2 8 · guard: pass · all pass
                        Converged: the evaluator says converged and every criterion reaches its threshold
                        """);
        JsonNode status = Shape.checked("quality-status.schema.json", shop.refine("status", "--json"));
        assertThat(status.path("end").asText()).isEqualTo("converged");
        assertThat(status.path("step").isNull()).isTrue();
        assertThat(shop.refine("log").out()).contains("## 🏁 Round Complete (Converged)");
    }

    @Test
    void statusOfASessionInItsMiddleTellsTheStep() {
        // Whoever looks while the evaluator is at work: the builder has no answer for a second call.
        shop.addsGood(1).acts("cp -r $1/sessions $1/middle; cat $1/say/last");
        shop.result("--max-rounds", "1");
        String session = "middle/" + shop.session().getFileName();

        Outcome text =
                shop.refine("status", "--session", shop.folder.resolve(session).toString());
        JsonNode status = Shape.checked(
                "quality-status.schema.json",
                shop.refine(
                        "status",
                        "--json",
                        "--session",
                        shop.folder.resolve(session).toString()));

        assertThat(text.out())
                .isEqualTo("session " + session + ", not ended\nround 1 of 1, step: evaluate\nround 1: not judged\n");
        assertThat(status.path("end").isNull()).isTrue();
        assertThat(status.path("step").asText()).isEqualTo("evaluate");
        assertThat(status.path("round").asInt()).isEqualTo(1);
        assertThat(status.at("/calls/builder").asInt()).isEqualTo(1);
    }

    @Test
    void newestSessionOfEitherLoopIsMeant() {
        new Workshop(shop.folder).auto("--iterations", "0");
        assertThat(shop.refine("status").out()).contains("baseline");

        shop.addsGood(3).says("last", QualityWorkshop.CONVERGED);
        shop.result();

        assertThat(shop.refine("status").out()).contains("round 1: E1 3, E2 8");
    }

    @Test
    void loopsDoNotTakeUpEachOthersSessions() throws IOException {
        new Workshop(shop.folder).auto("--iterations", "0");
        shop.addsGood(3).says("last", QualityWorkshop.CONVERGED);
        String quality = shop.result().path("session").asText().replace("DIR", shop.folder.toString());

        String manifest = shop.folder.resolve("refine.manifest.json").toString();
        for (String[] args : new String[][] {
            {"--auto", "--continue", "--manifest", manifest, "--session", quality},
            {"restore", "1", "--manifest", manifest, "--session", quality},
            {"propose", "--manifest", manifest, "--session", quality}
        }) {
            Outcome outcome = shop.refine(args);
            assertThat(outcome.exit()).as(args[0]).isEqualTo(2);
            assertThat(outcome.err())
                    .contains("is a session of the quality loop [session-kind]. This command is about sessions of a"
                            + " workload. Look at it with refine status or refine log; go on with it:"
                            + " refine quality --continue --session ");
        }
        try (var all = Files.list(shop.folder.resolve("sessions"))) {
            String refine = all.map(Path::toString)
                    .filter(path -> path.endsWith("_REFINE"))
                    .findFirst()
                    .orElseThrow();
            Outcome outcome = shop.quality("--continue", "--session", refine);
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("is no session of the quality loop [session-kind].");
        }
    }

    @Test
    void withoutAnySessionTheManifestIsMissed() {
        assertThat(shop.refine("status").err())
                .isEqualTo("there is no refine.manifest.json [manifest-missing]. Sessions lie beside the manifest. Name"
                        + " it with --manifest, or the session with --session.\n");
    }
}
