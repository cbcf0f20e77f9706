package dev.refine.quality.role;

import java.util.Locale;

/**
 * How a call went, small enough for a record of the journal. The answer lies in {@code folder}.
 *
 * @param key of everything that was put in
 * @param exitCode -1 when there is none
 * @param costUsd null when unknown, which is never the same as nothing
 * @param note one line, may be empty
 * @param folder relative to the session
 */
public record Call(
        Role role,
        int round,
        String label,
        String backend,
        String key,
        Status status,
        int exitCode,
        long millis,
        Double costUsd,
        Long inputTokens,
        Long outputTokens,
        String note,
        String folder) {

    /** Every way a call can end. */
    public enum Status {
        OK,
        /** The role says that there is nothing to do. */
        NO_ACTION,
        FAILED,
        TIMED_OUT,
        /** Its program is not there. */
        NOT_STARTABLE,
        /** It changed what it was only given to read; its answer is thrown away. */
        TAMPERED;

        /** As people read it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How it ended and what there is to say of that. */
    public String ending() {
        return status.words() + (note.isEmpty() ? "" : ", " + note);
    }

    /** The call as the trace of the process tells it, for somebody who must not know the round. */
    public String line() {
        return role.word() + " " + label + ": " + status.words() + ", " + millis + " ms"
                + (costUsd == null ? "" : ", " + costUsd + " USD") + (note.isEmpty() ? "" : ", " + note);
    }
}
