package dev.refine.process;

/** Runs commands. An implementation leaves no process behind, whatever the command does, also when this JVM dies. */
public interface Processes extends AutoCloseable {

    /**
     * Runs one command to its end; blocks. Many threads may call at once. A failing command is an {@link Execution},
     * never an exception; exceptions mean that this machine could not do its part.
     */
    Execution run(Command command);

    /** Ends every running command (TERM, a short grace, KILL); each reports {@link ProcessEnd#CANCELLED}. Idempotent. */
    void cancel();

    /** Cancels and frees what is held. */
    @Override
    void close();
}
