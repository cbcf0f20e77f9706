package dev.refine.process;

import java.time.Duration;

/**
 * A command that stays and is spoken to line by line: lines go to its standard input, and its answers come on its file
 * descriptor 3. What it writes to standard output and standard error goes to the files of its capture folder and is
 * never an answer. One thread at a time; {@link #close} from any.
 */
public interface Conversation extends AutoCloseable {

    /** Says one line; its newline is added. False when the command is gone or does not listen: nothing was said. */
    boolean say(String line);

    /** Waits for the next line of its answers. */
    Heard hear(Duration patience) throws InterruptedException;

    /** Whether it has ended, or is ending. */
    boolean isOver();

    /** Ends it as a command is ended whose time has run out, with every process of its tree. Blocks. Idempotent. */
    Execution expire();

    /**
     * Ends its standard input and waits a little for it to end by itself, then ends its tree. Idempotent.
     *
     * @return how it ended, with the beginning and end of what its capture folder holds
     */
    Execution finish();

    @Override
    default void close() {
        finish();
    }

    /**
     * What was heard.
     *
     * @param text the line when {@link Kind#LINE}, else empty
     */
    record Heard(Kind kind, String text) {

        public enum Kind {
            LINE,
            /** A line that was longer than any answer may be; it was thrown away while it came. */
            TOO_LONG,
            /** Nothing in time. */
            NOTHING,
            /** Nothing more will come; half a line before the end is thrown away. */
            END
        }
    }
}
