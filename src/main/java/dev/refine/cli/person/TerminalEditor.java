package dev.refine.cli.person;

import dev.refine.cli.terminal.Interrupts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * An editor that has the terminal. A signal to this program is none to the editor, for which it would wait until it is cut
 * off itself; so the editor is asked to end, too, as most save what they hold then, and made to after a moment.
 */
final class TerminalEditor implements SuggestionEditor {

    private static final long GRACE_MILLIS = 700;
    private static final long KILL_MILLIS = 300;

    /** Whatever the editor itself says: nobody has decided that its file is ready. */
    private static final int TERMINATED = 143;

    private final String command;

    /** @param command shell text, to which the file is added */
    TerminalEditor(String command) {
        this.command = command;
    }

    @Override
    public int edit(Path file) throws IOException, InterruptedException {
        Process editor = new ProcessBuilder(List.of("sh", "-c", command + " \"$1\"", "sh", file.toString()))
                .inheritIO()
                .start();
        AtomicBoolean cutShort = new AtomicBoolean();
        Interrupts.during(() -> await(editor), () -> {
            cutShort.set(editor.isAlive());
            end(editor.toHandle());
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return cutShort.get() ? TERMINATED : editor.exitValue();
    }

    private static void await(Process editor) {
        try {
            editor.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(ProcessHandle editor) {
        List<ProcessHandle> all = tree(editor).toList();
        all.forEach(ProcessHandle::destroy);
        if (!areGone(all, GRACE_MILLIS)) {
            List<ProcessHandle> deaf =
                    all.stream().flatMap(TerminalEditor::tree).toList();
            deaf.forEach(ProcessHandle::destroyForcibly);
            areGone(deaf, KILL_MILLIS);
        }
    }

    /** Waits for it, but not for long. */
    private static boolean areGone(List<ProcessHandle> processes, long millis) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Stream<ProcessHandle> tree(ProcessHandle process) {
        return Stream.concat(process.descendants(), Stream.of(process));
    }
}
