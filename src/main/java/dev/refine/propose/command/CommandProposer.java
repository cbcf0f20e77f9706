package dev.refine.propose.command;

import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.propose.Spending;
import dev.refine.protocol.ProtocolRequest;
import dev.refine.protocol.ReplyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a command: the request on its standard input, the reply on its standard output. Only exit code 0 with a reply
 * that fits counts; exit code 75 means "not now" and is tried again.
 */
public final class CommandProposer implements Proposer {

    private static final int NOT_NOW = 75;
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int TAIL = 2_000;
    private static final int LONGEST_LINE = 200;

    private final ProposerCommand command;
    private final Processes processes;
    private final Supplier<Path> captureFolders;
    private final Pause pause;
    private volatile int retries = ATTEMPTS - 1;

    /** How to wait; interrupting ends it. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** @param captureFolders an existing folder of its own for every attempt; keeps request, stdout and stderr */
    public CommandProposer(ProposerCommand command, Processes processes, Supplier<Path> captureFolders) {
        this(command, processes, captureFolders, time -> Thread.sleep(time.toMillis()));
    }

    CommandProposer(ProposerCommand command, Processes processes, Supplier<Path> captureFolders, Pause pause) {
        this.command = command;
        this.processes = processes;
        this.captureFolders = captureFolders;
        this.pause = pause;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public void limitFurtherCalls(int most) {
        retries = Math.min(most, ATTEMPTS - 1);
    }

    @Override
    public Reply propose(ProposalRequest request) {
        byte[] input = (Json.pretty(ProtocolRequest.toJson(request)) + "\n").getBytes(StandardCharsets.UTF_8);
        Execution execution = run(input, request.iteration());
        Duration wait = FIRST_PAUSE;
        int calls = execution.hasBegun() ? 1 : 0;
        while (calls <= retries && isNotNow(execution)) {
            try {
                pause.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Reply.Failed(
                        "the proposer was interrupted while it waited to try again",
                        raw(execution),
                        Spending.calls(calls));
            }
            wait = wait.multipliedBy(4);
            execution = run(input, request.iteration());
            calls += execution.hasBegun() ? 1 : 0;
        }
        return reply(execution, calls, request).withSpending(Spending.calls(calls));
    }

    private Execution run(byte[] input, int iteration) {
        Path capture = captureFolders.get();
        Path file = capture.resolve("request.json");
        try {
            Files.write(file, input);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.put("REFINE_PROTOCOL", "1");
        environment.put("REFINE_ITERATION", Integer.toString(iteration));
        environment.put("REFINE_REQUEST_FILE", file.toAbsolutePath().toString());
        environment.put("REFINE_WORK_DIR", command.folder().toAbsolutePath().toString());
        return processes.run(
                new Command(command.line().argv(), command.folder(), environment, input, capture, command.timeout())
                        .answering());
    }

    private Reply reply(Execution execution, int calls, ProposalRequest request) {
        if (!execution.succeeded()) {
            return new Reply.Failed("the proposer " + ending(execution, calls) + lastWords(execution), raw(execution));
        }
        Optional<String> overlong = execution.overlong();
        if (overlong.isPresent()) {
            return Reply.Failed.misfit(
                    "the proposer " + overlong.get() + "; reply with search and replace, not with whole files",
                    raw(execution));
        }
        if (execution.stdout().isBlank()) {
            return Reply.Failed.misfit("the proposer printed nothing" + lastWords(execution), raw(execution));
        }
        Reply reply = ReplyReader.read(execution.stdout(), request, name());
        return reply instanceof Reply.Failed failed ? Reply.Failed.misfit(failed.reason(), raw(execution)) : reply;
    }

    private String ending(Execution execution, int calls) {
        String how = execution.ending("gave no reply", command.timeout());
        if (execution.end() != ProcessEnd.EXITED) {
            return how;
        }
        String times = calls > 1 ? " " + calls + " times" : "";
        return how
                + (isNotNow(execution) ? " (not now)" + times : "")
                + String.format(
                        Locale.ROOT, " after %.1f s", execution.duration().toMillis() / 1000.0);
    }

    private static String lastWords(Execution execution) {
        String line = execution.lastLine();
        String shown = Clipped.of(line, LONGEST_LINE);
        return shown.isEmpty() ? "" : "; the last line of its stderr: " + shown;
    }

    private static String raw(Execution execution) {
        String stderr = execution.stderr();
        String tail = stderr.length() <= TAIL ? stderr : stderr.substring(stderr.length() - TAIL);
        String stdout = ReplyReader.clip(execution.stdout());
        return tail.isBlank() ? stdout : stdout + "\n[stderr ends]\n" + tail;
    }

    private static boolean isNotNow(Execution execution) {
        return execution.end() == ProcessEnd.EXITED && execution.exitCode() == NOT_NOW;
    }
}
