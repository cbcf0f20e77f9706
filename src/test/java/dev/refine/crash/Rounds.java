package dev.refine.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same thing many times, a few at a time, each in a folder of its own. */
public final class Rounds {

    private final int atATime;

    private Rounds(int atATime) {
        this.atATime = atATime;
    }

    /** For rounds that do little but wait. */
    public static Rounds ofWaiting() {
        return new Rounds(8);
    }

    /** For rounds that keep a processor busy. */
    public static Rounds ofWork() {
        return new Rounds(2);
    }

    /** What is done with one of the things. */
    public interface Round<T> {
        void play(T thing, Path folder) throws Exception;
    }

    /** Plays rounds that are numbered from 0. */
    public void play(int count, Path folder, Round<Integer> round) throws Exception {
        each(IntStream.range(0, count).boxed().toList(), folder, round);
    }

    /** Plays a round with each thing; the first failure is thrown when all have ended. */
    public <T> void each(Collection<T> things, Path folder, Round<T> round) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (T thing : things) {
                Path own = Files.createDirectories(folder.resolve("round-" + all.size()));
                all.add(() -> {
                    round.play(thing, own);
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }
}
