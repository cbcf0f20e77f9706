package dev.refine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same thing many times, a few at a time, each in a folder of its own. */
final class Rounds {

    private static final int AT_A_TIME = 4;

    private Rounds() {}

    interface Round {
        void play(Path folder) throws Exception;
    }

    static void play(int count, Path folder, Round round) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path own = Files.createDirectories(folder.resolve("round-" + i));
                all.add(() -> {
                    round.play(own);
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
