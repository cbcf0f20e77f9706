package dev.refine.cli.terminal;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The user's keyboard, for questions that an interrupt answers: whoever waits for a line is told that the input has ended
 * as soon as the program is to end, instead of keeping the program from its last words. Reads on a thread of its own, and
 * only while somebody asks: what is typed later belongs to whoever has the terminal then, such as an editor.
 */
public final class InterruptibleInput extends Reader {

    private static final long LOOK_MILLIS = 50;

    private final Reader keyboard;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(1);
    private final Semaphore wanted = new Semaphore(0);
    private Thread thread;
    private boolean isAwaited;
    private Chunk current;
    private int next;

    /** {@code length} is -1 at the end of the input, whatever ended it. */
    private record Chunk(char[] text, int length) {}

    public InterruptibleInput(Reader keyboard) {
        super();
        this.keyboard = keyboard;
    }

    /** Has the thread read once, unless it is at that already. */
    private void listen() {
        if (thread == null) {
            thread = new Thread(this::pump, "keyboard");
            thread.setDaemon(true);
            thread.start();
        }
        if (!isAwaited) {
            isAwaited = true;
            wanted.release();
        }
    }

    private boolean holdsSome() {
        return current != null && (current.length() < 0 || next < current.length());
    }

    private void take(Chunk chunk) {
        if (chunk != null) {
            current = chunk;
            next = 0;
            isAwaited = false;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!holdsSome()) {
            if (Interrupts.isRequested()) {
                return -1;
            }
            listen();
            try {
                take(chunks.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
        if (current.length() < 0) {
            return -1;
        }
        int count = Math.min(length, current.length() - next);
        System.arraycopy(current.text(), next, target, offset, count);
        next += count;
        return count;
    }

    private void pump() {
        int length = 0;
        while (length >= 0) {
            char[] text = new char[4096];
            try {
                wanted.acquire();
                length = keyboard.read(text, 0, text.length);
            } catch (IOException gone) {
                length = -1;
            } catch (InterruptedException e) {
                return;
            }
            try {
                chunks.put(new Chunk(text, length));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Also when the program is to end: a read says at once that nothing comes any more. */
    @Override
    public boolean ready() {
        if (Interrupts.isRequested() || holdsSome()) {
            return true;
        }
        listen();
        return !chunks.isEmpty();
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
    }
}
