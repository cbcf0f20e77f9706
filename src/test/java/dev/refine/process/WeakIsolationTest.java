package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refine.crash.Rounds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised on machines that lack bash, setsid or /proc: commands run as anywhere, and these trees end. */
class WeakIsolationTest {

    private static final Set<Shape> ALL = EnumSet.complementOf(EnumSet.of(Shape.THOUSAND_CHILDREN));

    /** Whatever stays in its group. */
    private static final Set<Shape> IN_ONE_GROUP = EnumSet.of(
            Shape.BACKGROUND_CHILD, Shape.DOUBLE_FORK, Shape.IGNORES_TERM, Shape.SHELL_EXITS, Shape.RESPAWNS);

    /** Whatever keeps its parents. */
    private static final Set<Shape> DESCENDANTS =
            EnumSet.of(Shape.BACKGROUND_CHILD, Shape.OWN_SESSION, Shape.IGNORES_TERM);

    @TempDir
    Path folder;

    static Stream<Arguments> machines() {
        Optional<Path> setsid = Isolation.ofThisMachine().setsid();
        boolean marks = Isolation.ofThisMachine().marks();
        List<Arguments> machines = new ArrayList<>();
        add(machines, "bash", Optional.empty(), marks, ALL);
        add(machines, "bash", setsid, false, IN_ONE_GROUP);
        add(machines, "bash", Optional.empty(), false, IN_ONE_GROUP);
        add(machines, "dash", setsid, marks, ALL);
        add(machines, "dash", setsid, false, IN_ONE_GROUP);
        add(machines, "dash", Optional.empty(), marks, ALL);
        add(machines, "dash", Optional.empty(), false, DESCENDANTS);
        return machines.stream();
    }

    private static void add(
            List<Arguments> machines, String shell, Optional<Path> setsid, boolean marks, Set<Shape> clean) {
        ProgramSearch.find(shell, "/bin:/usr/bin")
                .ifPresent(program ->
                        machines.add(Arguments.of(new Isolation(program, shell.equals("bash"), setsid, marks), clean)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void commandsRunAsAnywhere(Isolation isolation) {
        try (GuardedProcesses processes = new GuardedProcesses(isolation, 1_000_000)) {
            Duration timeout = Duration.ofSeconds(30);
            Execution execution = processes.run(Commands.with(
                    folder,
                    List.of("sh", "-c", "cat; echo \"$OPTION\"; echo no >&2; exit 3"),
                    Map.of("OPTIND", "9", "OPTION", "a'b"),
                    "in\n".getBytes(StandardCharsets.UTF_8),
                    timeout));
            Execution environment =
                    processes.run(Commands.with(folder, List.of("env"), Map.of("OPTIND", "9"), new byte[0], timeout));

            assertThat(execution.exitCode()).isEqualTo(3);
            assertThat(execution.stdout()).isEqualTo("in\na'b\n");
            assertThat(environment.stdout()).contains("OPTIND=9\n");
            assertThat(execution.stderr()).isEqualTo("no\n");
            assertThat(processes.run(Commands.shell(folder, "kill -SEGV $$")).exitCode())
                    .isEqualTo(11);
            assertThat(processes
                            .run(Commands.argv(folder, List.of("./none"), timeout))
                            .end())
                    .isEqualTo(ProcessEnd.NOT_STARTABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void treesOfThatKindEnd(Isolation isolation, Set<Shape> clean) throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "looks at the result through /proc");
        try (GuardedProcesses processes = Commands.processes(isolation)) {
            Rounds.ofWaiting().each(clean, folder, (shape, own) -> ends(processes, shape, own));
        }
    }

    private static void ends(GuardedProcesses processes, Shape shape, Path folder) {
        Duration timeout = Duration.ofMillis(300);
        String token;
        Execution execution;
        do {
            token = KillTest.token();
            timeout = timeout.multipliedBy(2);
            execution = processes.run(Commands.shell(folder, shape.script(token), timeout));
        } while (!Files.exists(folder.resolve("begun")) && timeout.toSeconds() < 20);

        assertThat(Commands.soonNoneWith(token)).as(shape.name()).isEmpty();
        assertThat(execution.end())
                .as(shape.name())
                .isEqualTo(shape.endsByItself() ? ProcessEnd.EXITED : ProcessEnd.TIMED_OUT);
    }
}
