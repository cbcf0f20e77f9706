package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final GuardedProcesses processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    @Test
    void keepsWhatCommandWrote() throws IOException {
        Command command = Commands.shell(folder, "echo out; echo err >&2; exit 7");

        Execution execution = processes.run(command);

        assertThat(execution.end()).isEqualTo(ProcessEnd.EXITED);
        assertThat(execution.exitCode()).isEqualTo(7);
        assertThat(execution.succeeded()).isFalse();
        assertThat(execution.stdout()).isEqualTo("out\n");
        assertThat(execution.stderr()).isEqualTo("err\n");
        assertThat(execution.note()).isEmpty();
        assertThat(command.captureFolder().resolve("stdout")).hasContent("out\n");
        assertThat(command.captureFolder().resolve("stderr")).hasContent("err\n");
    }

    @Test
    void saysInTheWordsOfTheSystemWhyTheOutputCannotBeKept() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Command command = Commands.with(folder, List.of("true"), Map.of(), new byte[] {1}, LONG);
        Files.createSymbolicLink(command.captureFolder().resolve("stdin"), full);

        assertThatThrownBy(() -> processes.run(command))
                .isInstanceOf(StorageException.class)
                .hasMessage(command.captureFolder()
                        + ": cannot keep the output of a command [capture-file]. The system says: No space left on device."
                        + " Free some space or correct the permissions of this folder.");
    }

    @Test
    void givesInputAndThenEndsIt() {
        byte[] input = "one\ntwo".repeat(50_000).getBytes(StandardCharsets.UTF_8);

        Execution execution = processes.run(Commands.with(folder, List.of("wc", "-c"), Map.of(), input, LONG));

        assertThat(execution.stdout().strip()).isEqualTo("350000");
    }

    @Test
    void inputIsEmptyWhenThereIsNone() {
        Execution execution = processes.run(Commands.argv(folder, List.of("wc", "-c"), LONG));

        assertThat(execution.stdout().strip()).isEqualTo("0");
    }

    @Test
    void runsInFolderWithExactlyTheGivenEnvironment() {
        Map<String, String> environment = Map.of(
                "A", "x'y\n$z", "b.c", "odd", "UID", "77", "SHLVL", "9", "refine_pid", "mine", "LC_ALL", "xx_YY");

        Execution execution =
                processes.run(Commands.with(folder, List.of("env", "-0"), environment, new byte[0], LONG));

        assertThat(execution.stderr()).isEmpty();
        assertThat(execution.stdout().split("\0"))
                .contains("A=x'y\n$z", "b.c=odd", "UID=77", "SHLVL=9", "refine_pid=mine", "LC_ALL=xx_YY")
                .contains("PWD=" + folder)
                .filteredOn(line -> !line.startsWith("PWD=") && !line.startsWith("_="))
                .hasSize(8);
    }

    @Test
    void oneCommandDoesNotSeeVariablesOfAnother() {
        processes.run(Commands.with(folder, List.of("true"), Map.of("FIRST", "1", "BOTH", "1"), new byte[0], LONG));

        Execution second = processes.run(Commands.with(folder, List.of("env"), Map.of("BOTH", "2"), new byte[0], LONG));

        assertThat(second.stdout()).contains("BOTH=2").doesNotContain("FIRST");
    }

    @Test
    void argumentsArriveExactly() {
        List<String> hostile =
                List.of("printf", "<%s>", "", "a'b", "$(x)", "`x`", "a\nb", "\\", "-n", "*", "é✓", "\u0001\u001b");

        Execution execution = processes.run(Commands.argv(folder, hostile, LONG));

        assertThat(execution.stdout()).isEqualTo("<><a'b><$(x)><`x`><a\nb><\\><-n><*><é✓><\u0001\u001b>");
    }

    @Test
    void tellsSignalFromExit() {
        Execution execution = processes.run(Commands.shell(folder, "kill -SEGV $$"));

        assertThat(execution.end()).isEqualTo(ProcessEnd.SIGNALLED);
        assertThat(execution.exitCode()).isEqualTo(11);
        assertThat(processes.run(Commands.shell(folder, "exit 200")).exitCode()).isEqualTo(200);
    }

    /**
     * With {@code wait -f}, bash 5.2 looks at the record of a process that died of a signal after it has let go of it. In
     * one shell of 256 glibc leaves there what looks like a stopped process, and bash waits forever; here in each.
     */
    @Test
    void tellsSignalWhateverTheShellFindsInFreedMemory() {
        Map<String, String> freedLooksStopped =
                Map.of("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0:glibc.malloc.perturb=127");

        Execution execution = processes.run(
                Commands.with(folder, List.of("sh", "-c", "kill -SEGV $$"), freedLooksStopped, new byte[0], LONG));

        assertThat(execution.end()).isEqualTo(ProcessEnd.SIGNALLED);
    }

    @Test
    void waitsForWhatWasStopped() {
        String goesOn = "while kill -CONT $$; do sleep 0.05; done & kill -STOP $$; exit 3";
        String stopsAgain = "while sleep 0.05; do kill -CONT $$; done & kill -STOP $$; kill -STOP $$; exit 4";

        assertThat(processes.run(Commands.shell(folder, goesOn)).exitCode()).isEqualTo(3);
        assertThat(processes.run(Commands.shell(folder, stopsAgain)).exitCode()).isEqualTo(4);
        assertThat(processes.run(Commands.shell(folder, "exit 147")).exitCode()).isEqualTo(147);
    }

    @Test
    void saysWhyProgramCannotStart() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.sh"), "echo\n");
        Path orphan = Files.writeString(folder.resolve("orphan.sh"), "#!/no/such/shell\n");
        assertThat(orphan.toFile().setExecutable(true)).isTrue();

        assertThat(unstartable("no-such-program")).isEqualTo("there is no program no-such-program in PATH");
        assertThat(unstartable("./none.sh")).isEqualTo("there is no program ./none.sh");
        assertThat(unstartable(plain.toString())).isEqualTo(plain + " is not executable");
        assertThat(unstartable("./")).isEqualTo("./ is a folder");
        assertThat(unstartable("./orphan.sh")).matches("\\./orphan\\.sh: .*(not found|No such file or directory)");
        assertThat(unstartable("a\0b")).isEqualTo("an argument or variable of a\0b holds a NUL character");
    }

    @Test
    void saysThatAnArgumentIsTooLong() {
        String said = " has 140,000 bytes, and the system takes no more than 131,071 in one; give it in a file";
        for (List<String> argv :
                List.of(List.of("echo", "é".repeat(70_000)), List.of("sh", "-c", "echo " + "x".repeat(139_995)))) {
            Execution execution = processes.run(Commands.argv(folder, argv, LONG));

            assertThat(execution.end()).isEqualTo(ProcessEnd.NOT_STARTABLE);
            assertThat(execution.note()).isEqualTo("an argument of " + argv.get(0) + said);
        }
    }

    private String unstartable(String program) {
        Execution execution = processes.run(Commands.argv(folder, List.of(program, "x"), LONG));
        assertThat(execution.end()).as(program).isEqualTo(ProcessEnd.NOT_STARTABLE);
        return execution.note();
    }

    @Test
    void exitCode127OfARunningProgramIsItsOwn() {
        Execution execution = processes.run(Commands.shell(folder, "nothing-of-that-name"));

        assertThat(execution.end()).isEqualTo(ProcessEnd.EXITED);
        assertThat(execution.exitCode()).isEqualTo(127);
    }

    @Test
    void endsCommandThatWritesTooMuch() throws IOException {
        try (GuardedProcesses small = new GuardedProcesses(Isolation.ofThisMachine(), 100_000)) {
            Command command = Commands.shell(folder, "while :; do echo 0123456789; done");

            Execution execution = small.run(command);

            assertThat(execution.end()).isEqualTo(ProcessEnd.OUTPUT_TOO_LARGE);
            assertThat(Files.size(command.captureFolder().resolve("stdout"))).isEqualTo(100_000);
        }
    }

    @Test
    void onlyBeginningAndEndComeIntoMemory() {
        Execution execution = processes.run(Commands.shell(folder, "echo first; yes | head -c 300000; echo last"));

        assertThat(execution.stdout())
                .startsWith("first\n")
                .endsWith("last\n")
                .contains("\n[... 168939 bytes left out ...]\n")
                .hasSizeLessThan(140_000);
    }

    @Test
    void anAnswerComesIntoMemoryWholeUpToItsOwnLimit() {
        Execution whole = processes.run(
                Commands.shell(folder, "yes | head -c 300000; echo last").answering());
        assertThat(whole.stdout()).hasSize(300_005).endsWith("y\nlast\n");
        assertThat(whole.overlong()).isEmpty();

        Execution cut =
                processes.run(Commands.shell(folder, "yes | head -c 8000001").answering());
        assertThat(cut.stdout()).contains("\n[... 1 bytes left out ...]\n").hasSizeLessThan(8_000_100);
        assertThat(cut.overlong())
                .contains("printed 8,000,001 bytes, and of an answer no more than 8,000,000 are read");
    }

    @Test
    void survivesTheDeathOfItsGuard() {
        Execution execution = processes.run(Commands.shell(folder, "kill -9 $PPID; sleep 20"));

        assertThat(execution.end()).isEqualTo(ProcessEnd.SIGNALLED);
        assertThat(execution.note()).isEqualTo("the guard of this command was killed from outside");
        assertThat(processes.run(Commands.shell(folder, "exit 4")).exitCode()).isEqualTo(4);
    }

    @Test
    void nothingRunsAfterCancel() {
        processes.cancel();

        assertThat(processes.run(Commands.shell(folder, "touch ran")).end()).isEqualTo(ProcessEnd.CANCELLED);
        assertThat(folder.resolve("ran")).doesNotExist();
    }
}
