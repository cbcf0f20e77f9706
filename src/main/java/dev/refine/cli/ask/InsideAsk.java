package dev.refine.cli.ask;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.files.StorageFault;
import dev.refine.files.VisibleText;
import dev.refine.model.ModelClient;
import dev.refine.problem.RefineException;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * Puts questions to models without a process: a command that is {@code refine ask --model …} and nothing more is done
 * here, everything else by other means. Whoever runs it cannot tell the difference: exit code, standard streams, deadline
 * and files are the same.
 */
public final class InsideAsk implements Processes {

    private final Processes others;
    private final BiFunction<Map<String, String>, String, ModelClient> clients;
    private final Set<Thread> asking = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** @param clients the client for an environment and the name of a model */
    public InsideAsk(Processes others, BiFunction<Map<String, String>, String, ModelClient> clients) {
        this.others = others;
        this.clients = clients;
    }

    @Override
    public Execution run(Command command) {
        return OwnWords.of(command, "ask")
                .flatMap(Ask::of)
                .filter(ask -> ask.model().isPresent() && ask.preset().isEmpty())
                .map(ask -> run(ask, command))
                .orElseGet(() -> others.run(command));
    }

    private Execution run(Ask ask, Command command) {
        long begun = System.nanoTime();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                false,
                command.environment(),
                command.folder());
        AtomicReference<Object> result = new AtomicReference<>();
        Thread thread = new Thread(() -> result.set(put(ask, console)), "ask");
        thread.setUncaughtExceptionHandler((dead, defect) -> result.set(defect));
        ProcessEnd end = watch(thread, command.timeout());
        console.out().flush();
        keep(command.captureFolder().resolve("stdout"), out.toString());
        keep(command.captureFolder().resolve("stderr"), err.toString());
        if (result.get() instanceof Error defect) {
            throw defect;
        }
        if (result.get() instanceof RuntimeException defect) {
            throw defect;
        }
        int exit = end == ProcessEnd.EXITED ? (Integer) result.get() : -1;
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        return new Execution(end, exit, duration, out.toString(), err.toString(), "");
    }

    /** What this program says and gives when it is a process of its own. */
    private int put(Ask ask, Console console) {
        try {
            return ask.put(
                    ask.request(console),
                    clients.apply(console.variables(), ask.model().orElseThrow()),
                    console);
        } catch (RefineException e) {
            e.problems().forEach(problem -> console.err().println(VisibleText.of(problem.sentence())));
            return ExitCode.of(e);
        }
    }

    /** An interrupted question is over soon: a client lets go of its endpoint. */
    private ProcessEnd watch(Thread thread, Duration timeout) {
        asking.add(thread);
        try {
            if (cancelled) {
                return ProcessEnd.CANCELLED;
            }
            thread.start();
            if (cancelled) {
                thread.interrupt();
            }
            thread.join(Math.max(1, timeout.toMillis()));
            if (!thread.isAlive()) {
                return cancelled ? ProcessEnd.CANCELLED : ProcessEnd.EXITED;
            }
            thread.interrupt();
            thread.join();
            return cancelled ? ProcessEnd.CANCELLED : ProcessEnd.TIMED_OUT;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return ProcessEnd.CANCELLED;
        } finally {
            asking.remove(thread);
        }
    }

    private static void keep(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        asking.forEach(Thread::interrupt);
        others.cancel();
    }

    @Override
    public void close() {
        cancelled = true;
        asking.forEach(Thread::interrupt);
        others.close();
    }
}
