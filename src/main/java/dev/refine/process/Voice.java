package dev.refine.process;

import dev.refine.process.Conversation.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a command says, line by line. Whoever says more than is listened to has to wait; memory is bounded. */
final class Voice {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int LINES_AHEAD = 16;

    private static final Heard END = new Heard(Heard.Kind.END, "");

    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(LINES_AHEAD);
    private volatile boolean over;

    /** Reads until the end; blocks its thread. */
    void listen(InputStream stream) {
        try {
            BoundedLines lines = new BoundedLines(stream, LONGEST_LINE);
            for (Heard next = lines.next(); next.kind() != Heard.Kind.END && !over; next = lines.next()) {
                while (!over && !heard.offer(next, 100, TimeUnit.MILLISECONDS)) {
                    continue;
                }
            }
        } catch (IOException e) {
            // Its end, as good as any other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        over = true;
        heard.offer(END);
    }

    /** What has not been heard yet will not be. */
    void silence() {
        over = true;
    }

    boolean isOver() {
        Heard next = heard.peek();
        return over && (next == null || next == END);
    }

    Heard next(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = until - System.nanoTime();
            Heard next = heard.poll(Math.min(Math.max(left, 0), 100_000_000), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
            if (isOver()) {
                return END;
            }
            if (left <= 0) {
                return new Heard(Heard.Kind.NOTHING, "");
            }
        }
    }
}
