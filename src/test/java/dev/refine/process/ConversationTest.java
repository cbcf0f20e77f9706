package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.process.Conversation.Heard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ECHO = "while IFS= read -r line; do echo \"said $line\" >&3; done; exit 5";

    @TempDir
    Path folder;

    private final GuardedProcesses processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    /** Every combination of what may be missing on a machine. */
    static Stream<Isolation> isolations() {
        Isolation here = Isolation.ofThisMachine();
        List<Isolation> all = new ArrayList<>();
        for (String shell : List.of("/bin/bash", "/bin/sh", "/bin/dash")) {
            if (Files.isExecutable(Path.of(shell))) {
                boolean jobControl = shell.endsWith("bash");
                all.add(new Isolation(Path.of(shell), jobControl, here.setsid(), here.marks()));
                all.add(new Isolation(Path.of(shell), jobControl, Optional.empty(), false));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void goesOnUntilItIsFinished(Isolation isolation) throws InterruptedException {
        try (GuardedProcesses own = new GuardedProcesses(isolation, 1_000_000)) {
            Conversation conversation = own.converse(Commands.shell(folder, ECHO));

            for (String line : List.of("one", "", "ünï 'quoted' $x `y`", "x".repeat(100_000))) {
                assertThat(conversation.say(line)).isTrue();
                assertThat(conversation.hear(LONG)).isEqualTo(new Heard(Heard.Kind.LINE, "said " + line));
            }
            Execution execution = conversation.finish();

            assertThat(execution.end()).isEqualTo(ProcessEnd.EXITED);
            assertThat(execution.exitCode()).isEqualTo(5);
            assertThat(conversation.isOver()).isTrue();
            assertThat(conversation.say("more")).isFalse();
        }
    }

    @Test
    void otherStreamsAreFilesAndNothingElseIsHeard() throws InterruptedException {
        Command command = Commands.shell(folder, "echo out; echo err >&2; echo 'E 1 0'; echo 'S 1 1' >&3; cat >&3");
        Conversation conversation = processes.converse(command);
        conversation.say("hello");

        assertThat(conversation.hear(LONG).text()).isEqualTo("S 1 1");
        assertThat(conversation.hear(LONG).text()).isEqualTo("hello");
        assertThat(conversation.hear(Duration.ZERO).kind()).isEqualTo(Heard.Kind.NOTHING);
        Execution execution = conversation.finish();
        assertThat(execution.stdout()).isEqualTo("out\nE 1 0\n");
        assertThat(execution.stderr()).isEqualTo("err\n");
        assertThat(command.captureFolder().resolve("stdout")).hasContent("out\nE 1 0");
    }

    @Test
    void hasNoDescriptorsOfTheGuard() {
        Conversation conversation =
                processes.converse(Commands.shell(folder, "ls -l /proc/self/fd > fds 2>/dev/null; cat > /dev/null"));
        conversation.say("x");
        conversation.finish();

        assertThat(folder.resolve("fds")).content().contains(" 3 -> pipe:").doesNotContain(" 5 -> ", " 6 -> ");
    }

    @Test
    void lastWordsAreHeardAndHalfALineIsNot() throws InterruptedException {
        Conversation conversation =
                processes.converse(Commands.shell(folder, "echo last >&3; printf half >&3; exit 7"));

        assertThat(conversation.hear(LONG)).isEqualTo(new Heard(Heard.Kind.LINE, "last"));
        assertThat(conversation.hear(LONG).kind()).isEqualTo(Heard.Kind.END);
        assertThat(conversation.finish().exitCode()).isEqualTo(7);
    }

    @Test
    void tooMuchWaitsUntilItIsHeardAndTooLongIsThrownAway() throws InterruptedException {
        Conversation conversation = processes.converse(Commands.shell(
                folder, "seq 1 20000 >&3; head -c 3000000 /dev/zero >&3; echo >&3; echo end >&3; cat >/dev/null"));

        for (int i = 1; i <= 20_000; i++) {
            assertThat(conversation.hear(LONG).text()).isEqualTo(String.valueOf(i));
        }
        assertThat(conversation.hear(LONG).kind()).isEqualTo(Heard.Kind.TOO_LONG);
        assertThat(conversation.hear(LONG).text()).isEqualTo("end");
        assertThat(conversation.finish().end()).isEqualTo(ProcessEnd.EXITED);
    }

    @Test
    void floodDoesNotHoldUpItsEnd() {
        Conversation conversation = processes.converse(Commands.shell(folder, "yes >&3"));
        conversation.say("x");

        assertThat(conversation.expire().end()).isEqualTo(ProcessEnd.TIMED_OUT);
    }

    @Test
    void whoDoesNotListenIsEnded() {
        Conversation conversation = processes.converse(Commands.shell(folder, "trap '' TERM; sleep 50; sleep 50"));
        conversation.say("x");

        assertThat(conversation.finish().end()).isEqualTo(ProcessEnd.TIMED_OUT);
    }

    @Test
    void saysWhyItCouldNotBegin() {
        Conversation conversation = processes.converse(Commands.argv(folder, List.of("./none"), LONG));

        assertThat(conversation.isOver()).isTrue();
        assertThat(conversation.finish().note()).isEqualTo("there is no program ./none");
    }

    @Test
    void noneBeginsAfterCancel() {
        processes.cancel();

        Conversation conversation = processes.converse(Commands.shell(folder, "touch ran; cat"));

        assertThat(conversation.finish().end()).isEqualTo(ProcessEnd.CANCELLED);
        assertThat(folder.resolve("ran")).doesNotExist();
    }
}
