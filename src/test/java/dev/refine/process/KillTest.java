package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refine.crash.Patience;
import dev.refine.crash.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of a command is left, whatever tree it made. */
class KillTest {

    private static final AtomicInteger TOKENS = new AtomicInteger();

    @TempDir
    Path folder;

    @BeforeEach
    void needsFullIsolation() {
        assumeTrue(Isolation.ofThisMachine().strong(), "needs setsid and /proc");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void leavesNothingAfterTimeout(Shape shape) throws Exception {
        try (GuardedProcesses processes = Commands.processes()) {
            shape.atATime().play(shape.rounds(), folder, (round, own) -> timeOut(processes, shape, own));

            assertThat(processes.run(Commands.shell(folder, "exit 3")).exitCode())
                    .isEqualTo(3);
        }
    }

    private static void timeOut(GuardedProcesses processes, Shape shape, Path folder) {
        Duration timeout = Duration.ofMillis(200);
        Execution execution;
        Duration taken;
        // On a busy machine a tree may need longer to stand.
        do {
            timeout = timeout.multipliedBy(2);
            String token = token();
            long begun = System.nanoTime();
            execution = processes.run(Commands.shell(folder, shape.script(token), timeout));
            taken = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(Commands.processesWith(token)).isEmpty();
        } while (!Files.exists(folder.resolve("begun")) && timeout.toSeconds() < 20);

        assertThat(folder.resolve("begun")).exists();
        assertThat(taken).isLessThan(timeout.plusSeconds(Scale.of(30, 2 + 2)));
        assertThat(execution.end()).isEqualTo(shape.endsByItself() ? ProcessEnd.EXITED : ProcessEnd.TIMED_OUT);
    }

    /** Every way in which we end a conversation, on a command that does not care. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void leavesNothingOfAConversation(Shape shape) throws Exception {
        List<Consumer<Conversation>> ends = List.of(Conversation::finish, Conversation::expire);
        try (GuardedProcesses processes = Commands.processes()) {
            shape.atATime().play(shape.isLarge() ? 1 : 2 * ends.size(), folder, (round, own) -> {
                String token = token();
                Conversation conversation = processes.converse(Commands.shell(own, shape.script(token)));
                Patience.untilThereIs(own.resolve("begun"));
                ends.get(round % ends.size()).accept(conversation);
                assertThat(Commands.processesWith(token)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void leavesNothingOfAConversationThatIsCancelled(Shape shape) throws Exception {
        String token = token();
        try (GuardedProcesses processes = Commands.processes()) {
            Conversation conversation = processes.converse(Commands.shell(folder, shape.script(token)));
            Patience.untilThereIs(folder.resolve("begun"));
            processes.cancel();
            conversation.finish();
            assertThat(Commands.processesWith(token)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SHELL_EXITS", "DAEMON_OF_EXITING_CASE"})
    void leavesNothingAfterCancel(Shape shape) throws Exception {
        Execution execution = endedBy(shape, GuardedProcesses::cancel);

        assertThat(execution.end()).isEqualTo(ProcessEnd.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SHELL_EXITS", "DAEMON_OF_EXITING_CASE"})
    void leavesNothingWhenGuardAndWatcherAreKilled(Shape shape) throws Exception {
        Execution execution =
                endedBy(shape, processes -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));

        assertThat(execution.end()).isEqualTo(ProcessEnd.SIGNALLED);
    }

    /** Begins the shape, does something to it once it stands, and expects its end by that and whole. */
    private Execution endedBy(Shape shape, Consumer<GuardedProcesses> blow) throws Exception {
        String token = token();
        try (GuardedProcesses processes = Commands.processes()) {
            FutureTask<Execution> run =
                    new FutureTask<>(() -> processes.run(Commands.shell(folder, shape.script(token))));
            new Thread(run).start();
            Patience.untilThereIs(folder.resolve("begun"));
            blow.accept(processes);
            Execution execution = run.get(120, TimeUnit.SECONDS);
            assertThat(Commands.processesWith(token)).isEmpty();
            return execution;
        }
    }

    /** A number of seconds that no other process sleeps. */
    static String token() {
        return "60." + ProcessHandle.current().pid() + (100 + TOKENS.incrementAndGet());
    }
}
