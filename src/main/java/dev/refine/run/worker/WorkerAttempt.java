package dev.refine.run.worker;

import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Signals;
import dev.refine.run.AttemptFolder;
import dev.refine.run.Attempted;
import dev.refine.run.Attempted.Retry;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseTask;
import dev.refine.run.ReportedUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a worker once and says how that ended, in the words of a command that runs once. */
final class WorkerAttempt {

    private static final int TEMPORARY_EXIT = 75;

    private final Staff staff;
    private final AttemptFolder folder;
    private final Duration timeout;
    private final long begun = System.nanoTime();

    WorkerAttempt(Staff staff, AttemptFolder folder, Duration timeout) {
        this.staff = staff;
        this.folder = folder;
        this.timeout = timeout;
    }

    Attempted run(CaseTask task) throws InterruptedException {
        Worker worker = staff.take();
        Worker.Answer answer = serve(worker, task);
        if (answer.reply().isPresent()) {
            String stderr = handOut(worker);
            staff.giveBack(worker);
            return replied(answer.reply().get(), answer.noise(), stderr);
        }
        Execution execution = answer.over()
                ? worker.conversation().finish()
                : worker.conversation().expire();
        String stderr = handOut(worker);
        worker.log().close();
        return lost(execution, answer, stderr);
    }

    private String handOut(Worker worker) {
        folder.restore();
        return worker.log().handOut(folder.path());
    }

    /** An interrupt means that nobody waits for the answer any more. */
    private Worker.Answer serve(Worker worker, CaseTask task) throws InterruptedException {
        try {
            return worker.serve(task, folder.output(), timeout);
        } catch (InterruptedException e) {
            worker.conversation().expire();
            worker.log().close();
            throw e;
        }
    }

    private Attempted replied(Reply reply, String noise, String stderr) {
        OptionalInt signal = Signals.behind(reply.code());
        CaseOutcome outcome = signal.isPresent() ? CaseOutcome.SIGNAL : outcome(reply.code());
        int code = outcome == CaseOutcome.EXIT_CODE || outcome == CaseOutcome.TEMPORARY ? reply.code() : 0;
        Retry retry = outcome.isError() ? Retry.AS_ALLOWED : Retry.NEVER;
        String own = signal.isPresent() ? "it replied with " + reply.code() : "";
        boolean told = outcome != CaseOutcome.OUTPUT && !reply.error().isEmpty();
        String said = told ? joined("\n", stderr.stripTrailing(), reply.error()) + "\n" : stderr;
        Optional<Path> output = outcome == CaseOutcome.OUTPUT ? Optional.of(folder.output()) : Optional.empty();
        return new Attempted(
                outcome, signal.orElse(code), output, duration(), said, reply.usage(), joined("; ", own, noise), retry);
    }

    private CaseOutcome outcome(int code) {
        return code == 0 ? folder.take() : code == TEMPORARY_EXIT ? CaseOutcome.TEMPORARY : CaseOutcome.EXIT_CODE;
    }

    /** Without a reply, an output is worth nothing: it may be half of one. */
    private Attempted lost(Execution execution, Worker.Answer answer, String stderr) {
        ProcessEnd end = execution.end();
        CaseOutcome outcome = switch (end) {
            case EXITED ->
                execution.exitCode() == 0
                        ? CaseOutcome.NO_OUTPUT
                        : execution.exitCode() == TEMPORARY_EXIT ? CaseOutcome.TEMPORARY : CaseOutcome.EXIT_CODE;
            case SIGNALLED -> CaseOutcome.SIGNAL;
            case TIMED_OUT -> answer.over() ? CaseOutcome.NO_OUTPUT : CaseOutcome.TIMEOUT;
            case NOT_STARTABLE -> CaseOutcome.NOT_STARTABLE;
            case OUTPUT_TOO_LARGE -> CaseOutcome.UNREADABLE_OUTPUT;
            case CANCELLED -> CaseOutcome.CANCELLED;
        };
        String how = "the worker " + execution.ending("gave no reply", timeout);
        String own = switch (end) {
            case EXITED, SIGNALLED -> how + " before it replied";
            case TIMED_OUT ->
                answer.over() ? "the worker closed descriptor 3 and was ended" : how + " (timeoutSeconds)";
            case OUTPUT_TOO_LARGE -> how;
            case NOT_STARTABLE, CANCELLED -> "";
        };
        Retry retry = switch (outcome) {
            case NOT_STARTABLE, CANCELLED, UNREADABLE_OUTPUT -> Retry.NEVER;
            case TIMEOUT, TEMPORARY -> Retry.AS_ALLOWED;
            default -> Retry.ONCE;
        };
        return new Attempted(
                outcome,
                execution.exitCode(),
                Optional.empty(),
                duration(),
                stderr,
                ReportedUsage.NOTHING,
                joined("; ", own, answer.noise(), execution.note()),
                retry);
    }

    private Duration duration() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }
}
