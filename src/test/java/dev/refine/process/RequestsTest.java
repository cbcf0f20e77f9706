package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path root;

    @Nested
    class InText {

        private final Path work = Path.of("/home/ada/invoices");
        private final Requests requests = new Requests(
                Map.of("PATH", "/bin", "SHLVL", "1"), "", new Mark("0e3198b4-cf2c-480c-a0cc-b372fe04fc0c"));

        @Test
        void sayOnceWhatManyHaveInCommon() throws IOException {
            String first = call(1);
            String second = call(2);

            assertThat(first).contains("refine_in() {").contains("cd '/home/ada/invoices'");
            assertThat(second).doesNotContain("/home/ada/invoices").doesNotContain("OLDPWD");
            assertThat(second.length()).as(second).isLessThan(360);
        }

        private String call(long id) throws IOException {
            Path capture = Files.createDirectories(root.resolve("runs/0/00000" + id + "/1"));
            String text = work + "/cases/00000" + id + ".txt";
            Map<String, String> environment =
                    new TreeMap<>(Map.of("PATH", "/bin", "SHLVL", "1", "OLDPWD", "/home/ada"));
            environment.putAll(Map.of("REFINE_CASE", text, "REFINE_CASE_ID", "00000" + id, "REFINE_IMAGE", text));
            for (String name : List.of("output.json", "overlay", "usage.json")) {
                environment.put(
                        "REFINE_" + name.replace(".json", "").toUpperCase(),
                        capture.resolve(name).toString());
            }
            List<String> argv =
                    List.of("./emit.sh", text, capture.resolve("output.json").toString());
            Command command = new Command(argv, work, environment, new byte[0], capture, LONG);
            return requests.call(id, command, Capture.prepare(command, 1000));
        }
    }

    /** Everything on one guard, since one command follows the other. */
    @Nested
    class ToOneGuard {

        @Test
        void eachHasItsFolderAndEnvironment() throws IOException {
            Path one = Files.createDirectories(root.resolve("one"));
            Path other = Files.createDirectories(root.resolve("an 'other'"));
            try (GuardedProcesses processes = Commands.processes()) {
                for (int round = 0; round < 3; round++) {
                    assertThat(seen(processes, one, Map.of("OLDPWD", "/one", "SHLVL", "4", "A", "1", "IFS", "/e$1")))
                            .containsOnlyKeys("PATH", "PWD", "OLDPWD", "SHLVL", "A", "IFS", "REFINE_RUN_ID")
                            .containsEntry("PWD", one.toString())
                            .containsEntry("OLDPWD", "/one")
                            .containsEntry("SHLVL", "4")
                            .containsEntry("IFS", "/e$1");
                    assertThat(seen(processes, other, Map.of("OLDPWD", "/other", "B", one + "/b", "PS1", "$ ")))
                            .containsOnlyKeys("PATH", "PWD", "OLDPWD", "B", "PS1", "REFINE_RUN_ID")
                            .containsEntry("PWD", other.toString())
                            .containsEntry("OLDPWD", "/other")
                            .containsEntry("B", one + "/b")
                            .containsEntry("PS1", "$ ");
                    assertThat(seen(processes, one, Map.of("REFINE_RUN_ID", "of an outer one")))
                            .containsOnlyKeys("PATH", "PWD", "REFINE_RUN_ID")
                            .containsEntry("PWD", one.toString())
                            .extractingByKey("REFINE_RUN_ID")
                            .asString()
                            .endsWith("-" + (3 * round + 3) + ".");
                }
            }
        }

        private Map<String, String> seen(GuardedProcesses processes, Path folder, Map<String, String> environment) {
            Execution execution =
                    processes.run(Commands.with(folder, List.of("env", "-0"), environment, new byte[0], LONG));
            Map<String, String> seen = new TreeMap<>();
            for (String line : execution.stdout().split("\0")) {
                seen.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
            // Bash tells a command by this one where it was found.
            seen.remove("_");
            return seen;
        }

        @Test
        void aFolderThatWasMadeAnewIsThatFolder() throws IOException {
            Path folder = Files.createDirectories(root.resolve("work"));
            Command touch = Commands.with(root, List.of("touch", "here"), Map.of(), new byte[0], LONG);
            try (GuardedProcesses processes = Commands.processes()) {
                for (int round = 0; round < 2; round++) {
                    Files.createDirectories(folder);
                    Command here = new Command(
                            touch.argv(), folder, touch.environment(), new byte[0], touch.captureFolder(), LONG);
                    assertThat(processes.run(here).exitCode()).isZero();
                    Files.delete(folder.resolve("here"));
                    Files.delete(folder);
                }
            }
        }
    }

    /** The JVM may die in the middle of a write. */
    @Test
    void doNothingWhenTheyAreCutShort() throws Exception {
        Path ran = root.resolve("ran");
        Command command = Commands.with(root, List.of("touch", ran.toString()), Map.of(), new byte[0], LONG);
        byte[] whole = new Requests(Map.of(), "", new Mark("mark"))
                .call(1, command, Capture.prepare(command, 1000))
                .getBytes(StandardCharsets.UTF_8);

        for (int length : List.of(whole.length / 4, whole.length / 2, whole.length - 3)) {
            assertThat(told(whole, length)).doesNotContain("E 1");
            assertThat(ran).doesNotExist();
        }
        assertThat(told(whole, whole.length)).contains("E 1 0");
        assertThat(ran).exists();
    }

    private static String told(byte[] request, int length) throws Exception {
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.writeBytes(GuardScript.RUNNER.getBytes(StandardCharsets.UTF_8));
        program.write(request, 0, length);
        Process shell = new ProcessBuilder(Isolation.ofThisMachine().shellLine()).start();
        try {
            shell.getOutputStream().write(program.toByteArray());
            shell.getOutputStream().close();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            shell.destroyForcibly().waitFor();
        }
    }
}
