package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.crash.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last words of a program that somebody interrupts while an evaluator works. */
class QualityInterruptTest {

    private static final long LONGEST_SECONDS = 60;

    @TempDir
    Path folder;

    private QualityWorkshop shop;
    private Process program;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath()).addsGood(1).acts("touch $1/waiting; sleep 600");
    }

    @AfterEach
    void close() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void tellHowItEndedAndHowToGoOn(String signal, int exit) throws Exception {
        interrupted(signal, exit, "quality", "--json", "--max-rounds", "1");

        JsonNode result = Shape.checked("quality-result.schema.json", new Outcome(exit, shop.read("out.txt"), ""));
        assertThat(result.path("end").asText()).isEqualTo("interrupted");
        assertThat(result.path("exit").asInt()).isEqualTo(exit);
        assertThat(shop.read("err.txt")).endsWith("\ninterrupted; go on with: refine quality --continue\n");
        assertThat(shop.refine("log", "--verify", "--session", shop.session().toString())
                        .exit())
                .isZero();
        assertThat(shop.result("--continue").path("end").asText()).isEqualTo("max");
    }

    @Test
    void nameTheSessionWhereItIsNotTheOneThatIsMeant() throws Exception {
        shop.write("text/text.txt", "good\n");

        interrupted("INT", 130, "evaluate");

        assertThat(shop.read("err.txt"))
                .endsWith("\ninterrupted; go on with: refine quality --continue --session " + shop.session() + "\n");
        assertThat(shop.result("--continue", "--session", shop.session().toString())
                        .path("end")
                        .asText())
                .isEqualTo("judged");
    }

    @Test
    @EnabledIf("dev.refine.cli.Pty#isThere")
    void takeAnInterruptForNoAnswer() throws Exception {
        shop.acts("exit 2");
        try (Pty pty = new Pty(shop.folder, Map.of("TERM", "dumb"), "quality", "--confirm-criteria")) {
            pty.awaits("quit (q): ").interrupts();

            assertThat(pty.exit()).isEqualTo(130);
            assertThat(pty.screen())
                    .doesNotContain("Stopped")
                    .endsWith("\ninterrupted; go on with: refine quality --continue --confirm-criteria\n");
        }
        try (Pty pty = new Pty(shop.folder, Map.of("TERM", "dumb"), "quality", "--continue", "--confirm-criteria")) {
            pty.awaits("quit (q): ").types("quit\n");

            assertThat(pty.exit()).isEqualTo(1);
            assertThat(pty.screen()).contains("Stopped: the user did not take the criteria");
        }
    }

    @Test
    void tellHowToGoOnAlsoWhenTheSessionHasOnlyJustAppeared() throws Exception {
        program = start("quality", "--json", "--max-rounds", "1");
        while (!hasSession()) {
            assertThat(program.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        program.destroy();

        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        JsonNode result = Shape.checked("quality-result.schema.json", new Outcome(143, shop.read("out.txt"), ""));
        assertThat(program.exitValue()).isEqualTo(143);
        assertThat(result.path("end").asText()).isEqualTo("interrupted");
        assertThat(shop.read("err.txt")).endsWith("interrupted; go on with: refine quality --continue\n");
        assertThat(shop.refine("log", "--verify", "--session", shop.session().toString())
                        .exit())
                .isZero();
    }

    private boolean hasSession() {
        String[] names = shop.folder.resolve("sessions").toFile().list();
        return names != null && Stream.of(names).anyMatch(name -> !name.startsWith("."));
    }

    private Process start(String... args) throws IOException {
        Process begun = new ProcessBuilder(RealProcessTest.program(args))
                .directory(shop.folder.toFile())
                .redirectOutput(shop.folder.resolve("out.txt").toFile())
                .redirectError(shop.folder.resolve("err.txt").toFile())
                .start();
        begun.getOutputStream().close();
        return begun;
    }

    private void interrupted(String signal, int exit, String... args) throws Exception {
        program = start(args);
        Patience.untilThereIs(shop.folder.resolve("waiting"));
        new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                .start()
                .waitFor();
        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(exit);
    }
}
