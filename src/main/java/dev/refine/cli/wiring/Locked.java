package dev.refine.cli.wiring;

import dev.refine.journal.session.SessionLock;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/** Work that only one process may do for a manifest at a time. */
public final class Locked {

    private Locked() {}

    /** @throws dev.refine.problem.BusyException at once when another process does */
    public static int run(Manifest manifest, String what, IntSupplier work) {
        return in(manifest.folder(), what, work);
    }

    /** The same before there is a manifest. */
    public static int in(Path folder, String what, IntSupplier work) {
        SessionLock lock = SessionLock.acquire(folder.resolve(".refine"), what);
        try {
            return work.getAsInt();
        } finally {
            lock.close();
        }
    }
}
