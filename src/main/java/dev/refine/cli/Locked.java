package dev.refine.cli;

import dev.refine.journal.SessionLock;
import dev.refine.workload.Manifest;
import java.util.function.IntSupplier;

/** Work that only one process may do for a manifest at a time. */
final class Locked {

    private Locked() {}

    /** @throws dev.refine.problem.BusyException at once when another process does */
    static int run(Manifest manifest, String what, IntSupplier work) {
        SessionLock lock = SessionLock.acquire(manifest.folder().resolve(".refine"), what);
        try {
            return work.getAsInt();
        } finally {
            lock.close();
        }
    }
}
