package dev.refine.cli.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jline.utils.NonBlockingReader;

/** The console's input, key by key. Takes none before it is wanted, so that the next reader finds all the others. */
final class Keys extends NonBlockingReader {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final BufferedReader in;

    Keys(BufferedReader in) {
        super();
        this.in = in;
    }

    @Override
    protected int read(long timeoutMillis, boolean peeks) throws IOException {
        if (timeoutMillis > 0 && !comes(timeoutMillis)) {
            return READ_EXPIRED;
        }
        if (!peeks) {
            return in.read();
        }
        in.mark(1);
        int key = in.read();
        if (key >= 0) {
            in.reset();
        }
        return key;
    }

    private boolean comes(long timeoutMillis) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (!in.ready()) {
            if (System.nanoTime() >= until) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    @Override
    public int readBuffered(char[] keys, int offset, int length, long timeoutMillis) throws IOException {
        int count = 0;
        while (count < length && (count == 0 || in.ready())) {
            int key = count == 0 ? read(timeoutMillis, false) : in.read();
            if (key < 0) {
                return count == 0 ? key : count;
            }
            keys[offset + count++] = (char) key;
        }
        return count;
    }
}
