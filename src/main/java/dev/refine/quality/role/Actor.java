package dev.refine.quality.role;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Plays a role once. Whatever goes wrong is a status; an exception means that this machine could not do its part. Many
 * threads may call at once.
 */
public interface Actor {

    Acted act(Turn turn);

    /**
     * What is laid out for a call.
     *
     * @param work holds the request's inputs and is the working folder
     * @param out empty; receives files
     * @param session holds the request's steps
     * @param capture receives {@code stdout} and {@code stderr}
     */
    record Turn(RoleRequest request, Backend backend, Path work, Path out, Path session, Path prompt, Path capture) {}

    /** @param text the answer as text, without limit; may be empty */
    record Acted(Call.Status status, int exitCode, Duration duration, String text, String note) {}
}
