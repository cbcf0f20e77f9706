package dev.refine.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/** What long work on documents asks every now and then, so that it ends when nobody waits for it any more. */
public final class Interruption {

    private Interruption() {}

    /** @throws CancellationException when this thread was interrupted, and it stays interrupted */
    public static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    /** Asks whenever a parser wants more of the text. */
    static Reader reader(String text) {
        return reader(new StringReader(text));
    }

    static Reader reader(Reader text) {
        return new FilterReader(text) {
            @Override
            public int read(char[] into, int from, int most) throws IOException {
                heed();
                return super.read(into, from, most);
            }
        };
    }
}
