package dev.refine.process;

import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DaemonExecutor;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * A shell that stays, launched once through commons-exec. It reads its program and then one request after another from
 * its standard input; every line it prints becomes a report. When this JVM dies, its input ends.
 */
final class Resident {

    /** The last report of every resident: its output has ended, so it is gone or going. */
    static final String GONE = "gone";

    private static final long LAST_WORDS_MILLIS = 2000;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Streams streams = new Streams();
    private volatile boolean gone;

    private final Optional<Voice> voice;

    private Resident(Optional<Voice> voice) {
        this.voice = voice;
    }

    /** Launches it; {@code environment} null = that of this JVM. */
    static Resident launch(List<String> argv, Map<String, String> environment) {
        return launch(argv, environment, Optional.empty());
    }

    /** With a voice, that one hears its standard output, and the reports come on its standard error. */
    static Resident launch(List<String> argv, Map<String, String> environment, Optional<Voice> voice) {
        Resident resident = new Resident(voice);
        CommandLine line = new CommandLine(argv.get(0));
        argv.stream().skip(1).forEach(word -> line.addArgument(word, false));
        DefaultExecutor executor =
                DaemonExecutor.builder().setThreadFactory(resident::thread).get();
        executor.setStreamHandler(resident.streams);
        try {
            executor.execute(line, environment, resident.new End());
            resident.streams.ready.get();
        } catch (IOException | ExecutionException | OutOfMemoryError e) {
            throw cannotLaunch(argv.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotLaunch(argv.get(0), e);
        }
        return resident;
    }

    /** A machine that has no thread to spare says so by an error in the middle of a launch; nobody is to wait for its end. */
    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((dead, error) -> {
            streams.ready.completeExceptionally(error);
            gone = true;
            reports.add(GONE);
            ended.complete(null);
        });
        return thread;
    }

    private static StorageException cannotLaunch(String shell, Throwable cause) {
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return new StorageException(
                Problem.of(
                        "guard-launch",
                        "cannot start the shell that guards commands, " + shell,
                        first.getMessage() == null ? "" : "The system says: " + first.getMessage() + ".",
                        "Look at it with: refine doctor"),
                cause);
    }

    /** One write, so that a request is whole or not there at all in the usual sizes. */
    void send(String text) throws IOException {
        send(NativeText.encode(text));
    }

    synchronized void send(byte[] bytes) throws IOException {
        streams.input.write(bytes);
        streams.input.flush();
    }

    /** The next report, or null when none came in time. */
    String report(long nanos) throws InterruptedException {
        return reports.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** Puts a report of ours among those of the shell. */
    void inject(String report) {
        reports.add(report);
    }

    boolean isGone() {
        return gone;
    }

    /** Ends its input, which lets it finish by itself. */
    void endInput() {
        try {
            streams.input.close();
        } catch (IOException e) {
            gone = true;
        }
    }

    boolean awaitEnd(long millis) {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Runs in commons-exec's own thread, which reads the reports itself: no pump thread, nothing buffered. */
    private final class Streams implements ExecuteStreamHandler {

        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private OutputStream input;
        private InputStream output;
        private InputStream error;

        @Override
        public void setProcessInputStream(OutputStream stream) {
            input = stream;
        }

        @Override
        public void setProcessOutputStream(InputStream stream) {
            output = stream;
        }

        @Override
        public void setProcessErrorStream(InputStream stream) {
            // Without a voice: the program of every resident sends its own messages to /dev/null first.
            error = stream;
        }

        @Override
        public void start() {
            Optional<Thread> listener = voice.map(one -> new Thread(() -> one.listen(output), "voice"));
            listener.ifPresent(thread -> thread.setDaemon(true));
            listener.ifPresent(Thread::start);
            ready.complete(null);
            InputStream told = voice.isPresent() ? error : output;
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(told, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reports.add(line);
                }
            } catch (IOException e) {
                gone = true;
            }
            gone = true;
            reports.add(GONE);
            listener.ifPresent(this::hearTheRest);
        }

        /** commons-exec closes the pipes next, and with them what was said last. */
        private void hearTheRest(Thread listener) {
            try {
                listener.join(LAST_WORDS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void stop() {
            gone = true;
        }
    }

    private final class End implements ExecuteResultHandler {

        @Override
        public void onProcessComplete(int exitValue) {
            ended.complete(null);
        }

        @Override
        public void onProcessFailed(ExecuteException e) {
            streams.ready.completeExceptionally(e);
            ended.complete(null);
        }
    }
}
