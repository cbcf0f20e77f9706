package dev.refine.cli;

import dev.refine.journal.SessionLock;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/** Work that only one process may do for a manifest at a time. */
final class Locked {

    private Locked() {}

    /** @throws dev.refine.problem.BusyException at once when another process does */
    static int run(Manifest manifest, String what, IntSupplier work) {
        return in(manifest.folder(), what, work);
    }

    /** The same before there is a manifest. */
    static int in(Path folder, String what, IntSupplier work) {
        SessionLock lock = SessionLock.acquire(folder.resolve(".refine"), what);
        try {
            return work.getAsInt();
        } finally {
            lock.close();
        }
    }
}
