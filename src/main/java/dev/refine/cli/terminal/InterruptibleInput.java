package dev.refine.cli.terminal;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The user's keyboard, for questions that an interrupt answers: whoever waits for a line is told that the input has ended
 * as soon as the program is to end, instead of keeping the program from its last words. Reads ahead on a thread of its
 * own, from the first read on.
 */
public final class InterruptibleInput extends Reader {

    private static final long LOOK_MILLIS = 50;

    private final Reader keyboard;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(1);
    private Thread thread;
    private Chunk current;
    private int next;

    /** {@code length} is -1 at the end of the input, whatever ended it. */
    private record Chunk(char[] text, int length) {}

    public InterruptibleInput(Reader keyboard) {
        super();
        this.keyboard = keyboard;
    }

    private void listen() {
        if (thread == null) {
            thread = new Thread(this::pump, "keyboard");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        listen();
        while (current == null || current.length() >= 0 && next >= current.length()) {
            if (Interrupts.isRequested()) {
                return -1;
            }
            try {
                current = chunks.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                next = 0;
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
                length = keyboard.read(text, 0, text.length);
            } catch (IOException gone) {
                length = -1;
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
        listen();
        return Interrupts.isRequested() || current != null && next < current.length() || !chunks.isEmpty();
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
    }
}
