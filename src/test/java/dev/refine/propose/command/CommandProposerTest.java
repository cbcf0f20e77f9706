package dev.refine.propose.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.ProcessEnd;
import dev.refine.propose.Reply;
import dev.refine.propose.Spending;
import dev.refine.protocol.ProtocolRequest;
import dev.refine.protocol.Requests;
import dev.refine.workload.command.CommandLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProposerTest {

    private static final String REPLY =
            "{\"hypothesis\":\"t\",\"edits\":[{\"path\":\"p\",\"search\":\"\",\"replace\":\"x\"}]}";

    @TempDir
    Path folder;

    private final FakeProcesses processes = new FakeProcesses();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void givesTheRequestOnStandardInputAndAsAFile() throws Exception {
        processes.next.add(exited(0, REPLY, ""));
        proposer(new CommandLine.Argv(List.of("ask", "me"))).propose(Requests.full());
        Command command = processes.commands.get(0);
        String input = new String(command.input(), StandardCharsets.UTF_8);
        assertThat(Json.parse(input)).isEqualTo(ProtocolRequest.toJson(Requests.full()));
        assertThat(folder.resolve("request.json")).hasContent(input);
        assertThat(command.argv()).containsExactly("ask", "me");
        assertThat(command.folder()).isEqualTo(folder);
        assertThat(command.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(command.environment())
                .isEqualTo(Map.of(
                        "HOME", "/home/x",
                        "REFINE_PROTOCOL", "1",
                        "REFINE_ITERATION", "2",
                        "REFINE_REQUEST_FILE", folder.resolve("request.json").toString(),
                        "REFINE_WORK_DIR", folder.toString()));
    }

    @Test
    void runsShellTextByTheShell() {
        processes.next.add(exited(0, REPLY, "thinking\n"));
        assertThat(ask()).isInstanceOf(Reply.Candidates.class);
        assertThat(processes.commands.get(0).argv()).containsExactly("sh", "-c", "ask | me");
    }

    @Nested
    class Failure {

        @Test
        void namesTheExitCodeAndTheLastLineOfStderr() {
            processes.next.add(exited(3, REPLY, "first\nno key\n\n"));
            assertThat(ask())
                    .isEqualTo(new Reply.Failed(
                            "the proposer ended with exit code 3 after 1.5 s; the last line of its stderr: no key",
                            REPLY + "\n[stderr ends]\nfirst\nno key\n\n"));
        }

        @Test
        void namesEveryOtherEnd() {
            assertThat(reason(ProcessEnd.TIMED_OUT, -1, "")).isEqualTo("the proposer gave no reply within 7 s");
            assertThat(reason(ProcessEnd.SIGNALLED, 9, "")).isEqualTo("the proposer was ended by signal 9");
            assertThat(reason(ProcessEnd.NOT_STARTABLE, -1, "ask: no such file"))
                    .isEqualTo("the proposer could not be started: ask: no such file");
            assertThat(reason(ProcessEnd.OUTPUT_TOO_LARGE, -1, ""))
                    .isEqualTo("the proposer wrote too much to stdout or stderr");
            assertThat(reason(ProcessEnd.CANCELLED, -1, "")).isEqualTo("the proposer was cancelled");
        }

        @Test
        void saysThatNothingWasPrinted() {
            processes.next.add(exited(0, " \n", ""));
            assertThat(ask()).isEqualTo(Reply.Failed.misfit("the proposer printed nothing", " \n"));
        }

        @Test
        void saysThatTheReplyWasTooLargeAndHowLarge() {
            processes.next.add(
                    new Execution(ProcessEnd.EXITED, 0, Duration.ofMillis(1_500), "{\"edits\": [", "", "", 500_000));
            assertThat(ask())
                    .isEqualTo(Reply.Failed.misfit(
                            "the proposer printed 8,500,000 bytes, and of an answer no more than 8,000,000 are read;"
                                    + " reply with search and replace, not with whole files",
                            "{\"edits\": ["));
        }

        @Test
        void keepsNonsenseWithItsStderr() {
            processes.next.add(exited(0, "hello", "warn"));
            assertThat(ask())
                    .isEqualTo(Reply.Failed.misfit(
                            "the reply holds no JSON object with edits", "hello\n[stderr ends]\nwarn"));
        }
    }

    @Nested
    class NotNow {

        @Test
        void isTriedAgainAfterAPause() {
            processes.next.add(exited(75, "", ""));
            processes.next.add(exited(0, REPLY, ""));
            assertThat(ask()).isInstanceOf(Reply.Candidates.class);
            assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        }

        @Test
        void isAFailureAfterTwoMoreAttempts() {
            processes.next.addAll(List.of(exited(75, "", ""), exited(75, "", ""), exited(75, "", "busy")));
            assertThat(ask())
                    .isEqualTo(new Reply.Failed(
                            "the proposer ended with exit code 75 (not now) 3 times after 1.5 s;"
                                    + " the last line of its stderr: busy",
                            "\n[stderr ends]\nbusy",
                            Spending.calls(3)));
            assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        }

        @Test
        void eachAttemptIsACall() {
            processes.next.add(exited(75, "", ""));
            processes.next.add(exited(0, REPLY, ""));
            assertThat(ask().spending().calls()).isEqualTo(2);
        }

        @Test
        void isNoCallThatWasCancelledBeforeItBegan() {
            processes.next.add(exited(75, "", ""));
            processes.next.add(new Execution(ProcessEnd.CANCELLED, -1, Duration.ZERO, "", "", ""));
            assertThat(ask().spending().calls()).isEqualTo(1);
        }

        @Test
        void isNotTriedMoreOftenThanItMay() {
            processes.next.add(exited(75, "", ""));
            CommandProposer proposer =
                    new CommandProposer(command(new CommandLine.Shell("x")), processes, () -> folder, pauses::add);
            proposer.limitFurtherCalls(0);
            assertThat(proposer.propose(Requests.full()))
                    .isEqualTo(new Reply.Failed("the proposer ended with exit code 75 (not now) after 1.5 s", ""));
        }

        @Test
        void endsWhenInterrupted() {
            processes.next.add(exited(75, "", ""));
            CommandProposer proposer =
                    new CommandProposer(command(new CommandLine.Shell("x")), processes, () -> folder, time -> {
                        throw new InterruptedException();
                    });
            assertThat(proposer.propose(Requests.full()))
                    .isEqualTo(new Reply.Failed("the proposer was interrupted while it waited to try again", ""));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void asksARealProcess() throws Exception {
        Path script = folder.resolve("propose.sh");
        Files.writeString(script, """
                request=$(cat)
                echo "protocol $REFINE_PROTOCOL, iteration $REFINE_ITERATION" >&2
                case $request in *'"issueDate'*|*/issueDate*) ;; *) exit 9 ;; esac
                cmp -s "$REFINE_REQUEST_FILE" - <<END || exit 8
                $request
                END
                echo "Here is my reply:"
                cat <<'END'
                {"hypothesis": {"observation": "dates", "theory": "no format", "confidence": 80},
                 "edits": [{"path": "prompts/extract.md", "search": "", "replace": "ISO dates.\\n"}]}
                END
                """);
        ProposerCommand command = new ProposerCommand(
                "command",
                new CommandLine.Shell("sh propose.sh"),
                folder,
                Map.of("PATH", System.getenv("PATH")),
                Duration.ofSeconds(30));
        Reply reply;
        try (GuardedProcesses real = new GuardedProcesses()) {
            reply = new CommandProposer(command, real, () -> folder).propose(Requests.full());
        }
        assertThat(reply).isInstanceOf(Reply.Candidates.class);
        assertThat(((Reply.Candidates) reply).proposals().get(0).hypothesis().confidence())
                .isEqualTo("High");
        assertThat(folder.resolve("stderr")).hasContent("protocol 1, iteration 2\n");
    }

    private Reply ask() {
        return proposer(new CommandLine.Shell("ask | me")).propose(Requests.full());
    }

    private String reason(ProcessEnd end, int code, String note) {
        processes.next.add(new Execution(end, code, Duration.ofMillis(1_500), "", "", note));
        return ((Reply.Failed) ask()).reason();
    }

    private CommandProposer proposer(CommandLine line) {
        return new CommandProposer(command(line), processes, () -> folder, pauses::add);
    }

    private ProposerCommand command(CommandLine line) {
        return new ProposerCommand("command", line, folder, Map.of("HOME", "/home/x"), Duration.ofSeconds(7));
    }

    private static Execution exited(int code, String stdout, String stderr) {
        return new Execution(ProcessEnd.EXITED, code, Duration.ofMillis(1_500), stdout, stderr, "");
    }
}
