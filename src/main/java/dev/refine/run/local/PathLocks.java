package dev.refine.run.local;

import dev.refine.run.CasePool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps two runs from writing one place at the same time. Places are taken in order, so nobody waits in a circle; who comes
 * first is served first. */
final class PathLocks {

    private final Map<Path, Semaphore> locks = new ConcurrentHashMap<>();

    CasePool.Place hold(List<Path> places) throws InterruptedException {
        List<Semaphore> wanted = places.stream()
                .map(Path::normalize)
                .sorted()
                .distinct()
                .map(place -> locks.computeIfAbsent(place, p -> new Semaphore(1, true)))
                .toList();
        int held = 0;
        try {
            for (Semaphore lock : wanted) {
                lock.acquire();
                held++;
            }
        } catch (InterruptedException e) {
            wanted.subList(0, held).forEach(Semaphore::release);
            throw e;
        }
        return () -> wanted.forEach(Semaphore::release);
    }
}
