package dev.refine.process;

import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The resident shell of one slot: forks one command at a time. Used by one thread at a time. */
final class Guard {

    private static final long READY_SECONDS = 20;

    private final Resident resident;
    private final Requests requests;
    private final long pid;

    private Guard(Resident resident, Requests requests, long pid) {
        this.resident = resident;
        this.requests = requests;
        this.pid = pid;
    }

    /** Launches a shell whose environment carries the mark of the session, like that of its commands. */
    static Guard launch(Isolation isolation, Map<String, String> environment, Mark mark) {
        return launch(isolation, environment, mark, Optional.empty());
    }

    /** With a voice, for one command that is spoken to. */
    static Guard launch(Isolation isolation, Map<String, String> environment, Mark mark, Optional<Voice> voice) {
        Map<String, String> base = Variables.base(environment);
        Map<String, String> started = new TreeMap<>(base);
        started.put(Mark.VARIABLE, mark.ofGuards());
        Resident resident = Resident.launch(isolation.shellLine(), started, voice);
        try {
            String pipes = voice.isPresent() ? GuardScript.PIPES : "";
            resident.send(pipes + (isolation.jobControl() ? "set -m\n" : "") + GuardScript.RUNNER);
            String ready = resident.report(TimeUnit.SECONDS.toNanos(READY_SECONDS));
            if (ready != null && ready.startsWith("R ")) {
                Requests requests = new Requests(base, launcher(isolation), mark);
                return new Guard(resident, requests, Long.parseLong(ready.substring(2)));
            }
        } catch (IOException e) {
            throw broken(isolation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        resident.endInput();
        throw broken(isolation, null);
    }

    /** With bash each command gets a group of its own; another shell needs setsid for it, once per command. */
    private static String launcher(Isolation isolation) {
        return isolation.jobControl()
                ? ""
                : isolation
                        .setsid()
                        .map(p -> NativeText.quoted(p.toString()) + " ")
                        .orElse("");
    }

    private static StorageException broken(Isolation isolation, Exception cause) {
        return new StorageException(
                Problem.of(
                        "guard-launch",
                        "the shell that guards commands, " + String.join(" ", isolation.shellLine()) + ", gave no sign",
                        "",
                        "Look at it with: refine doctor"),
                cause);
    }

    long pid() {
        return pid;
    }

    boolean isGone() {
        return resident.isGone();
    }

    /** Begins a command; its end comes as a report. False when the shell is gone, and then nothing was begun. */
    boolean begin(long id, Command command, Capture capture) {
        try {
            resident.send(requests.call(id, command, capture));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Begins the one command that is spoken to from now on. */
    boolean converse(long id, Command command, Capture capture) {
        try {
            resident.send(requests.conversation(id, command, capture));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Says a line to that command. False when nobody listens. */
    boolean say(String line) {
        try {
            resident.send((line + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next report, or null when none came in time. */
    List<String> report(long nanos) throws InterruptedException {
        String line = resident.report(nanos);
        return line == null ? null : List.of(line.split(" "));
    }

    void interrupt(String report) {
        resident.inject(report);
    }

    /** Lets the shell end by itself. */
    void close() {
        resident.endInput();
    }

    boolean awaitEnd(long millis) {
        return resident.awaitEnd(millis);
    }

    void kill() {
        resident.endInput();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
