package dev.refine.quality.role;

import dev.refine.problem.RefineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, waits for all of them, and only then tells what went wrong first. */
public final class SideBySide {

    private SideBySide() {}

    public static <T> List<T> all(List<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, work.size()), runnable -> {
            Thread thread = new Thread(runnable, "role");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                done.add(future.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefineException known) {
                throw known;
            } else if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
